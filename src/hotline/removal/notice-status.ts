/**
 * Where a notice is. `queued`: waits for its hour or for the mail server; `sent`: the other side's server has
 * accepted it; `failed`: refused for good, people decide; `answered`: every address of it has an answer;
 * `closed`: nothing was left to send.
 */
export type NoticeStatus = 'queued' | 'sent' | 'failed' | 'answered' | 'closed';

/** The pure table of moves. A notice that is sent never goes back: a repeated job finds it so and stops. */
export const noticeMoves = {
  queued: ['sent', 'failed', 'closed'],
  sent: ['answered'],
  failed: ['queued', 'closed'],
  answered: [],
  closed: [],
} as const satisfies Record<NoticeStatus, readonly NoticeStatus[]>;

/** Whether a notice may go from one status to another. */
export const mayMove = (from: NoticeStatus, to: NoticeStatus): boolean =>
  (noticeMoves[from] as readonly NoticeStatus[]).includes(to);
