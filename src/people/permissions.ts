import { roles, type Permissions } from './role.ts';

/** Who may do what in this room. */
export const permissions = {
  'own-account': roles,
  'manage-people': ['admin'],
} as const satisfies Permissions;
