// The page from which a newcomer or a test looks at the simulated world and moves it. Bound to 127.0.0.1.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { controlWords } from './control-words.ts';
import { mailPage, nothingPage, worldPage } from './world-page.ts';
import { hostersFile, networksFile } from '../hosters.ts';
import { knownImages, knownImagesCsv, knownListName } from '../web/known-images.ts';
import { moveWorld } from './move-world.ts';
import { sites } from '../web/sites.ts';
import type { WorldParts } from '../world-parts.ts';
import { mailAsData, worldState } from './world-state.ts';

const largestBody = 64 * 1024;
const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};
// Type and colours are the platform's own files, read as files: the world imports nothing from the platform.
const files: Readonly<Record<string, string | URL>> = {
  '/control.css': new URL('control.css', import.meta.url),
  '/styles/tokens.css': new URL('../../src/ui/styles/tokens.css', import.meta.url),
  '/styles/mono.css': new URL('../../src/ui/styles/mono.css', import.meta.url),
  '/fonts/atkinson-next.woff2': new URL('../../src/ui/fonts/atkinson-next.woff2', import.meta.url),
  '/fonts/atkinson-mono.woff2': new URL('../../src/ui/fonts/atkinson-mono.woff2', import.meta.url),
  '/fonts/young-serif.woff2': new URL('../../src/ui/fonts/young-serif.woff2', import.meta.url),
  '/networks.csv': networksFile,
  '/hosters.json': hostersFile,
};

/** Opens the page (port 0: a free one). */
export async function openControlPage(
  parts: WorldParts,
  wanted: number,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendText(response, 500, error instanceof Error ? error.message : 'failed');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(parts: WorldParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = request.headers.host ?? '';
  // Another site's script must not move the world through a name that points to 127.0.0.1.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) return sendText(response, 421, 'Ask for 127.0.0.1.');
  const url = new URL(request.url ?? '/', `http://${host}`);
  if (request.method === 'POST') return move(parts, request, response, url);
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendText(response, 405, 'GET or POST.');
  const english = url.pathname.startsWith('/en/');
  const words = controlWords[english ? 'en' : 'fr'];
  const path = english ? url.pathname.slice(3) : url.pathname;
  if (path === '/') return sendPage(response, 200, worldPage(parts, words));
  if (path === '/state.json') return sendJson(response, 200, worldState(parts));
  if (path === '/mails.json') {
    const mails = parts.mail.mails(url.searchParams.get('to') ?? undefined);
    return sendJson(response, 200, mails.map(mailAsData));
  }
  if (path === '/known-images.csv')
    return send(response, 200, 'text/csv; charset=utf-8', await knownImagesCsv());
  if (path === '/known-images.json') {
    return sendJson(response, 200, { name: knownListName, entries: await knownImages() });
  }
  const mailId = /^\/courrier\/(\d{1,9})$/.exec(path)?.[1];
  const mail = parts.mail.mails().find(({ id }) => id === mailId);
  if (mail) return sendPage(response, 200, mailPage(mail, words));
  if (path.startsWith('/look/')) return look(parts, path, response);
  const file = files[path];
  if (file !== undefined) {
    return send(response, 200, types[path.split('.').at(-1) ?? ''] ?? 'text/plain', await readFile(file));
  }
  return sendPage(response, 404, nothingPage(words));
}

// A simulated page as its visitors see it, without any of the ways that lead there.
async function look(parts: WorldParts, path: string, response: ServerResponse): Promise<void> {
  const [, id = '', rest = '/'] = /^\/look\/([a-z]+)(\/.*)$/.exec(path) ?? [];
  const site = sites.find((each) => each.id === id);
  if (!site) return sendText(response, 404, 'No such site.');
  const found = await parts.hosts.look(site, rest);
  if (found.play === 'endless' || found.headers?.['content-encoding'] !== undefined) {
    return sendText(response, 200, site.about.en);
  }
  // A redirect is told, not followed: it leads to names that only the world knows.
  const location = found.headers?.location;
  if (location !== undefined) return sendText(response, 200, `${found.status} → ${location}`);
  const type = found.headers?.['content-type'] ?? 'text/plain';
  response.setHeader('content-security-policy', "default-src 'none'; img-src 'self'; sandbox");
  return send(response, found.status, type, found.body ?? '');
}

async function move(
  parts: WorldParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { origin } = request.headers;
  if (origin !== undefined && origin !== url.origin) return sendText(response, 403, 'Not from another page.');
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const body = await readBody(request);
  if (body === undefined) return sendText(response, 413, 'Too much.');
  const wishes = isForm ? Object.fromEntries(new URLSearchParams(body)) : parsed(body);
  if (wishes === undefined) return sendJson(response, 422, { problem: 'not JSON' });
  const problem = await moveWorld(parts, url.pathname, wishes);
  if (problem !== undefined) return sendJson(response, problem === 'not-found' ? 404 : 422, { problem });
  if (!isForm) return sendJson(response, 200, { done: true });
  const back = request.headers.referer ?? '';
  const to = URL.canParse(back) && new URL(back).origin === url.origin ? new URL(back).pathname : '/';
  response.writeHead(303, { location: to }).end();
}

function parsed(body: string): Record<string, unknown> | undefined {
  if (body.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function sendPage(response: ServerResponse, status: number, page: string): void {
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'",
  );
  send(response, status, 'text/html; charset=utf-8', page);
}

function sendJson(response: ServerResponse, status: number, data: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(data));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, 'text/plain; charset=utf-8', `${text}\n`);
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
