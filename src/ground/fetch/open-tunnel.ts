import { connect as dial, isIP, type Socket } from 'node:net';
import { FetchProblem } from './fetch-problem.ts';

const answerLimit = 8 * 1024;

/**
 * Asks an HTTP CONNECT proxy for a literal, already checked address. No name leaves this machine, and the proxy's own
 * resolver has no say. Problems of the proxy itself are ours ('egress-proxy-down'), never the reported host's.
 */
export function openTunnel(proxy: URL, ip: string, port: number, signal: AbortSignal): Promise<Socket> {
  const authority = isIP(ip) === 6 ? `[${ip}]:${port}` : `${ip}:${port}`;
  return new Promise((resolve, reject) => {
    const socket = dial({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: Number(proxy.port === '' ? 80 : proxy.port),
    });
    let head = Buffer.alloc(0);
    const fail = (problem: FetchProblem): void => {
      signal.removeEventListener('abort', stop);
      socket.removeListener('data', read);
      socket.destroy();
      reject(problem);
    };
    const stop = (): void => fail(new FetchProblem('timeout', 'timeout'));
    const down = (): void => fail(new FetchProblem('unreachable', 'egress-proxy-down'));
    const read = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end === -1 && head.length > answerLimit) return down();
      if (end === -1) return;
      const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head.toString('latin1', 0, end))?.[1] ?? 0);
      // Its own refusals are our configuration, not the host's silence.
      if (status === 0 || status === 403 || status === 407) return down();
      if (status === 504) return fail(new FetchProblem('timeout', 'timeout'));
      if (status < 200 || status > 299) return fail(new FetchProblem('unreachable', 'connection-refused'));
      signal.removeEventListener('abort', stop);
      socket.removeListener('data', read);
      socket.removeListener('error', down);
      socket.removeListener('close', down);
      socket.pause();
      const rest = head.subarray(end + 4);
      if (rest.length > 0) socket.unshift(rest);
      resolve(socket);
    };
    socket.once('error', down);
    socket.once('close', down);
    socket.on('data', read);
    signal.addEventListener('abort', stop, { once: true });
    socket.once('connect', () => socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`));
    if (signal.aborted) stop();
  });
}
