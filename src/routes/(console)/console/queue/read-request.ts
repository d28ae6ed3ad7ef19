import type { DossierState } from '#hotline/dossier';
import { messages } from '#ui/messages/index.ts';

/** What a list's address asks for. All of it stays in the address, so that a list can be sent to a colleague. */
export interface ListRequest {
  state: string;
  order: 'priority' | 'newest' | 'oldest' | 'due';
  category: string | null;
  priority: number | null;
  cursor: string | null;
}

// Every state has its word: the catalogue is the list, and the rooms stay out of the web build.
const states = Object.keys(messages('fr').words.states) as DossierState[];

/** What waits for a person, also while the machine is still screening it. */
const waiting: readonly DossierState[] = [
  'received',
  'screening',
  'awaiting-qualification',
  'second-reading',
];

const orders = ['priority', 'newest', 'oldest', 'due'] as const;

/** Reads the address; what nobody knows counts as not asked. */
export function readRequest(query: URLSearchParams): ListRequest {
  const order = query.get('order');
  const priority = Number(query.get('priority'));
  return {
    state: query.get('state') ?? '',
    order: orders.find((known) => known === order) ?? 'priority',
    category: query.get('category') || null,
    priority: [1, 2, 3, 4].includes(priority) ? priority : null,
    cursor: query.get('cursor'),
  };
}

/** One state, all of them, or what waits for a person. */
export function statesOf(request: ListRequest): readonly DossierState[] {
  if (request.state === 'all') return states;
  const one = states.find((state) => state === request.state);
  return one ? [one] : waiting;
}

/** The address of the same list with some of it changed. */
export function addressOf(request: ListRequest, change: Partial<ListRequest>): string {
  const { state, order, category, priority, cursor } = { ...request, ...change };
  const query = new URLSearchParams();
  if (state) query.set('state', state);
  if (order !== 'priority') query.set('order', order);
  if (category) query.set('category', category);
  if (priority) query.set('priority', String(priority));
  if (cursor) query.set('cursor', cursor);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
