// The smallest world in which the guard can be tested: canaries on loopback, a DNS server that lies, and a CONNECT
// proxy that would dial whatever it is asked for. Used by tests only.
import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createUDPServer, Packet } from 'dns2';

export type Canary = { readonly port: number; rings(): number; close(): Promise<void> };

/** Listens on every address of this machine, v4 and v6, and counts whoever comes. */
export async function openCanary(): Promise<Canary> {
  let rings = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    rings += 1;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    const song =
      'HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 6\r\nconnection: close\r\n\r\ncanary';
    socket.once('data', () => socket.end(song));
  });
  const port = await listen(server, '::');
  return { port, rings: () => rings, close: () => shut(server, sockets) };
}

export type SmallProxy = { readonly url: string; readonly asked: string[]; close(): Promise<void> };

/** A faithful CONNECT proxy: documentation addresses lead to `site`, everything else is really dialled. */
export async function openProxy(sitePort: number): Promise<SmallProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createHttpServer();
  server.on('connect', (request, client: Socket) => {
    const [, host = '', port = ''] = /^\[?([^\]]*?)\]?:(\d+)$/.exec(request.url ?? '') ?? [];
    asked.push(request.url ?? '');
    const documented = /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.|^2001:db8:/.test(host);
    const upstream = documented ? connect(sitePort, '127.0.0.2') : connect(Number(port), host);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => (client.destroy(), upstream.destroy()));
      socket.on('close', () => (client.destroy(), upstream.destroy()));
    }
    upstream.once('connect', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
  });
  const port = await listen(server, '127.0.0.1');
  return { url: `http://127.0.0.1:${port}`, asked, close: () => shut(server, sockets) };
}

export type SmallSite = { readonly port: number; close(): Promise<void> };

/** A web server at 127.0.0.2, so that the canary can sit at 127.0.0.1 with the same port. */
export async function openSite(answer: RequestListener, port = 0): Promise<SmallSite> {
  const sockets = new Set<Socket>();
  const server = createHttpServer({ keepAliveTimeout: 1 }, answer);
  server.on('connection', (socket: Socket) => sockets.add(socket));
  return { port: await listen(server, '127.0.0.2', port), close: () => shut(server, sockets) };
}

export type Answers = {
  readonly A?: readonly string[];
  readonly AAAA?: readonly string[];
  readonly CNAME?: string;
};
export type SmallDns = { readonly server: string; readonly questions: string[]; close(): Promise<void> };

/** A DNS server that answers as it is told, with a time to live of zero; `undefined` is NXDOMAIN. */
export async function openDns(
  tell: (name: string, type: 'A' | 'AAAA' | 'CNAME') => Answers | undefined,
): Promise<SmallDns> {
  const questions: string[] = [];
  const udp = createUDPServer((request, send) => {
    const question = request.questions[0];
    const name = question?.name.toLowerCase() ?? '';
    const type =
      question?.type === Packet.TYPE.AAAA ? 'AAAA' : question?.type === Packet.TYPE.CNAME ? 'CNAME' : 'A';
    questions.push(`${type} ${name}`);
    const answers = tell(name, type);
    if (answers === undefined)
      return void send(Packet.createErrorResponseFromRequest(request, Packet.RCODE.NXDOMAIN));
    const response = Packet.createResponseFromRequest(request);
    const own = { class: Packet.CLASS.IN, ttl: 0 };
    if (answers.CNAME !== undefined)
      response.answers.push(
        new Packet.Resource({ ...own, name, type: Packet.TYPE.CNAME, domain: answers.CNAME }),
      );
    const owner = answers.CNAME ?? name;
    for (const address of type === 'CNAME' ? [] : (answers[type] ?? [])) {
      response.answers.push(new Packet.Resource({ ...own, name: owner, type: Packet.TYPE[type], address }));
    }
    void send(response);
  });
  udp.bind(0, '127.0.0.1');
  await once(udp, 'listening');
  return {
    server: `127.0.0.1:${udp.address().port}`,
    questions,
    close: () => new Promise((closed) => udp.close(() => closed())),
  };
}

async function listen(server: Server, host: string, port = 0): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function shut(server: Server, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  server.close();
  await once(server, 'close');
}
