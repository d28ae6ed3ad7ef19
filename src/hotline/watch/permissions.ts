/** Action → roles that may do it; read by the default-deny router. */
export const permissions = {
  'watch.read': ['analyst', 'second-reader', 'supervisor', 'director'],
} as const;
