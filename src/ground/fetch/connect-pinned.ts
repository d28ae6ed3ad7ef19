import { connect as dial, isIP, type Socket } from 'node:net';
import { connect as dialTls } from 'node:tls';
import type { AddressPolicy } from './address-policy.ts';
import { FetchProblem } from './fetch-problem.ts';
import { judgeAddress } from './judge-address.ts';
import { openTunnel } from './open-tunnel.ts';
import type { Target } from './vet-target.ts';

export type Connection = {
  readonly socket: Socket;
  readonly ip: string;
  readonly tls: 'valid' | 'invalid' | 'none';
};

export type ConnectOptions = {
  readonly policy: AddressPolicy;
  readonly egressProxy: URL | null;
  readonly signal: AbortSignal;
  readonly connectMs: number;
};

const addressesTried = 3;

/**
 * Dials one of the checked addresses of a target, never its name, and checks once more whom it reached. A certificate
 * that does not verify does not hide the page from us: nothing secret is sent, and the evidence says `invalid`.
 */
export async function connectPinned(target: Target, options: ConnectOptions): Promise<Connection> {
  let last: unknown;
  for (const { address } of target.addresses.slice(0, addressesTried)) {
    try {
      const soon = AbortSignal.any([options.signal, AbortSignal.timeout(options.connectMs)]);
      const plain = await dialAddress(address, target.port, { ...options, signal: soon });
      if (target.url.protocol === 'http:') return { socket: plain, ip: address, tls: 'none' };
      return await wrapInTls(plain, target.host, address, options.signal);
    } catch (error) {
      if (options.signal.aborted || (error instanceof FetchProblem && error.outcome === 'refused'))
        throw error;
      last = error;
    }
  }
  throw last;
}

async function dialAddress(address: string, port: number, options: ConnectOptions): Promise<Socket> {
  if (options.egressProxy !== null) return openTunnel(options.egressProxy, address, port, options.signal);
  const socket = dial({ host: address, port, lookup: neverLookUp, signal: options.signal });
  await settled(socket, 'connect', options.signal);
  const peer = socket.remoteAddress ?? '';
  const verdict = judgeAddress(peer, options.policy);
  if (verdict !== 'ok') {
    socket.destroy();
    throw new FetchProblem('refused', verdict === 'refused:not-an-address' ? 'refused:peer' : verdict);
  }
  return socket;
}

async function wrapInTls(plain: Socket, host: string, ip: string, signal: AbortSignal): Promise<Connection> {
  const named = isIP(host) === 0;
  const socket = dialTls({
    socket: plain,
    host,
    ...(named ? { servername: host } : {}),
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: false,
  });
  await settled(socket, 'secureConnect', signal);
  return { socket, ip, tls: socket.authorized ? 'valid' : 'invalid' };
}

/** Resolves when the socket is ready; destroys it and rejects on its error or when time is up. */
function settled(socket: Socket, ready: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (deed: () => void): void => {
      signal.removeEventListener('abort', stop);
      socket.removeListener('error', fail);
      socket.removeListener('close', closed);
      deed();
    };
    const fail = (error: Error): void =>
      finish(() => {
        socket.on('error', ignore);
        socket.destroy();
        reject(error);
      });
    const closed = (): void => fail(new FetchProblem('unreachable', 'connection-closed'));
    const stop = (): void => fail(new FetchProblem('timeout', 'timeout'));
    socket.once('error', fail);
    socket.once('close', closed);
    signal.addEventListener('abort', stop, { once: true });
    socket.once(ready, () => finish(resolve));
    if (signal.aborted) stop();
  });
}

/** A destroyed socket may still report an error that was already told. */
function ignore(): void {
  return undefined;
}

/** The last line of defence against a second, different answer: no name may be looked up while dialling. */
function neverLookUp(
  _host: string,
  _options: unknown,
  tell: (error: Error, address: string, family: number) => void,
): void {
  tell(new FetchProblem('refused', 'refused:name'), '', 0);
}
