import type { Look } from '#ground/fetch';
import type { Baseline } from './baseline.ts';
import { looksAlike } from './compare-pages.ts';
import { saysRemoved } from './removal-phrases.ts';
import type { Verdict } from './verdict.ts';

export type Context = {
  /** What was there at first; null when it was never seen online. */
  readonly baseline: Baseline | null;
  /** A look at an address beside it that cannot exist; taken only where `needsSibling` asks for it. */
  readonly sibling?: Look | null;
  /** The network that serves it now, when somebody can tell. */
  readonly network?: string | null;
};

/** Pure: what one look means, given what was there at first. The order of the questions is the rule. */
export function classify(look: Look, context: Context): Verdict {
  if (look.outcome === 'dns-gone') return 'dns-gone';
  const { status } = look;
  if (look.outcome === 'refused' || status === null) return 'unreachable';
  if (status === 404 || status === 410) return 'removed';
  // One vantage point cannot tell "gone everywhere" from "hidden from this country": never call it removed.
  if (status === 451) return 'geo-blocked';
  if (status === 401 || leadsToLogin(look)) return 'login-wall';
  if (isChallenge(look) || status === 403 || status === 429) return 'blocked';
  if (status < 200 || status > 299) return 'unreachable';
  // A body that is too large or too slow to be read to its end is there all the same.
  if (look.outcome !== 'answered') return look.outcome === 'unreachable' ? 'unreachable' : 'online';
  return judgePage(look, context);
}

function judgePage(look: Look, { baseline, sibling = null, network = null }: Context): Verdict {
  const same = baseline !== null && looksAlike(look, baseline);
  if (!same && saysRemoved(look)) return 'soft-404';
  if (baseline === null) return look.passwordField === true && fewWords(look) ? 'login-wall' : 'online';
  if (!same && sibling !== null && isPage(sibling) && looksAlike(look, sibling)) return 'soft-404';
  if (!same && look.passwordField === true && !baseline.passwordField) return 'login-wall';
  const elsewhere = network !== null && baseline.network !== null && network !== baseline.network;
  if (elsewhere) return 'moved';
  const lostPictures = baseline.images > 0 && look.images.length + look.inlineImages.length === 0;
  return same && !lostPictures ? 'online' : 'changed';
}

/** A page of little more than a form: without a baseline, only this tells a wall from a page with a login box. */
function fewWords(look: Look): boolean {
  return look.wordCount !== null && look.wordCount < 120;
}

/** Whether a look at a sibling address could change the verdict: worth one more request only then. */
export function needsSibling(look: Look, baseline: Baseline | null): boolean {
  return baseline !== null && isPage(look) && !looksAlike(look, baseline);
}

function isPage(look: Look): boolean {
  return look.outcome === 'answered' && look.status !== null && look.status >= 200 && look.status < 300;
}

const loginPath =
  /\/(?:log-?in|sign-?in|connexion|identification|authentification|auth|anmelden|acceso)(?:[/.?]|$)/i;

function leadsToLogin(look: Look): boolean {
  const from = look.hops[0]?.url;
  if (look.hops.length < 2 || look.finalUrl === null || from === undefined) return false;
  return loginPath.test(new URL(look.finalUrl).pathname) && !loginPath.test(new URL(from).pathname);
}

const challengeWords =
  /just a moment|un instant|attention required|checking your browser|verify you are human|ddos[- ]guard/i;

function isChallenge(look: Look): boolean {
  if (look.headers['cf-mitigated'] !== undefined) return true;
  return (
    look.status !== null && [403, 429, 503].includes(look.status) && challengeWords.test(look.title ?? '')
  );
}
