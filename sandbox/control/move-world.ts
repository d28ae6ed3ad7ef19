// What can be asked of the world: take pages down, put them back, break the mail, silence the resolver.
import { manners, type Manner } from '../mail/abuse-desk.ts';
import { hosters } from '../hosters.ts';
import type { MailFault } from '../mail/mail-server.ts';
import { sites } from '../web/sites.ts';
import type { WorldParts } from '../world-parts.ts';

type Wishes = Readonly<Record<string, unknown>>;

const longestDelayMs = 3_600_000;
const mostFaults = 1_000;

/** Does what was posted to `path`. Gives nothing when it is done, otherwise `not-found` or what was wrong. */
export async function moveWorld(
  parts: WorldParts,
  path: string,
  wishes: Wishes,
): Promise<string | undefined> {
  const [, kind, id, deed] = /^\/(sites|desks)\/([a-z]{1,20})(?:\/([a-z]{1,20}))?$/.exec(path) ?? [];
  if (kind === 'sites') return moveSite(parts, id ?? '', deed ?? '', wishes);
  if (kind === 'desks' && deed === undefined) return moveDesk(parts, id ?? '', wishes);
  if (path === '/desks') return setDelay(parts, wishes);
  if (path === '/smtp') return moveMail(parts, wishes);
  if (path === '/dns') {
    const down = truth(wishes.down);
    if (down === undefined) return 'down must be true or false';
    parts.dns.down = down;
    return undefined;
  }
  return 'not-found';
}

function moveSite({ states }: WorldParts, id: string, deed: string, wishes: Wishes): string | undefined {
  const site = sites.find((each) => each.id === id);
  if (!site) return 'not-found';
  const path =
    typeof wishes.path === 'string' && wishes.path !== '' ? wishes.path.slice(0, 2_000) : undefined;
  switch (deed) {
    case 'remove':
      states.remove(site, path, 'control');
      return undefined;
    case 'restore':
      states.restore(site, path);
      return undefined;
    case 'on':
    case 'off':
      states.switch(site, deed === 'on');
      return undefined;
    case 'move':
      return states.move(site, String(wishes.hoster)) ? undefined : 'this hoster takes nobody';
    default:
      return 'not-found';
  }
}

function moveDesk({ desks }: WorldParts, id: string, wishes: Wishes): string | undefined {
  if (!hosters.some((hoster) => hoster.id === id)) return 'not-found';
  const manner = manners.find((each): each is Manner => each === wishes.manner);
  if (!manner) return `manner must be one of ${manners.join(', ')}`;
  desks.setManner(id, manner);
  return undefined;
}

function setDelay({ desks }: WorldParts, wishes: Wishes): string | undefined {
  const delayMs = Number(wishes.delayMs);
  if (!Number.isInteger(delayMs) || delayMs < 0 || delayMs > longestDelayMs)
    return 'delayMs must be 0 to 3600000';
  desks.delayMs = delayMs;
  return undefined;
}

async function moveMail({ mail }: WorldParts, wishes: Wishes): Promise<string | undefined> {
  if (wishes.address !== undefined) {
    const address = String(wishes.address).toLowerCase();
    const fault = String(wishes.fault ?? '');
    if (fault === '') mail.faults.delete(address);
    else if (!['451', '550', 'drop'].includes(fault)) return 'fault must be 451, 550, drop or empty';
    else if (mail.faults.size >= mostFaults) return 'too many faults';
    else mail.faults.set(address, fault as MailFault);
  }
  if (wishes.down === undefined) return undefined;
  const down = truth(wishes.down);
  if (down === undefined) return 'down must be true or false';
  await mail.setDown(down);
  return undefined;
}

function truth(wish: unknown): boolean | undefined {
  if (wish === true || wish === 'true') return true;
  return wish === false || wish === 'false' ? false : undefined;
}
