/** Action → roles that may do it; read by the default-deny router. */
export const permissions = {
  'known-images.read': ['analyst', 'second-reader', 'supervisor', 'director'],
  'known-images.veiled': ['analyst', 'second-reader', 'supervisor'],
  'known-images.clear': ['analyst', 'second-reader', 'supervisor'],
} as const;
