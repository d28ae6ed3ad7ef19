import { connect, type Socket } from 'node:net';

/** An answer as it came: its status, its head and its body. */
export interface Answer {
  status: number;
  head: string;
  body: Buffer;
  /** Bytes on the wire, head included. */
  bytes: number;
}

const headEnd = Buffer.from('\r\n\r\n');
const lastChunk = Buffer.from('0\r\n\r\n');

/** One keep-alive connection that asks one thing at a time. No client library: it would cost more than the server. */
export class Connection {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #settle: ((answer: Answer | null) => void) | null = null;
  #dead = false;

  constructor(host: string, port: number) {
    this.#socket = connect({ host, port, noDelay: true });
    this.#socket.on('data', (chunk: Buffer) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
      this.#read();
    });
    this.#socket.on('close', () => this.#end());
    this.#socket.on('error', () => this.#end());
  }

  get isDead(): boolean {
    return this.#dead;
  }

  /** Sends a request; null when the connection broke before the whole answer was there. */
  ask(request: Buffer): Promise<Answer | null> {
    if (this.#dead) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#dead = true;
    this.#socket.destroy();
  }

  #end(): void {
    this.#dead = true;
    this.#settle?.(null);
    this.#settle = null;
  }

  #read(): void {
    const end = this.#received.indexOf(headEnd);
    if (end < 0 || !this.#settle) return;
    const head = this.#received.toString('latin1', 0, end);
    const length = /\r\ncontent-length: *(\d+)/iu.exec(head)?.[1];
    const from = end + headEnd.length;
    let until: number;
    if (length !== undefined) {
      until = from + Number(length);
      if (this.#received.length < until) return;
    } else {
      // Chunked: the last chunk ends what we have, for nobody sends two answers to one question.
      if (!this.#received.subarray(-lastChunk.length).equals(lastChunk)) return;
      until = this.#received.length;
    }
    const answer: Answer = {
      status: Number(head.slice(9, 12)),
      head,
      body: this.#received.subarray(from, until),
      bytes: until,
    };
    this.#received = this.#received.subarray(until);
    const settle = this.#settle;
    this.#settle = null;
    settle(answer);
  }
}
