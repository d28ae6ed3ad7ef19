export { make, type AuditRoom } from './make.ts';
export type { AuditEntry, AuditPage, NewAuditEntry } from './entry.ts';
export type { AuditRequest } from './list-entries.ts';
export { permissions } from './permissions.ts';
