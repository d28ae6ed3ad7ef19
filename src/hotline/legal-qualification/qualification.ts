import type { Answers, InfractionCode } from '#taxonomy';

/** What a person found. `doubtful` is never the end: a second person reads. */
export type Finding = 'illegal' | 'not-illegal' | 'out-of-scope' | 'not-found' | 'doubtful';

/** One reading of one dossier, kept for ever; a later one may supersede it. Days are ISO, times UTC. */
export interface Qualification {
  id: string;
  dossierId: string;
  reading: 'first' | 'second';
  verdict: Finding;
  /** The infraction that was examined; null when the dossier was closed without examining one. */
  infraction: InfractionCode | null;
  /** The article relied on and the start of its version, e.g. 'CP 227-23' from '2021-04-23'. */
  article: string | null;
  articleFrom: string | null;
  /** Jurisdiction pack and version, e.g. 'fr@2026-04-02': a newer pack never changes an old decision. */
  pack: string;
  lawDate: string;
  answers: Answers;
  reasons: string;
  decidedBy: string;
  decidedAt: Date;
  supersedes: string | null;
}

/** Whoever reads: the part of a member of staff that this room needs. */
export interface Reader {
  id: string;
  roles: readonly string[];
}
