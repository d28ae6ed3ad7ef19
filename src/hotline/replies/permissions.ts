/** Action → roles that may do it; read by the default-deny router. */
export const permissions = {
  'replies.read': ['analyst', 'second-reader', 'supervisor', 'director'],
} as const;
