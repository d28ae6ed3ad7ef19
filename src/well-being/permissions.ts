/** Who may look at something in clear. Everybody sees their own sum of the day and nobody else's. */
export const permissions = {
  'well-being.view-clear': ['analyst', 'second-reader', 'supervisor'],
  'well-being.read-own-day': ['analyst', 'second-reader', 'supervisor', 'director', 'admin'],
} as const;
