/** How many of a kind; `code` is a stable word (infraction, channel, state, country, day or month). */
export interface Count {
  readonly code: string;
  readonly count: number;
}

/**
 * A cell of a public table: the number, or why it is not shown. `few`: one to four. `hidden`: large enough by
 * itself, but it would let a `few` beside it be worked out from the total.
 */
export type Cell =
  | { readonly code: string; readonly status: 'shown'; readonly count: number }
  | { readonly code: string; readonly status: 'few' | 'hidden' };

/** Removals of one infraction, or of all: how many, and how long they took from first report to gone. */
export interface Delay {
  readonly removed: number;
  /** Null when there was none, or (public) fewer than five. */
  readonly medianSeconds: number | null;
  readonly ninetiethSeconds: number | null;
}

/** The share of removals that had happened after so many seconds. */
export interface RemovedWithin {
  readonly seconds: number;
  readonly count: number;
}

/** What became of the dossiers whose finding fell into the period. */
export interface Findings {
  readonly illegal: number;
  readonly notIllegal: number;
  readonly outOfScope: number;
  readonly notFound: number;
  readonly passedOn: number;
}

/** Noise: dossiers found not to be illegal within our fields, of all that were found the one or the other. */
export interface Noise {
  readonly count: number;
  readonly of: number;
  /** 0–1; null when nothing was found either way. */
  readonly share: number | null;
}

/** Totals and delays that are shown to everybody as they are. */
export interface Totals {
  readonly period: { readonly from: string; readonly to: string };
  readonly countedAt: string;
  /** Reports handed in. */
  readonly reports: number;
  /** Addresses named in them, each as often as it was named. */
  readonly mentions: number;
  /** Different addresses: dossiers opened or joined. */
  readonly dossiers: number;
  readonly removal: Delay & { readonly within: readonly RemovedWithin[] };
  readonly viewsAvoided: number;
}

/** Days when the period is short, months when it is long; never both, they could be subtracted. */
export interface Series<Point> {
  readonly unit: 'day' | 'month';
  readonly points: readonly Point[];
}

/** What anybody may read. */
export interface PublicFigures extends Totals {
  /** Codes are the names of `Findings`. */
  readonly findings: readonly Cell[];
  /** Null while fewer than five dossiers were found the one or the other. */
  readonly noise: Noise | null;
  readonly received: Series<Cell>;
  readonly byChannel: readonly Cell[];
  readonly byCategory: readonly Cell[];
  readonly byInfraction: readonly Cell[];
  readonly byState: readonly Cell[];
  readonly byCountry: readonly Cell[];
  readonly delayByInfraction: readonly (Delay & { readonly code: string })[];
}

/** What staff may read: every cell, and the figures of the work itself. */
export interface ConsoleFigures extends Totals {
  readonly findings: Findings;
  readonly noise: Noise;
  readonly received: Series<Count>;
  readonly removedPerDay: readonly Count[];
  readonly byChannel: readonly Count[];
  readonly byCategory: readonly Count[];
  readonly byInfraction: readonly Count[];
  readonly byState: readonly Count[];
  readonly byCountry: readonly Count[];
  readonly delayByInfraction: readonly (Delay & { readonly code: string })[];
  /** From the opening of a dossier to its finding. */
  readonly timeToFinding: {
    readonly count: number;
    readonly medianSeconds: number | null;
    readonly ninetiethSeconds: number | null;
  };
  readonly items: {
    readonly seen: number;
    readonly known: number;
    readonly duplicates: number;
    readonly unknown: number;
  };
  readonly notices: { readonly sent: number; readonly reminders: number; readonly failed: number };
  readonly answers: readonly Count[];
  readonly replies: readonly Count[];
  readonly exposures: { readonly views: number; readonly seconds: number };
}
