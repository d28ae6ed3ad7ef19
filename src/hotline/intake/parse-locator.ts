import { createHash } from 'node:crypto';
import { parse as parseHost } from 'tldts';
import {
  keyOf,
  longestLocator,
  mostLocators,
  type Locator,
  type LocatorFault,
  type ParsedLocator,
} from './locator.ts';
import { parseMagnet } from './parse-magnet.ts';
import { messengerIdentity } from './messenger.ts';
import { refang } from './refang.ts';

/** No name in DNS is longer (RFC 1035 §2.3.4); an index of the database takes no much longer one. */
const longestHost = 253;

/** Parameters that follow people around and change nothing on the page. */
const tracking =
  /^(utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|igsh|mc_eid|mc_cid|_hsenc|_hsmi|ref_src|si)$/i;

/** Reads one locator as a person typed or pasted it. Pure; at most `longestLocator` characters. */
export function parseLocator(typed: string): ParsedLocator {
  const verbatim = typed.trim();
  if (verbatim === '') return { fault: 'empty' };
  if (verbatim.length > longestLocator) return { fault: 'too-long' };
  // No address has a NUL, and no database keeps one.
  if (verbatim.includes('\0')) return { fault: 'no-address' };
  const text = refang(verbatim);
  if (text === '') return { fault: 'empty' };
  if (/^magnet:/i.test(text)) return parseMagnet(verbatim, text);
  if (/^(tg|discord|whatsapp|signal|sgnl):/i.test(text))
    return fromMessenger(verbatim, text) ?? { fault: 'scheme-refused' };
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d{1,5}(\/|$))/i.exec(text)?.[1]?.toLowerCase();
  if (scheme && !['http', 'https', 'ftp', 'ftps', 'sftp'].includes(scheme))
    return { fault: 'scheme-refused' };
  if (/\s/.test(text)) return { fault: 'no-address' };
  return fromUrl(verbatim, scheme ? text : `https://${text.replace(/^\/\//, '')}`);
}

function fromUrl(verbatim: string, address: string): ParsedLocator {
  const url = URL.parse(address);
  if (!url || url.hostname === '') return { fault: 'no-address' };
  const host = url.hostname.replace(/\.$/, '').toLowerCase();
  if (host.length > longestHost) return { fault: 'no-address' };
  // Each of these writes the whole address anew, so only what is there is taken away.
  if (url.hostname !== host) url.hostname = host;
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  if (!host.includes('.') && !host.startsWith('[')) return { fault: 'end-missing' };
  const tld = parseHost(host).publicSuffix;
  if (/\.[^.a-z]*$/.test(host) && !/^\[|^\d+(\.\d+){3}$/.test(host)) return { fault: 'end-missing' };
  if (host.endsWith('.onion')) {
    if (!isOnion(host)) return { fault: 'onion-incomplete' };
    return { locator: webLocator('onion', verbatim, url, host, 'onion') };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    const canonical = url.href.replace(/#.*$/, '');
    return { locator: { kind: 'ftp', verbatim, canonical, key: keyOf(canonical), host, tld } };
  }
  return fromMessenger(verbatim, url.href) ?? { locator: webLocator('web', verbatim, url, host, tld) };
}

function webLocator(
  kind: 'web' | 'onion',
  verbatim: string,
  url: URL,
  host: string,
  tld: string | null,
): Locator {
  const followers =
    url.search === '' ? [] : Array.from(url.searchParams.keys()).filter((name) => tracking.test(name));
  for (const name of followers) url.searchParams.delete(name);
  if (url.href.includes('#') && !url.hash.startsWith('#!')) url.hash = '';
  const canonical = url.href;
  return { kind, verbatim, canonical, key: keyOf(canonical.replace(/^https?:/, 'web:')), host, tld };
}

function fromMessenger(verbatim: string, address: string): ParsedLocator | undefined {
  const identity = messengerIdentity(address);
  if (!identity) return undefined;
  const { canonical, host } = identity;
  return { locator: { kind: 'messenger', verbatim, canonical, key: keyOf(canonical), host, tld: null } };
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** An onion address of version 3 carries its own checksum: one wrong letter shows (Tor rend-spec-v3 §6). */
export function isOnion(host: string): boolean {
  const label = host.split('.').at(-2) ?? '';
  if (!/^[a-z2-7]{56}$/.test(label)) return false;
  let bits = '';
  for (const char of label) bits += base32.indexOf(char).toString(2).padStart(5, '0');
  const bytes = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const expected = createHash('sha3-256')
    .update('.onion checksum')
    .update(bytes.subarray(0, 32))
    .update(bytes.subarray(34))
    .digest()
    .subarray(0, 2);
  return bytes[34] === 3 && expected.equals(bytes.subarray(32, 34));
}

/** What a text area holds; `isTooMuch`: more lines or addresses than a report may have, the rest was not read. */
export interface ReadLines {
  locators: Locator[];
  faults: { line: string; fault: LocatorFault }[];
  isTooMuch: boolean;
}

/** Blank lines do not count; ten times as many lines as addresses leave room for repeats. */
const mostLines = 10 * mostLocators;

/** Reads a whole text area: one locator a line; a line with words around addresses gives its addresses. */
export function parseLocators(text: string): ReadLines {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const read: ReadLines = { locators: [], faults: [], isTooMuch: lines.length > mostLines };
  for (const line of lines.slice(0, mostLines)) {
    readLine(line, read);
    if (read.locators.length + read.faults.length > mostLocators) return { ...read, isTooMuch: true };
  }
  return read;
}

function readLine(line: string, { locators, faults }: ReadLines): void {
  const add = (parsed: ParsedLocator, said: string): void => {
    if ('fault' in parsed) faults.push({ line: said, fault: parsed.fault });
    else if (!locators.some((known) => known.key.equals(parsed.locator.key))) locators.push(parsed.locator);
  };
  const whole = parseLocator(line);
  const inside =
    'fault' in whole && whole.fault === 'no-address' ? line.match(/(?:h\w\wps?|ftp):\/\/\S+/gi) : null;
  if (inside) for (const part of inside.slice(0, mostLocators + 1)) add(parseLocator(part), part);
  else add(whole, line.trim().slice(0, 200));
}
