import { can, desk, initialsOf } from '../(console)/desk.ts';
import type { LayoutServerLoad } from './$types';

/**
 * The frame of administration. It asks the database for nothing: this is the page to look at when the database is
 * the thing that is down.
 */
export const load: LayoutServerLoad = ({ locals }) => {
  const { staff, language } = desk(locals);
  return {
    language,
    me: { id: staff.id, name: staff.name, initials: initialsOf(staff.name), roles: staff.roles },
    mayWork: can(staff, 'dossier.read'),
    mayAudit: can(staff, 'audit.read'),
    mayAdmin: can(staff, 'admin.open'),
    mayKeepLists: can(staff, 'hashing.add-list'),
  };
};
