/** Action → roles that may do it; read by the default-deny router. */
export const permissions = {
  'intake.read-comment': ['analyst', 'second-reader', 'supervisor'],
  'intake.read-contact': ['supervisor'],
} as const;
