import type { Readable } from 'node:stream';
import { FetchProblem, nameProblem } from './fetch-problem.ts';
import { headerOf, type RawHeaders } from './keep-headers.ts';
import type { FetchLimits, Look, Preview, Want } from './look.ts';
import { makeClear, makeVeil } from './make-preview.ts';
import { readBody } from './read-body.ts';
import { readPage } from './read-page.ts';

export type End = {
  readonly body: Readable;
  readonly headers: RawHeaders;
  readonly url: string;
  readonly want: Want;
  readonly limits: FetchLimits;
  readonly signal: AbortSignal;
};

/** Reads the last hop's body into findings: digests always, words or a picture only where they are wanted. */
export async function readEnd(end: End): Promise<Partial<Look>> {
  const contentType = headerOf(end.headers, 'content-type') ?? '';
  const readable = end.want === 'page' && isText(contentType);
  const pictured = end.want === 'veil' || end.want === 'clear' || end.want === 'bytes';
  const { wireBytes, bodyBytes, pageBytes, pictureBytes } = end.limits;
  const read = await readBody(end.body, {
    encoding: headerOf(end.headers, 'content-encoding'),
    hold: readable || pictured,
    wireBytes,
    bodyBytes: Math.min(bodyBytes, readable ? pageBytes : pictured ? pictureBytes : bodyBytes),
    signal: end.signal,
  });
  const found = { ...read.digest, bytes: read.bytes, headSha256: read.headSha256 };
  if (read.problem !== null) {
    const { outcome, problem } = end.signal.aborted
      ? new FetchProblem('timeout', 'slow-body')
      : nameProblem(read.problem);
    return { ...found, outcome, problem };
  }
  if (read.held === null) return found;
  if (readable) return { ...found, ...readPage(read.held, contentType, end.url) };
  if (end.want === 'bytes') return { ...found, body: read.held };
  return { ...found, ...(await picture(read.held, end.want === 'veil' ? makeVeil : makeClear)) };
}

async function picture(
  body: Buffer,
  make: (body: Buffer) => Promise<Preview>,
): Promise<Pick<Look, 'preview' | 'outcome' | 'problem'>> {
  try {
    return { preview: await make(body), outcome: 'answered', problem: null };
  } catch (error) {
    return { preview: null, outcome: 'answered', problem: nameProblem(error).problem };
  }
}

function isText(contentType: string): boolean {
  return (
    contentType === '' ||
    /^(?:text\/(?:html|plain)|application\/(?:xhtml\+xml|xml)|text\/xml)/i.test(contentType)
  );
}
