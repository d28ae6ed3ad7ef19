import { inTransaction } from '#ground/db';
import { Problem } from '#ground/problem';
import type { DossierState } from '#hotline/dossier';
import { assess, needsSecondReader, packReference, type InfractionCode, type Language } from '#taxonomy';
import { findingOf, findingOfLaw, knownAnswers, knownInfraction, lawDay, reasonsOf } from './find-verdict.ts';
import { keepDecision, type QualificationNeeds } from './keep-decision.ts';
import { beginReading } from './may-read.ts';
import { problems } from './problems.ts';
import type { Finding, Qualification, Reader } from './qualification.ts';

/** A first reading. Without `verdict` the law's own finding is taken; `reasons` are drafted when empty,
 * unless the finding departs from the law's own. */
export interface FirstReading {
  dossierId: string;
  staff: Reader;
  infraction: string;
  answers: Readonly<Record<string, string>>;
  verdict?: 'illegal' | 'doubtful' | 'not-illegal' | undefined;
  reasons?: string | undefined;
  /** ISO day of the facts; left out when unknown, then the day of the first report counts. */
  lawDate?: string | undefined;
  /** Language of a drafted text. */
  language?: Language | undefined;
}

function whereTo(finding: Finding, infraction: InfractionCode): DossierState {
  switch (finding) {
    case 'illegal':
      return needsSecondReader(infraction, 'illegal') ? 'second-reading' : 'qualified';
    case 'doubtful':
      return 'second-reading';
    case 'not-illegal':
      return 'closed-not-illegal';
    case 'out-of-scope':
      return 'closed-out-of-scope';
    case 'not-found':
      return 'closed-not-found';
    default:
      return finding satisfies never;
  }
}

/** Decides a dossier in law. Throws DOS-001 and QUA-001 to QUA-010. */
export function qualifyDossier(needs: QualificationNeeds, asked: FirstReading): Promise<Qualification> {
  return inTransaction(needs.db, async (tx) => {
    const now = needs.clock.now();
    const { staff, dossierId } = asked;
    const { dossier, reading, before } = await beginReading(tx, needs.dossier, { dossierId, staff, now });
    if (reading === 'second') throw new Problem(problems['QUA-001']);
    const infraction = knownInfraction(asked.infraction);
    const answers = knownAnswers(infraction, asked.answers);
    const day = lawDay(asked.lawDate, dossier.openedAt, now);
    const assessment = assess(infraction, answers, day);
    const verdict = findingOf(assessment, asked.verdict);
    const mayDraft = asked.verdict === undefined || findingOfLaw(assessment) === verdict;
    const language = asked.language ?? 'fr';
    const reasons = reasonsOf(asked.reasons, { infraction, answers, day, language, mayDraft });
    const article = verdict === 'illegal' || verdict === 'doubtful' ? assessment.articles[0] : undefined;
    return keepDecision(tx, needs, {
      made: {
        dossierId,
        reading,
        verdict,
        infraction,
        article: article?.id ?? null,
        articleFrom: article?.version.from ?? null,
        pack: packReference(),
        lawDate: day,
        answers,
        reasons,
        decidedBy: staff.id,
        supersedes: before?.id ?? null,
      },
      to: whereTo(verdict, infraction),
      ...(assessment.redirect ? { why: assessment.redirect } : {}),
    });
  });
}
