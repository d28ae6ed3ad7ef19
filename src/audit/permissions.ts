/** Who may read the trail. Nobody may change it: the database refuses. */
export const permissions = {
  'audit.read': ['supervisor', 'director', 'admin'],
} as const;
