import type { Hop, Look } from '#ground/fetch';
import { simhashDistance } from '#ground/fetch';
import type { Baseline } from './baseline.ts';
import type { Verdict } from './verdict.ts';

/** What a verdict rests on: how it answered and by which fingerprints; never a word or a picture of it. */
export type Evidence = {
  readonly outcome: Look['outcome'];
  readonly problem: string | null;
  readonly status: number | null;
  readonly hops: readonly Hop[];
  readonly address: string | null;
  readonly network: string | null;
  readonly contentType: string | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly textHash: string | null;
  readonly simhash: string | null;
  /** Bits of 64 in which its words differ from the baseline's. */
  readonly distance: number | null;
  readonly wordCount: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: Look['tls'];
  readonly elapsedMs: number;
  /** How an address beside it that cannot exist answered, when it was asked. */
  readonly sibling: { readonly status: number | null; readonly textHash: string | null } | null;
  /** True when the failure was ours: the look counts for nothing. */
  readonly blind: boolean;
};

/** One look by the watch. */
export type Check = {
  readonly id: string;
  readonly dossierId: string;
  readonly at: Date;
  readonly verdict: Verdict;
  readonly gone: boolean;
  readonly evidence: Evidence;
};

export function evidenceOf(
  look: Look,
  beside: { baseline: Baseline | null; sibling: Look | null; network: string | null; blind: boolean },
): Evidence {
  const before = beside.baseline?.simhash ?? null;
  return {
    outcome: look.outcome,
    problem: look.problem,
    status: look.status,
    hops: look.hops,
    address: look.address,
    network: beside.network,
    contentType: look.contentType,
    bytes: look.bytes,
    sha256: look.sha256,
    textHash: look.textHash,
    simhash: look.simhash,
    distance: before === null || look.simhash === null ? null : simhashDistance(before, look.simhash),
    wordCount: look.wordCount,
    headers: look.headers,
    tls: look.tls,
    elapsedMs: look.elapsedMs,
    sibling:
      beside.sibling === null ? null : { status: beside.sibling.status, textHash: beside.sibling.textHash },
    blind: beside.blind,
  };
}
