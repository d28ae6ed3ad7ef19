import type { ReadReport } from '#hotline/intake';
import type { Item as FoundItem, Page as ReadPage } from '#hotline/known-images';
import type { Hosting as Observation, HosterAnswer } from '#hotline/location';
import type { NoticeOfDossier } from '#hotline/removal';
import type { Hosting, Item, Notice, Page, Said } from '#ui/console/views.ts';

type Defang = (address: string) => string;

/** What reporters said, oldest first; contacts stay sealed, and so do words for who may only count reports. */
export const showReports = (reports: readonly ReadReport[], mayRead: boolean): Said[] =>
  reports.map((report) => ({
    id: report.id,
    at: report.receivedAt,
    channel: report.channel,
    category: report.category,
    language: report.language,
    comment: mayRead ? report.comment : null,
    isHidden: !mayRead && report.comment !== null,
    hasContact: report.hasContact,
  }));

/** Items without their addresses: nothing that a browser could follow leaves the server. */
export function showItems(items: readonly FoundItem[]): Item[] {
  const positions = new Map(items.map((item) => [item.id, item.position + 1]));
  return items.map((item) => ({
    id: item.id,
    position: item.position + 1,
    kind: item.kind,
    status: item.status,
    listName: item.listName,
    sameAs: item.sameAs === null ? null : (positions.get(item.sameAs) ?? null),
    problem: item.problem,
  }));
}

/** What was read there; where it led is said only when that is another address than the one asked for. */
export function showPage(page: ReadPage | null, asked: string, defang: Defang): Page | null {
  if (page === null) return null;
  const { outcome, lookedAt, title, excerpt, language, finalLocator, problem } = page;
  const leadsElsewhere = finalLocator !== null && finalLocator !== asked;
  return {
    outcome,
    lookedAt,
    title,
    excerpt,
    language,
    problem,
    finalDefanged: leadsElsewhere ? defang(finalLocator) : null,
  };
}

/** The last observation, with the sources that disagree and the hoster that today's registry names. */
export function showHosting(
  seen: Observation | undefined,
  answer: HosterAnswer,
  defang: Defang,
): Hosting | null {
  if (seen === undefined) return null;
  const { hoster } = answer;
  return {
    observedAt: seen.observedAt,
    ip: seen.ip,
    country: seen.country,
    dissent: seen.countries.flatMap(({ source, country }) =>
      country !== null && country !== seen.country ? [{ source, country }] : [],
    ),
    asn: seen.asn,
    network: seen.network,
    cdn: seen.cdn,
    hoster: hoster
      ? {
          name: hoster.name,
          contact: hoster.abuseEmail === null ? null : defang(hoster.abuseEmail),
          approved: hoster.approvedAt !== null,
        }
      : null,
    confidence: seen.confidence,
    problem: seen.problem,
  };
}

export const showNotices = (notices: readonly NoticeOfDossier[]): Notice[] =>
  notices.map((notice) => ({
    id: notice.id,
    hoster: notice.hosterName,
    state: notice.state,
    isReminder: notice.isReminder,
    at: notice.sentAt ?? notice.queuedAt,
    acceptedAs: notice.acceptedAs,
    attempts: notice.attempts,
    problem: notice.lastProblem,
    answer: notice.answers[0]
      ? { answer: notice.answers[0].answer, note: notice.answers[0].note, at: notice.answers[0].answeredAt }
      : null,
  }));
