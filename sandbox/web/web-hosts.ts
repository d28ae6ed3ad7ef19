// The machines of the simulated web: one http and one https server for each address, reached only through the
// egress proxy, which hands them the connection.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { generate } from 'selfsigned';
import type { SiteStates } from './site-states.ts';
import { sites, type Site } from './sites.ts';
import { pageAt, removedPage, type Answer } from './web-pages.ts';

/** One request that a host has seen. */
export type Visit = {
  readonly at: Date;
  readonly address: string;
  readonly url: string;
  readonly agent: string;
};

export type WebHosts = {
  /** Whether a machine stands at this address; a switched-off one does, but does not answer. */
  owns(address: string): boolean;
  /** Whether the machine answers. */
  answers(address: string): boolean;
  /** Hands a connection to port 80 or 443 of the machine at this address. */
  connect(socket: Duplex, address: string, port: 80 | 443): void;
  /** What a site says at a path now, played out or not; used by the control page to show it. */
  look(site: Site, path: string): Promise<Answer>;
  /** The last requests, newest last. */
  readonly visits: readonly Visit[];
  close(): void;
};

const mostVisits = 500;
const endlessCap = 64 * 1024 * 1024;
const longestPlayInMs = 60_000;

/** Makes the machines and their certificate (self-signed, for all names, valid a week). */
export async function makeWebHosts(states: SiteStates): Promise<WebHosts> {
  const certificate = await generate([{ name: 'commonName', value: 'vigie-sandbox.example' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 7 * 86_400_000),
    extensions: [
      { name: 'subjectAltName', altNames: sites.map(({ host }) => ({ type: 2 as const, value: host })) },
    ],
  });
  const servers = new Map<string, Server>();
  const visits: Visit[] = [];
  const ending = new AbortController();

  const look = async (site: Site, path: string): Promise<Answer> =>
    states.isRemoved(site, path) ? removedPage(site) : pageAt(site, path);

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
    scheme: string,
  ) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
    visits.push({
      at: new Date(),
      address,
      url: `${scheme}://${host}${path}`.slice(0, 500),
      agent: (request.headers['user-agent'] ?? '').slice(0, 200),
    });
    if (visits.length > mostVisits) visits.shift();
    request.resume();
    const site = states.at(address).find((here) => here.host === host.toLowerCase());
    if (!site) {
      response.writeHead(421, { 'content-type': 'text/plain' }).end('No such site at this address.\n');
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'POST') {
      response.writeHead(405, { allow: 'GET, HEAD, POST' }).end();
      return;
    }
    await play(await look(site, path), request, response, ending.signal);
  };

  const serverOf = (address: string, port: 80 | 443): Server => {
    const key = `${address} ${port}`;
    const known = servers.get(key);
    if (known) return known;
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      answer(request, response, address, port === 443 ? 'https' : 'http').catch(() => response.destroy());
    };
    const server =
      port === 443
        ? createTlsServer({ key: certificate.private, cert: certificate.cert }, listener)
        : createServer(listener);
    // A peer that hangs up in the middle is the peer's business.
    server.on('clientError', (_error, socket) => socket.destroy());
    server.on('tlsClientError', (_error: Error, socket: Duplex) => socket.destroy());
    servers.set(key, server);
    return server;
  };

  return {
    owns: (address) => states.at(address).length > 0,
    answers: (address) => states.at(address).some((site) => !states.isOff(site)),
    connect: (socket, address, port) => void serverOf(address, port).emit('connection', socket),
    look,
    visits,
    close: () => {
      ending.abort();
      for (const server of servers.values()) server.closeAllConnections();
    },
  };
}

async function play(
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
  ending: AbortSignal,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const signal = AbortSignal.any([ending, gone.signal, AbortSignal.timeout(longestPlayInMs)]);
  const { status, headers = {}, body = '', play: way } = answer;
  if (way === 'late' || way === 'never')
    await wait(way === 'late' ? 2_000 : longestPlayInMs, undefined, { signal });
  if (way === 'drip' || way === 'endless') {
    response.writeHead(status, headers);
    await (way === 'drip' ? drip(response, body, signal) : pour(response, signal));
    response.end();
    return;
  }
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function drip(response: ServerResponse, body: string | Buffer, signal: AbortSignal): Promise<void> {
  const text = body.toString();
  for (let at = 0; at < text.length; at += 1) {
    response.write(text.charAt(at));
    await wait(500, undefined, { signal });
  }
}

async function pour(response: ServerResponse, signal: AbortSignal): Promise<void> {
  const chunk = `<p>${'encore un peu '.repeat(1_000)}</p>\n`;
  response.write('<!doctype html><html lang="fr"><title>Sans fin</title>');
  for (let sent = 0; sent < endlessCap && !signal.aborted; sent += chunk.length) {
    if (response.write(chunk)) continue;
    await new Promise<void>((resolve) => {
      response.once('drain', resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}
