/** Action → roles that may do it; read by the default-deny router. */
export const permissions = {
  'location.read-hosters': ['analyst', 'second-reader', 'supervisor', 'director'],
  'location.register-hoster': ['supervisor', 'director', 'admin'],
  'location.approve-hoster': ['supervisor', 'director'],
} as const;
