import { inTransaction } from '#ground/db';
import { Problem } from '#ground/problem';
import { requireReasons } from './find-verdict.ts';
import { keepDecision, type QualificationNeeds } from './keep-decision.ts';
import { beginReading } from './may-read.ts';
import { problems } from './problems.ts';
import type { Qualification, Reader } from './qualification.ts';

export interface SecondReading {
  dossierId: string;
  staff: Reader;
  agree: boolean;
  /** Needed to disagree; left empty in agreement, the first reader's reasons stand. */
  reasons?: string | undefined;
}

/**
 * The second reading, by another person. Agreed illegal: the dossier goes on. Agreed doubtful: it is closed, for
 * what two readers cannot call manifestly illegal is not notified as such. Disagreed: it goes back to be read
 * afresh, and the disagreement stays on record. Throws DOS-001, QUA-001, QUA-002, QUA-003, QUA-008, QUA-010.
 */
export function readAgain(needs: QualificationNeeds, asked: SecondReading): Promise<Qualification> {
  return inTransaction(needs.db, async (tx) => {
    const { dossierId, staff, agree } = asked;
    const now = needs.clock.now();
    const { reading, before } = await beginReading(tx, needs.dossier, { dossierId, staff, now });
    if (reading === 'first' || before === null) throw new Problem(problems['QUA-001']);
    const typed = asked.reasons?.trim() ?? '';
    const reasons = requireReasons(agree && typed === '' ? before.reasons : typed);
    const { infraction, article, articleFrom, pack, lawDate, answers } = before;
    const agreed = before.verdict === 'illegal' ? 'qualified' : 'closed-not-illegal';
    return keepDecision(tx, needs, {
      made: {
        dossierId,
        reading,
        verdict: agree ? before.verdict : 'doubtful',
        infraction,
        article,
        articleFrom,
        pack,
        lawDate,
        answers,
        reasons,
        decidedBy: staff.id,
        supersedes: before.id,
      },
      to: agree ? agreed : 'awaiting-qualification',
      why: agree ? (agreed === 'qualified' ? 'agreed' : 'doubt-agreed') : 'disagreed',
    });
  });
}
