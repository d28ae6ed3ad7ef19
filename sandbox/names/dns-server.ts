// The resolver that the platform is told to use: authoritative for the world's names, NXDOMAIN for all others.
import type { AddressInfo, Socket } from 'node:net';
import { createTCPServer, createUDPServer, Packet } from 'dns2';
import type { makeZone } from './zone.ts';

type Zone = ReturnType<typeof makeZone>;

export type DnsServer = {
  readonly port: number;
  /** When down, questions stay without an answer, as with a dead resolver. */
  down: boolean;
  close(): Promise<void>;
};

/** Opens the server on 127.0.0.1, UDP and TCP on the same port (0: a free one). */
export async function openDnsServer(zone: Zone, port = 0): Promise<DnsServer> {
  // TCP may find the number that UDP was given taken by a stranger: then both try another.
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await listenOn(zone, port);
    } catch (error) {
      if (port !== 0 || attempt === 10) throw error;
    }
  }
}

async function listenOn(zone: Zone, wanted: number): Promise<DnsServer> {
  let down = false;
  const answer = (request: Packet, send: (response: Packet) => Promise<Buffer>): void => {
    // A peer that is gone before its answer is nobody's problem. (Over TCP, `send` gives no promise.)
    if (!down) void Promise.resolve(send(respond(zone, request))).catch(() => undefined);
  };

  const udp = createUDPServer(answer);
  await new Promise<void>((resolve, reject) => {
    udp.once('error', reject);
    udp.bind(wanted, '127.0.0.1', resolve);
  });
  const { port } = udp.address();

  const tcp = createTCPServer(answer);
  const clients = new Set<Socket>();
  tcp.on('connection', (client: Socket) => {
    clients.add(client);
    client.once('close', () => clients.delete(client));
  });
  try {
    await new Promise<void>((resolve, reject) => {
      tcp.once('error', reject);
      tcp.listen(port, '127.0.0.1', resolve);
    });
  } catch (error) {
    udp.close();
    throw error;
  }

  return {
    port: (tcp.address() as AddressInfo).port,
    get down() {
      return down;
    },
    set down(value: boolean) {
      down = value;
    },
    close: async () => {
      const closed = [
        new Promise<void>((resolve) => udp.close(() => resolve())),
        new Promise<void>((resolve) => tcp.close(() => resolve())),
      ];
      for (const client of clients) client.destroy();
      await Promise.all(closed);
    },
  };
}

function respond(zone: Zone, request: Packet): Packet {
  const question = request.questions[0];
  if (!question || request.questions.length > 1) {
    return Packet.createErrorResponseFromRequest(request, Packet.RCODE.FORMERR);
  }
  const found = zone.ask(question.name, Packet.typeName(question.type));
  if (found === 'absent') return Packet.createErrorResponseFromRequest(request, Packet.RCODE.NXDOMAIN);
  if (found === 'broken') return Packet.createErrorResponseFromRequest(request, Packet.RCODE.SERVFAIL);
  const response = Packet.createResponseFromRequest(request);
  response.header.aa = 1;
  for (const { type, ...rest } of found) {
    const record = new Packet.Resource({ ...rest, type: Packet.TYPE[type], class: Packet.CLASS.IN });
    response.answers.push(record);
  }
  return response;
}
