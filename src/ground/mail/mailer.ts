import nodemailer, { type TransportOptions } from 'nodemailer';

/** One message. `messageId` is deterministic (`<kind.id@domain>`), so that a repeated job is recognisable. */
export interface Letter {
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html?: string;
  replyTo?: string;
  headers?: Record<string, string>;
  attachments?: { filename: string; contentType: string; content: string | Buffer }[];
}

/** A way out for mail. `send` resolves only when the other side has said 250; the reply is returned. */
export interface Mailer {
  send(letter: Letter): Promise<{ response: string }>;
  /** Asks the server whether it would take mail now. */
  reachable(): Promise<boolean>;
  close(): void;
}

/** The other side said no for good (5xx): trying again will not help. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}

/** The other side is away or busy (4xx, no connection): the message waits. */
export class MailUnavailable extends Error {
  override name = 'MailUnavailable';
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host.startsWith('127.');

/** Opens a mailer on `smtp://` or `smtps://` with user and password in the URL; at most five connections. */
export function makeMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    // A password or a notice must not cross a network in the clear; a server on this machine may do without TLS.
    requireTLS: url.startsWith('smtp:') && !isLoopback(new URL(url).hostname),
    maxConnections: 5,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as TransportOptions);
  return {
    async send(letter) {
      try {
        const sent: { response?: string } = await transport.sendMail({ from, ...letter });
        return { response: sent.response ?? '250' };
      } catch (error) {
        const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
        if (code >= 500 && code < 600) throw new MailRefused(String(code), { cause: error });
        throw new MailUnavailable(code ? String(code) : 'no connection', { cause: error });
      }
    },
    async reachable() {
      try {
        return await transport.verify();
      } catch {
        return false;
      }
    },
    close: () => transport.close(),
  };
}
