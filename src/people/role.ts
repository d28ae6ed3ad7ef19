/** What somebody may be here; one person may be several. Ordered from the task to the house. */
export const roles = ['analyst', 'second-reader', 'supervisor', 'director', 'admin', 'partner'] as const;

/** One of the six roles. */
export type Role = (typeof roles)[number];

/** Which roles may do each act of a room: what a room's `permissions.ts` holds. */
export type Permissions = Record<string, readonly Role[]>;

/** Tells whether a text from outside names a role. */
export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);
