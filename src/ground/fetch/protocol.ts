import type { FetcherOptions, Look, LookRequest } from './look.ts';

/** What is said between the platform and the fetcher's process: structured clones over Node's own channel. */
export type ToFetcher =
  | { readonly kind: 'options'; readonly options: FetcherOptions }
  | { readonly kind: 'look'; readonly id: number; readonly request: LookRequest };

export type FromFetcher = { readonly kind: 'look'; readonly id: number; readonly look: Look };
