// The people behind abuse@…: they read a notice, take the page down after a while, and answer by the form that the
// notice links to. Each hoster has its own manners.
import type { Control, Form } from '../visitor/html-forms.ts';
import { hosters } from '../hosters.ts';
import type { Mail } from './mail-server.ts';
import { readNotice } from './read-notice.ts';
import type { SiteStates } from '../web/site-states.ts';
import { sites, type Site } from '../web/sites.ts';
import { newVisitor, type Page, type Visitor } from '../visitor/visitor.ts';

/** prompt: removes and answers · lazy: the same, but only when reminded · silent: nothing · not-ours: says so ·
 * promising: says "removed" and leaves the page where it is. */
export const manners = ['prompt', 'lazy', 'silent', 'not-ours', 'promising'] as const;
export type Manner = (typeof manners)[number];

export type DeskDeed = {
  readonly at: Date;
  readonly hoster: string;
  readonly deed: 'read' | 'left' | 'removed' | 'unknown-page' | 'answered' | 'gave-up';
  readonly detail: string;
};

export type AbuseDesks = {
  delayMs: number;
  readonly deeds: readonly DeskDeed[];
  mannerOf(hosterId: string): Manner;
  setManner(hosterId: string, manner: Manner): void;
  receive(mail: Mail): void;
  close(): void;
};

type Answer = 'removed' | 'not-ours';
type Named = {
  readonly url: string;
  readonly site: Site | undefined;
  readonly path: string;
  readonly answer: Answer;
};

const firstManners: Readonly<Record<string, Manner>> = {
  far: 'lazy',
  muet: 'silent',
  relais: 'not-ours',
  voile: 'not-ours',
  promesse: 'promising',
};
const mostDeeds = 1_000;
const mostPending = 500;
const answerTries = 4;

/** Opens the desks; `delayMs` is how long they take from the mail to the deed. */
export function openAbuseDesks(states: SiteStates, delayMs: number): AbuseDesks {
  const changed = new Map<string, Manner>();
  const deeds: DeskDeed[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const askedBefore = new Set<string>();

  const note = (hoster: string, deed: DeskDeed['deed'], detail: string): void => {
    deeds.push({ at: new Date(), hoster, deed, detail });
    if (deeds.length > mostDeeds) deeds.shift();
  };
  const later = (ms: number, deed: () => void): void => {
    if (timers.size >= mostPending) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      deed();
    }, ms);
    timers.add(timer);
  };
  const mannerOf = (hosterId: string): Manner => changed.get(hosterId) ?? firstManners[hosterId] ?? 'prompt';

  const judge = (hosterId: string, url: string): Named => {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    const site = parsed ? states.byHost(parsed.hostname) : undefined;
    const theirs =
      site !== undefined && states.hosterOf(site) === hosterId && mannerOf(hosterId) !== 'not-ours';
    return { url, site, path: parsed?.pathname ?? '/', answer: theirs ? 'removed' : 'not-ours' };
  };

  const act = (hosterId: string, named: readonly Named[], links: readonly string[]): void => {
    for (const { site, path, answer, url } of named) {
      if (!site) note(hosterId, 'unknown-page', url);
      else if (answer === 'removed' && mannerOf(hosterId) !== 'promising') {
        states.remove(site, path, hosterId);
        note(hosterId, 'removed', `${site.host}${path}`);
      }
    }
    const attempt = (tries: number): void => {
      answerBy(links, named).then(
        (count) => note(hosterId, count > 0 ? 'answered' : 'gave-up', String(count)),
        () => {
          if (tries > 1) later(Math.max(50, delayMs / 2), () => attempt(tries - 1));
          else note(hosterId, 'gave-up', 'the answer page does not open');
        },
      );
    };
    attempt(answerTries);
  };

  const desks: AbuseDesks = {
    delayMs,
    deeds,
    mannerOf,
    setManner: (hosterId, manner) => void changed.set(hosterId, manner),
    receive: (mail) => {
      const hoster = hosters.find(({ abuseEmail }) => abuseEmail === mail.to);
      if (!hoster || mail.repeat) return;
      const { urls, links } = readNotice(mail);
      if (urls.length === 0) return;
      note(hoster.id, 'read', mail.subject);
      const key = (url: string): string => `${hoster.id} ${url}`;
      const isReminder = urls.some((url) => askedBefore.has(key(url)));
      for (const url of urls) askedBefore.add(key(url));
      const manner = mannerOf(hoster.id);
      if (manner === 'silent' || (manner === 'lazy' && !isReminder)) {
        note(hoster.id, 'left', mail.subject);
        return;
      }
      const named = urls.map((url) => judge(hoster.id, url));
      later(desks.delayMs, () => act(hoster.id, named, links));
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
  return desks;
}

/** Opens the links of a notice until one shows a form to answer by; answers it. Gives the number of answers. */
async function answerBy(links: readonly string[], named: readonly Named[]): Promise<number> {
  const own = new Set(sites.map(({ host }) => host));
  const candidates = links
    .filter((link) => URL.canParse(link) && !own.has(new URL(link).hostname))
    .slice(0, 5);
  let failure: unknown;
  for (const link of candidates) {
    const visitor = newVisitor('fr');
    try {
      const page = await visitor.open(link);
      const count = await answerOn(visitor, page, named);
      if (count > 0) return count;
    } catch (error) {
      failure = error;
    }
  }
  if (failure !== undefined) throw failure;
  return 0;
}

async function answerOn(visitor: Visitor, page: Page, named: readonly Named[]): Promise<number> {
  let count = 0;
  for (const form of page.forms) {
    const values = answersFor(form, named);
    const answered = Object.keys(values).length;
    if (answered === 0) continue;
    const after = await visitor.submit(page, form, values);
    if (after.status >= 400) throw new Error(`the answer was refused (${after.status})`);
    count += answered;
  }
  return count;
}

function answersFor(form: Form, named: readonly Named[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const control of form.controls) {
    if (!control.choices.some(({ value }) => value === 'removed')) continue;
    values[control.name] = answerFor(control, named);
  }
  return values;
}

// The page speaks of each address in its own fieldset, defanged; the path is what both spellings share.
function answerFor(control: Control, named: readonly Named[]): Answer {
  const first = named.find(({ path, site }) => {
    const host = site?.host.replaceAll('.', '[.]') ?? '';
    return (
      path.length > 1 && control.context.includes(path) && (host === '' || control.context.includes(host))
    );
  });
  return (first ?? named.find(({ answer }) => answer === 'removed') ?? named[0])?.answer ?? 'not-ours';
}
