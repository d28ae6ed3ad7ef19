import { permissions as audit } from '#audit';
import { permissions as hashing } from '#hashing';
import { permissions as dossier } from '#hotline/dossier';
import { permissions as intake } from '#hotline/intake';
import { permissions as knownImages } from '#hotline/known-images';
import { permissions as legalQualification } from '#hotline/legal-qualification';
import { permissions as location } from '#hotline/location';
import { permissions as removal } from '#hotline/removal';
import { permissions as watch } from '#hotline/watch';
import { may, permissions as people, type Permissions, type Role, type Staff } from '#people';
import { permissions as wellBeing } from '#well-being';

/** Acts that belong to a front door and to no room. */
const doors = {
  'console.open': ['analyst', 'second-reader', 'supervisor', 'director'],
  'console.read-figures': ['analyst', 'second-reader', 'supervisor', 'director'],
  'admin.open': ['admin'],
} as const satisfies Permissions;

/** Every act of every room, with the roles that may do it: the one table that the router reads. */
export const acts = {
  ...people,
  ...audit,
  ...hashing,
  ...dossier,
  ...intake,
  ...knownImages,
  ...legalQualification,
  ...location,
  ...removal,
  ...watch,
  ...wellBeing,
  ...doors,
} as const satisfies Permissions;

/** The name of an act, `room.verb`. */
export type Action = keyof typeof acts;

/** What a route asks for: nothing, or that the person may do one act. */
export type Policy = 'public' | Action;

/**
 * Default deny: each route that SvelteKit knows stands here, or it does not answer. A test compares this list with
 * the folder, in both directions.
 */
export const policies: Readonly<Record<string, Policy>> = {
  '/(site)': 'public',
  '/(site)/accessibility': 'public',
  '/(site)/answer/[token]': 'public',
  '/(site)/figures': 'public',
  '/(site)/figures/figures.csv': 'public',
  '/(site)/intimate-image': 'public',
  '/(site)/listen': 'public',
  '/(site)/privacy': 'public',
  '/(site)/receipt': 'public',
  '/(site)/report': 'public',
  '/(site)/resources': 'public',

  '/(people)/sign-in': 'public',
  '/(people)/sign-in/once': 'public',
  '/(people)/set-up': 'public',
  '/(people)/sign-out': 'public',
  '/(people)/account': 'people.own-account',

  '/(console)/console': 'dossier.read',
  '/(console)/console/task': 'dossier.claim',
  '/(console)/console/pause': 'dossier.claim',
  '/(console)/console/queue': 'dossier.read',
  '/(console)/console/queue.json': 'dossier.read',
  '/(console)/console/live': 'dossier.read',
  '/(console)/console/search': 'dossier.read',
  '/(console)/console/notices': 'removal.read-notices',
  '/(console)/console/watch': 'watch.read',
  '/(console)/console/figures': 'console.read-figures',
  '/(console)/console/audit': 'audit.read',
  '/(console)/console/dossiers/[id]': 'dossier.read',
  '/(console)/console/dossiers/[id]/heartbeat': 'dossier.claim',
  '/(console)/console/dossiers/[id]/items/[item]': 'known-images.clear',
  '/(console)/console/dossiers/[id]/items/[item]/clear': 'well-being.view-clear',
  '/(console)/console/dossiers/[id]/items/[item]/veiled': 'known-images.veiled',

  '/(admin)/admin': 'admin.open',
  '/(admin)/admin/fingerprints': 'hashing.add-list',
  '/(admin)/admin/people': 'people.manage',
  '/(admin)/admin/programs': 'people.keep-program-keys',
};

/**
 * `sign-in`: nobody is signed in, show the door. `second-factor`: the own account first. `not-found`: no such
 * route, or not for this person; the answer is the same, because that a page exists can be a secret too.
 */
export type Decision = 'allow' | 'sign-in' | 'second-factor' | 'not-found';

/** Tells whether a person may do an act. */
export const mayDo = (staff: Staff | null, action: Action): boolean => {
  const allowed: readonly Role[] = acts[action];
  return may(staff, allowed);
};

/** Judges one policy; what the API's routes, which carry theirs with them, use directly. */
export function judge(policy: Policy | undefined, staff: Staff | null): Decision {
  if (policy === undefined) return 'not-found';
  if (policy === 'public') return 'allow';
  if (staff === null) return 'sign-in';
  if (staff.mustSecure && policy !== 'people.own-account') return 'second-factor';
  return mayDo(staff, policy) ? 'allow' : 'not-found';
}

/** Judges a request for one of SvelteKit's routes; `routeId` null: SvelteKit knows none for it. */
export function decide(routeId: string | null, staff: Staff | null): Decision {
  return judge(routeId !== null && Object.hasOwn(policies, routeId) ? policies[routeId] : undefined, staff);
}
