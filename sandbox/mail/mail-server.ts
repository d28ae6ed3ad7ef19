// The mail server of the simulated world: it takes mail for hosters' desks and reporters over real SMTP, keeps it in
// memory, and can be told to fail the ways mail servers fail.
import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** A mail as it lies in a mailbox; `repeat` tells that the same Message-ID had been delivered there before. */
export type Mail = {
  readonly id: string;
  readonly at: Date;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly messageId: string;
  readonly references: readonly string[];
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly type: string;
    readonly content: Buffer;
  }[];
  readonly repeat: boolean;
};

/** How mail for an address fails: refused for now, refused for good, or taken and the line cut before the 250. */
export type MailFault = '451' | '550' | 'drop';

export type MailServer = {
  readonly port: number;
  readonly faults: Map<string, MailFault>;
  readonly down: boolean;
  /** Down: connections are refused. Up again on the same port. */
  setDown(down: boolean): Promise<void>;
  /** All mails, oldest first; of one mailbox when an address is given. */
  mails(to?: string): Mail[];
  onMail(listener: (mail: Mail) => void): void;
  close(): Promise<void>;
};

const mostMails = 2_000;
const largestMail = 5 * 1024 * 1024;

/** Opens the server on 127.0.0.1 (port 0: a free one); `takes` says which addresses have a mailbox. */
export async function openMailServer(takes: (address: string) => boolean, wanted = 0): Promise<MailServer> {
  const faults = new Map<string, MailFault>();
  const kept: Mail[] = [];
  const listeners: ((mail: Mail) => void)[] = [];
  // By the client's port: the library gives no way to hang up on a client, yet that is what some mail servers do.
  const sockets = new Map<number, Socket>();
  let count = 0;

  const deliver = (parsed: ParsedMail, session: SMTPServerSession): void => {
    for (const recipient of session.envelope.rcptTo) {
      const to = recipient.address.toLowerCase();
      const messageId = parsed.messageId ?? '';
      count += 1;
      const mail: Mail = {
        id: String(count),
        at: new Date(),
        to,
        from: parsed.from?.text ?? '',
        subject: parsed.subject ?? '',
        messageId,
        references: [parsed.references ?? [], parsed.inReplyTo ?? []].flat(),
        text: parsed.text ?? '',
        html: parsed.html === false ? '' : parsed.html,
        attachments: parsed.attachments.map(({ filename, contentType, content }) => ({
          filename: filename ?? '',
          type: contentType,
          content,
        })),
        repeat: messageId !== '' && kept.some((other) => other.to === to && other.messageId === messageId),
      };
      kept.push(mail);
      if (kept.length > mostMails) kept.shift();
      for (const listener of listeners) listener(mail);
    }
  };

  const listen = (port: number): Promise<SMTPServer> => {
    const server = new SMTPServer({
      name: 'mail.world.example',
      banner: 'Vigie simulated world',
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      size: largestMail,
      maxClients: 50,
      closeTimeout: 200,
      onRcptTo: ({ address }, _session, respond) => {
        const fault = faults.get(address.toLowerCase());
        if (fault === '451') respond(refusal(451, '4.3.0 Mailbox busy, try again later'));
        else if (fault === '550') respond(refusal(550, '5.1.1 No such mailbox'));
        else if (!takes(address.toLowerCase())) respond(refusal(550, '5.7.1 Not a mailbox of this world'));
        else respond();
      },
      onData: (stream, session, respond) => {
        readMail(stream).then(
          (parsed) => {
            if (!parsed) {
              respond(refusal(552, '5.3.4 Message too big'));
              return;
            }
            deliver(parsed, session);
            if (session.envelope.rcptTo.some(({ address }) => faults.get(address.toLowerCase()) === 'drop')) {
              sockets.get(session.remotePort)?.destroy();
              return;
            }
            respond(null, `2.0.0 Kept as ${count}`);
          },
          () => respond(refusal(554, '5.6.0 Message cannot be read')),
        );
      },
    });
    // A peer that hangs up in the middle is the peer's business.
    server.on('error', () => undefined);
    server.server.on('connection', (socket: Socket) => {
      const { remotePort = 0 } = socket;
      sockets.set(remotePort, socket);
      socket.once('close', () => sockets.delete(remotePort));
    });
    return new Promise((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(server));
    });
  };

  let server: SMTPServer | undefined = await listen(wanted);
  const { port } = server.server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    const stopping = server;
    server = undefined;
    if (stopping) await new Promise<void>((resolve) => stopping.close(resolve));
  };

  return {
    port,
    faults,
    get down() {
      return server === undefined;
    },
    setDown: async (down) => {
      if (down) await stop();
      else server ??= await listen(port);
    },
    mails: (to) => (to === undefined ? [...kept] : kept.filter((mail) => mail.to === to.toLowerCase())),
    onMail: (listener) => void listeners.push(listener),
    close: stop,
  };
}

async function readMail(stream: SMTPServerDataStream): Promise<ParsedMail | undefined> {
  const parsed = await simpleParser(stream, { skipImageLinks: true });
  return stream.sizeExceeded ? undefined : parsed;
}

function refusal(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}
