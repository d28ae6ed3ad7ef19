/** Action → roles that may do it; read by the default-deny router. The answer page is public: its link is signed. */
export const permissions = {
  'removal.read-notices': ['analyst', 'second-reader', 'supervisor', 'director'],
  'removal.send-again': ['supervisor', 'director'],
} as const;
