import { createServer, type AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes everything and remembers the ids of what it took, and for whom. */
export interface Mailbox {
  url: string;
  /** Message ids by addressee, as often as each was taken. */
  taken: ReadonlyMap<string, readonly string[]>;
  close(): Promise<void>;
}

/** Opens a real SMTP server on a free port of this machine. */
export async function openMailbox(): Promise<Mailbox> {
  const taken = new Map<string, string[]>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 200,
    onData(stream, session, done) {
      let head = '';
      stream.on('data', (chunk: Buffer) => {
        if (head.length < 4_000) head += chunk.toString('latin1');
      });
      stream.on('end', () => {
        const id = /^message-id: *(\S+)/imu.exec(head)?.[1] ?? '';
        const { rcptTo } = session.envelope;
        for (const { address } of rcptTo) taken.set(address, [...(taken.get(address) ?? []), id]);
        done();
      });
    },
  });
  server.on('error', () => undefined); // a client killed in the middle of a sentence
  const port = await freePort();
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => void probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => void probe.close(resolve));
  return port;
}
