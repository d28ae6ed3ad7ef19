import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { expect, it } from 'vitest';
import { makeFetcher, policyWith } from '#ground/fetch';
import { openDns, openSite } from './small-world.ts';

it('a bad certificate does not hide a page, and the evidence says so', async () => {
  const certificate = await generate([{ name: 'commonName', value: 'elsewhere.example' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  const asked: (string | false | null | undefined)[] = [];
  const server = createServer({ key: certificate.private, cert: certificate.cert }, (request, response) => {
    asked.push('servername' in request.socket ? (request.socket.servername as string | false) : undefined);
    response.end('behind a certificate of nobody');
  });
  server.listen(0, '127.0.0.2');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const dns = await openDns(() => ({ A: ['127.0.0.2'] }));
  const fetcher = makeFetcher({
    policy: policyWith({ allow: ['127.0.0.2/32'], ports: [port] }),
    resolvers: [dns.server],
  });

  const named = await fetcher.look({ url: `https://here.example:${port}/`, want: 'digest' });
  expect(named).toMatchObject({ outcome: 'answered', status: 200, tls: 'invalid' });
  const literal = await fetcher.look({ url: `https://127.0.0.2:${port}/`, want: 'digest' });
  expect(literal).toMatchObject({ outcome: 'answered', tls: 'invalid', sha256: named.sha256 });
  expect(asked).toEqual(['here.example', false]);
  await Promise.all([fetcher.close(), dns.close()]);
  server.closeAllConnections();
  server.close();
});

it('a port that speaks no TLS is named so', async () => {
  const site = await openSite((_request, response) => response.end('plain'));
  const fetcher = makeFetcher({ policy: policyWith({ allow: ['127.0.0.2/32'], ports: [site.port] }) });
  const look = await fetcher.look({ url: `https://127.0.0.2:${site.port}/`, want: 'digest' });
  expect(look).toMatchObject({ outcome: 'unreachable', problem: 'tls-failed' });
  await Promise.all([fetcher.close(), site.close()]);
});
