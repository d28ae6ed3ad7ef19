// The way out of the platform: an HTTP proxy that understands CONNECT and leads to the machines of the simulated
// web, and nowhere else. It never opens a connection of its own.
import { createServer } from 'node:http';
import { isIP, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { WebHosts } from './web-hosts.ts';

export type EgressProxy = {
  readonly port: number;
  /** What was asked for and refused, newest last: what a test of the guarded fetcher looks at. */
  readonly refusals: readonly string[];
  close(): Promise<void>;
};

const mostRefusals = 500;

/** Opens the proxy on 127.0.0.1 (port 0: a free one). */
export async function openEgressProxy(hosts: WebHosts, port = 0): Promise<EgressProxy> {
  const refusals: string[] = [];
  const tunnels = new Set<Duplex>();
  const server = createServer((_request, response) => {
    response.writeHead(403, { 'content-type': 'text/plain' }).end('This proxy only answers CONNECT.\n');
  });
  server.on('connect', (request, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const target = targetOf(request.url ?? '');
    if (!target || !hosts.owns(target.address)) {
      refusals.push((request.url ?? '').slice(0, 200));
      if (refusals.length > mostRefusals) refusals.shift();
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      return;
    }
    if (!hosts.answers(target.address)) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      return;
    }
    tunnels.add(socket);
    socket.once('close', () => tunnels.delete(socket));
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    hosts.connect(socket, target.address, target.port);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    refusals,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const tunnel of tunnels) tunnel.destroy();
        server.closeAllConnections();
      }),
  };
}

function targetOf(authority: string): { address: string; port: 80 | 443 } | undefined {
  const parts = /^(?:\[([0-9a-f:.]+)\]|([0-9.]+)):(80|443)$/i.exec(authority);
  const address = parts?.[1] ?? parts?.[2];
  if (address === undefined || isIP(address) === 0) return undefined;
  return { address: address.toLowerCase(), port: parts?.[3] === '443' ? 443 : 80 };
}
