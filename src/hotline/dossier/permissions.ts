/** Action → roles that may do it; read by the default-deny router. */
export const permissions = {
  'dossier.read': ['analyst', 'second-reader', 'supervisor', 'director'],
  'dossier.claim': ['analyst', 'second-reader', 'supervisor'],
  'dossier.reopen': ['analyst', 'second-reader', 'supervisor'],
  'dossier.pass-on': ['analyst', 'second-reader', 'supervisor'],
} as const;
