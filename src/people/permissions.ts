import { roles, type Permissions } from './role.ts';

/** Who may do what in this room. */
export const permissions = {
  'people.own-account': roles,
  'people.manage': ['admin'],
  'people.keep-program-keys': ['admin'],
} as const satisfies Permissions;
