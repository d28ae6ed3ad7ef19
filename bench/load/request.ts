import { createHash } from 'node:crypto';

/** What is sent: reports to the API, or the public form, sent whole or filled in step by step. */
export type Kind = 'report' | 'form' | 'steps';

/** Where and how much; written to the generator as one line of JSON. */
export interface Plan {
  host: string;
  port: number;
  kind: Kind;
  connections: number;
  /** How many reports, forms or journeys through the form. */
  count: number;
  /** Makes every address of this run its own; the same tag and number always give the same address. */
  tag: string;
  /** Where to write what was acknowledged: one line `number receipt milliseconds-since-epoch` each. */
  receiptsFile: string;
  /** The run is given up after this long. */
  longestSeconds: number;
}

/** What came of it. */
export interface Outcome {
  seconds: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Answers that were not the expected yes. */
  refused: number;
  /** Connections that broke, or answers that never came. */
  failed: number;
  acknowledged: number;
}

/** The address that report `number` of a run names: benign, reserved (RFC 2606), its own dossier. */
export const hostOf = (tag: string, number: number): string => `h${number}.${tag}.example`;

/** A stable uuid of a run and a number, for idempotency keys. */
export function keyOf(tag: string, number: number): string {
  const hex = createHash('sha256').update(`${tag} ${number}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The requests of one unit of work, in order, ready for the wire. */
export function render(plan: Plan, number: number): Buffer[] {
  const origin = `${plan.host}:${plan.port}`;
  if (plan.kind === 'report') {
    const body = JSON.stringify({
      locators: [`https://${hostOf(plan.tag, number)}/page/${number}`],
      category: 'hate',
      language: 'fr',
    });
    return [
      post(
        '/api/v1/reports',
        origin,
        'application/json',
        'application/json',
        body,
        `Idempotency-Key: ${keyOf(plan.tag, number)}\r\n`,
      ),
    ];
  }
  const answers = {
    where: `https://${hostOf(plan.tag, number)}/page/${number}`,
    described: '',
    category: 'hate',
    comment: 'Un mot pour les juristes.',
    email: '',
    key: keyOf(plan.tag, number),
  };
  const step = (go: string): Buffer =>
    post(
      '/report',
      origin,
      'application/x-www-form-urlencoded',
      'text/html',
      new URLSearchParams({ go, ...answers }).toString(),
      `Origin: http://${origin}\r\n`,
    );
  if (plan.kind === 'form') return [step('send')];
  const page = Buffer.from(
    `GET / HTTP/1.1\r\nHost: ${origin}\r\nAccept: text/html\r\nAccept-Language: fr\r\n\r\n`,
  );
  return [page, step('what'), step('you'), step('send')];
}

function post(path: string, host: string, type: string, accept: string, body: string, more: string): Buffer {
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept: ${accept}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${more}\r\n${body}`,
  );
}
