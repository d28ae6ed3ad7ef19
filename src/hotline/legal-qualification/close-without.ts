import { inTransaction } from '#ground/db';
import { outsideReason, packReference } from '#taxonomy';
import { lawDay, requireReasons } from './find-verdict.ts';
import { keepDecision, type QualificationNeeds } from './keep-decision.ts';
import { beginReading } from './may-read.ts';
import type { Finding, Qualification, Reader } from './qualification.ts';

export type Closing = 'closed-not-illegal' | 'closed-out-of-scope' | 'closed-not-found';

const findings: Record<Closing, Finding> = {
  'closed-not-illegal': 'not-illegal',
  'closed-out-of-scope': 'out-of-scope',
  'closed-not-found': 'not-found',
};

export interface ClosingRequest {
  dossierId: string;
  staff: Reader;
  as: Closing;
  reasons: string;
  /** Which door helps instead, e.g. 'outside.fraud'; an unknown id is left out. */
  outsideReason?: string | undefined;
}

/**
 * Closes a dossier without walking through an infraction. In second reading it is the second reader's act, and
 * "not found" is not offered there. Throws DOS-001, DOS-002, QUA-001, QUA-002, QUA-003, QUA-008, QUA-010.
 */
export function closeWithout(needs: QualificationNeeds, asked: ClosingRequest): Promise<Qualification> {
  return inTransaction(needs.db, async (tx) => {
    const { dossierId, staff, as } = asked;
    const now = needs.clock.now();
    const { dossier, reading, before } = await beginReading(tx, needs.dossier, { dossierId, staff, now });
    const outside = asked.outsideReason === undefined ? null : outsideReason(asked.outsideReason);
    return keepDecision(tx, needs, {
      made: {
        dossierId,
        reading,
        verdict: findings[as],
        infraction: as === 'closed-out-of-scope' ? 'outside' : null,
        article: null,
        articleFrom: null,
        pack: packReference(),
        lawDate: lawDay(undefined, dossier.openedAt, now),
        answers: {},
        reasons: requireReasons(asked.reasons || (outside?.label.fr ?? '')),
        decidedBy: staff.id,
        supersedes: before?.id ?? null,
      },
      to: as,
      ...(outside ? { why: outside.id } : {}),
    });
  });
}
