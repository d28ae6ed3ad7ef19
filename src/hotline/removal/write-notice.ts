import type { Letter } from '#ground/mail';
import type { Dossier } from '#hotline/dossier';
import { defang } from '#hotline/intake';
import type { Qualification } from '#hotline/legal-qualification';
import type { Hoster, Hosting } from '#hotline/location';
import { article, articleInWords, draftReasons, isInfraction, labelOf, mappings, routingOf } from '#taxonomy';
import { answerLinks, linkEnd } from './answer-link.ts';
import type { AddressFacts } from './letters/notice-facts.ts';
import { noticeLetter } from './letters/notice-letter.ts';
import type { RemovalNeeds } from './needs.ts';
import { referenceOf, type Notice } from './notice.ts';
import { buildReport } from './xarf/build-report.ts';

/** One address of a notice, with all that is known of it. */
export interface Entry {
  dossier: Dossier;
  hosting: Hosting | null;
  finding: Qualification;
  knownSha256: string | null;
}

/** Analysts sometimes quote an address in their reasons: it is defanged as well. */
const defangInside = (text: string): string =>
  text.replace(/\b(?:https?|ftp):\/\/\S+/gi, (address) => defang(address));

function wordsOfArticle(id: string | null): { fr: string; en: string } {
  const found = id === null ? null : article(id);
  if (found) return { fr: articleInWords(found, 'fr'), en: articleInWords(found, 'en') };
  return { fr: id ?? '', en: id ?? '' };
}

function explain(finding: Qualification): { fr: string; en: string } {
  const reasons = defangInside(finding.reasons.trim());
  const code = finding.infraction;
  // Analysts write in French. The answered elements give the English: the same findings, in the pack's own words.
  const drafted =
    code !== null && isInfraction(code)
      ? draftReasons({ code, answers: finding.answers, date: finding.lawDate, language: 'en' }).trim()
      : '';
  return { fr: reasons, en: drafted === '' ? reasons : drafted };
}

function factsOf({ dossier, hosting, finding }: Entry): AddressFacts {
  const code = finding.infraction ?? 'unknown';
  return {
    defanged: defang(dossier.locator),
    ip: hosting?.ip ?? null,
    infraction: { fr: labelOf(code, 'fr'), en: labelOf(code, 'en') },
    article: finding.article,
    articleInWords: wordsOfArticle(finding.article),
    explanation: explain(finding),
    decidedAt: finding.decidedAt,
    secondRead: finding.reading === 'second',
  };
}

/** True when the law asks the notice to name its author (DSA art. 16(2)(c): all but offences against minors). */
const namesNotifier = (code: string | null): boolean =>
  code === null || !isInfraction(code) || routingOf(code).notifier === 'service';

/** Writes the whole letter of a notice: text, HTML, one X-ARF 4 file for each address. Pure but for signing the link. */
export function writeNotice(
  needs: Pick<RemovalNeeds, 'seals' | 'publicUrl' | 'organisation'>,
  given: { notice: Notice; first: Notice | null; hoster: Hoster; entries: readonly Entry[] },
): Letter {
  const { notice, first, hoster, entries } = given;
  const written = noticeLetter({
    reference: referenceOf(notice.reminderOf ?? notice.id),
    language: notice.language,
    hosterName: hoster.name,
    remindsOf: first?.sentAt ?? null,
    answerUrl: answerLinks(needs, notice),
    validUntil: linkEnd(notice),
    addresses: entries.map(factsOf),
    service: needs.organisation,
    namesNotifier: entries.some(({ finding }) => namesNotifier(finding.infraction)),
  });
  const attachments = entries.map(({ dossier, hosting, finding, knownSha256 }, index) => {
    const code =
      finding.infraction !== null && isInfraction(finding.infraction) ? finding.infraction : 'outside';
    const report = buildReport({
      noticeId: notice.id,
      dossierId: dossier.id,
      url: dossier.locator,
      host: dossier.host,
      ip: hosting?.ip ?? null,
      asn: hosting?.asn ?? null,
      country: hosting?.country ?? null,
      hosterName: hoster.name,
      mapping: mappings(code).xarf,
      article: finding.article,
      decidedAt: finding.decidedAt,
      locatedAt: hosting?.observedAt ?? null,
      service: needs.organisation,
      knownSha256,
    });
    return {
      filename: index === 0 ? 'xarf.json' : `xarf-${index + 1}.json`,
      contentType: 'application/json',
      content: JSON.stringify(report, null, 2),
    };
  });
  return {
    messageId: notice.messageId,
    to: hoster.abuseEmail ?? '',
    replyTo: needs.organisation.email,
    ...written,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-XARF': 'PLAIN',
      ...(first ? { 'In-Reply-To': first.messageId, References: first.messageId } : {}),
    },
    attachments,
  };
}
