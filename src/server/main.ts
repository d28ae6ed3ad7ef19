import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { makeApi } from '../api/index.ts';
import { openDatabase } from '#ground/db';
import { describeError, log } from '#ground/log';
import { isHostName } from './host-name.ts';
import { placeHouse } from './house-in-process.ts';
import { makeHouse } from './house.ts';
import { openLive } from './live.ts';
import { readyConfig } from './ready-config.ts';
import { openWeb } from './web.ts';

/** The server: the API by Hono, everything else by SvelteKit, over one house. */
const config = readyConfig(process.env);
const database = openDatabase(config.databaseUrl);
// Connections of their own for accepting reports: a burst must not make the analysts' pages wait in its line.
const forReports = openDatabase(config.databaseUrl, 12);
const live = openLive(config.databaseUrl);
const house = makeHouse(database, config, { live, reportPool: forReports.pool });
placeHouse(house);
// Partners' programs ask at once; until it is read, /api/hma/status says so and questions wait.
house.hashing.loadPdq().catch((error: unknown) => log.warn({ event: 'pdq.unread', ...describeError(error) }));

const web = await openWeb({ dev: process.argv.includes('--dev') });
const api = getRequestListener(makeApi(house).fetch, { overrideGlobalObjects: false });

/** Headers that every answer carries, whoever gives it; pages add their Content-Security-Policy. */
const headers: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // no-referrer would make browsers send Origin: null with our own forms, which are then refused.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
  ...(config.publicUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
};

function answer(request: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!config.trustProxy) {
    delete request.headers['x-forwarded-proto'];
    delete request.headers['x-forwarded-for'];
    delete request.headers['x-forwarded-host'];
  }
  request.headers['x-forwarded-proto'] ??= 'http';
  if (!isHostName(request.headers.host)) {
    response.writeHead(400).end();
    return;
  }
  const path = request.url ?? '/';
  if (path.startsWith('/api/') || path === '/livez' || path === '/readyz') void api(request, response);
  else web.answer(request, response);
}

const server = createServer(
  { maxHeaderSize: 16_384, requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 },
  answer,
);
server.on('clientError', (_error, socket) => {
  if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
});
server.listen(config.port, config.host, () => {
  const address = server.address();
  process.send?.({ ready: true, port: typeof address === 'object' && address ? address.port : config.port });
});

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), 5_000).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 2_000).unref();
  await live.close();
  await web.close();
  await closed;
  await house.close();
  await Promise.all([database.close(), forReports.close()]);
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; the supervisor says when to stop
process.on('disconnect', () => void stop());
process.on('unhandledRejection', (error) => {
  log.fatal({ event: 'server.crashed', ...describeError(error) });
  process.exit(1); // the supervisor starts a clean one
});
