import type { LookOutcome } from './look.ts';

/** Why a look ended early: its outcome and the stable word for it. Carries no address and no content. */
export class FetchProblem extends Error {
  readonly outcome: LookOutcome;
  readonly problem: string;
  constructor(outcome: LookOutcome, problem: string) {
    super(problem);
    this.outcome = outcome;
    this.problem = problem;
  }
}

const known: Readonly<Record<string, readonly [LookOutcome, string]>> = {
  ECONNREFUSED: ['unreachable', 'connection-refused'],
  ECONNRESET: ['unreachable', 'connection-reset'],
  EPIPE: ['unreachable', 'connection-reset'],
  UND_ERR_SOCKET: ['unreachable', 'connection-closed'],
  EHOSTUNREACH: ['unreachable', 'no-route'],
  ENETUNREACH: ['unreachable', 'no-route'],
  EADDRNOTAVAIL: ['unreachable', 'no-route'],
  ETIMEDOUT: ['timeout', 'timeout'],
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'timeout'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'slow-headers'],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'slow-body'],
  UND_ERR_ABORTED: ['timeout', 'timeout'],
  ABORT_ERR: ['timeout', 'timeout'],
  UND_ERR_HEADERS_OVERFLOW: ['too-large', 'headers-too-large'],
  HPE_HEADER_OVERFLOW: ['too-large', 'headers-too-large'],
};

/** Names any error of the network, TLS, HTTP or decompression layers; unknown ones are 'broken-answer'. */
export function nameProblem(error: unknown): FetchProblem {
  if (error instanceof FetchProblem) return error;
  if (!(error instanceof Error)) return new FetchProblem('unreachable', 'broken-answer');
  if (error.cause instanceof FetchProblem) return error.cause;
  if (error.name === 'TimeoutError' || error.name === 'AbortError')
    return new FetchProblem('timeout', 'timeout');
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const named = known[code];
  if (named !== undefined) return new FetchProblem(...named);
  if (/^(?:ERR_SSL|ERR_TLS|EPROTO)/.test(code)) return new FetchProblem('unreachable', 'tls-failed');
  if (/^(?:Z_|ERR_BROTLI|ERR__ERROR|ERR_ZSTD|ZSTD_|ERR_BUFFER|BROTLI)/.test(code))
    return new FetchProblem('unreachable', 'broken-encoding');
  return new FetchProblem('unreachable', 'broken-answer');
}
