import type { Id } from '#ground/ids';
import type { Role } from './role.ts';

/** Somebody who is signed in, as every other room sees them. */
export interface Staff {
  id: Id<'Staff'>;
  name: string;
  email: string;
  roles: Role[];
  /** Has a passkey or a confirmed authenticator app. */
  hasSecondFactor: boolean;
  /** Must add a second factor before anything but the own account opens (production only, ASVS 6.3.3). */
  mustSecure: boolean;
  /** Belongs to the invented team of the sandbox. */
  isDemo: boolean;
}

/** Tells whether a person has one of the roles that an act asks for. Nobody signed in may do nothing. */
export function may(staff: Staff | null, allowed: readonly Role[]): boolean {
  return staff !== null && staff.roles.some((role) => allowed.includes(role));
}
