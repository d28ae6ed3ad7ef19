/** Who may do what with fingerprint lists. */
export const permissions = {
  'hashing.add-list': ['supervisor', 'admin'],
  'hashing.add-entries': ['supervisor', 'admin'],
} as const;
