/** Action → roles that may do it; read by the default-deny router, and checked once more in the room. */
export const permissions = {
  'legal-qualification.qualify': ['analyst', 'second-reader', 'supervisor'],
  'legal-qualification.second-read': ['second-reader', 'supervisor'],
} as const;
