import type { Look } from '#ground/fetch';

/** The fingerprint of what was there: no word and no picture of it. */
export type Baseline = {
  readonly takenAt: string;
  readonly finalUrl: string | null;
  readonly sha256: string | null;
  readonly headSha256: string | null;
  readonly textHash: string | null;
  readonly simhash: string | null;
  readonly wordCount: number | null;
  readonly images: number;
  readonly passwordField: boolean;
  readonly address: string | null;
  /** Name or number of the network that served it, when somebody can tell. */
  readonly network: string | null;
};

export function baselineOf(look: Look, takenAt: Date, network: string | null): Baseline {
  return {
    takenAt: takenAt.toISOString(),
    finalUrl: look.finalUrl,
    sha256: look.sha256,
    headSha256: look.headSha256,
    textHash: look.textHash,
    simhash: look.simhash,
    wordCount: look.wordCount,
    images: look.images.length + look.inlineImages.length,
    passwordField: look.passwordField ?? false,
    address: look.address,
    network,
  };
}
