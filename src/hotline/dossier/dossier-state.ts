/** Where a dossier is in its life. See GLOSSARY.md. */
export type DossierState =
  | 'received'
  | 'screening'
  | 'awaiting-qualification'
  | 'second-reading'
  | 'qualified'
  | 'locating'
  | 'acting'
  | 'watching'
  | 'removed'
  | 'closed-not-illegal'
  | 'closed-out-of-scope'
  | 'closed-not-found'
  | 'closed-passed-on';

/** The pure table of moves. What is not here cannot happen. */
export const moves = {
  received: ['screening', 'awaiting-qualification'],
  screening: ['awaiting-qualification'],
  'awaiting-qualification': [
    'second-reading',
    'qualified',
    'closed-not-illegal',
    'closed-out-of-scope',
    'closed-not-found',
    'closed-passed-on',
  ],
  'second-reading': ['qualified', 'awaiting-qualification', 'closed-not-illegal', 'closed-out-of-scope'],
  qualified: ['locating', 'awaiting-qualification'],
  locating: ['acting', 'awaiting-qualification'],
  acting: ['watching', 'locating', 'closed-passed-on', 'closed-not-found', 'awaiting-qualification'],
  watching: ['removed', 'locating', 'acting', 'closed-passed-on', 'awaiting-qualification'],
  removed: ['received', 'awaiting-qualification', 'watching'],
  'closed-not-illegal': ['awaiting-qualification'],
  'closed-out-of-scope': ['awaiting-qualification'],
  'closed-not-found': ['received', 'awaiting-qualification'],
  'closed-passed-on': ['awaiting-qualification'],
} as const satisfies Record<DossierState, readonly DossierState[]>;

/** Every state, in the order of a life. */
export const dossierStates = Object.keys(moves) as DossierState[];

/** Whether a dossier may go from one state to another. */
export const allowed = (from: DossierState, to: DossierState): boolean =>
  (moves[from] as readonly DossierState[]).includes(to);

/** States after which nobody works on it; each can be reopened with a reason. */
export const settledStates = [
  'removed',
  'closed-not-illegal',
  'closed-out-of-scope',
  'closed-not-found',
  'closed-passed-on',
] as const satisfies readonly DossierState[];

/** States in which a person has to read: shown in the queue, also while the machine is still screening. */
export const queueStates = [
  'received',
  'screening',
  'awaiting-qualification',
  'second-reading',
] as const satisfies readonly DossierState[];

/** A dossier in one of these is finished until somebody reopens it. */
export const isSettled = (state: DossierState): boolean =>
  (settledStates as readonly DossierState[]).includes(state);

/** Text from outside is a state, or it is not. */
export const isDossierState = (text: string): text is DossierState => text in moves;
