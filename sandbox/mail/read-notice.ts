// How an abuse desk reads a notice: the machine part says which pages, the text says where to answer.
import type { Mail } from './mail-server.ts';
import { readPage } from '../visitor/read-page.ts';

/** What a desk finds in a mail; both lists are empty for a mail that is no notice. */
export type ReadNotice = {
  /** Reported addresses from the X-ARF attachments, as written there. */
  readonly urls: readonly string[];
  /** Links of the text that may be the answer page, in the order of the text. */
  readonly links: readonly string[];
};

const mostUrls = 500;

/** Reads the X-ARF attachments (one report or a list of reports in each) and the links of the text. */
export function readNotice(mail: Mail): ReadNotice {
  const urls = new Set<string>();
  for (const { filename, type, content } of mail.attachments) {
    if (!/xarf.*\.json$/i.test(filename) && type !== 'application/json') continue;
    for (const url of urlsIn(parsed(content.toString('utf8')))) {
      if (urls.size < mostUrls) urls.add(url);
    }
  }
  const inText = mail.text.match(/https?:\/\/[^\s<>"'()[\]]+/g) ?? [];
  const inHtml = mail.html === '' ? [] : readPage(mail.html, 'http://mail.invalid/').links;
  const links = [...inText, ...inHtml].map((link) => link.replace(/[.,;:!?]+$/, ''));
  return { urls: [...urls], links: [...new Set(links)] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a desk that cannot read an attachment goes on with the others
  }
}

function urlsIn(report: unknown): string[] {
  if (Array.isArray(report)) return report.flatMap(urlsIn);
  if (typeof report !== 'object' || report === null) return [];
  return 'url' in report && typeof report.url === 'string' ? [report.url] : [];
}
