import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '../../bench/platform.ts';
import { Connection } from '../../bench/load/connection.ts';
import { keyOf } from '../../bench/load/request.ts';

/** A report that was acknowledged: its receipt, what it named, where the answer was to go, and when it came. */
export interface Promised {
  number: number;
  receipt: string;
  locator: string;
  email: string | null;
  at: number;
}

/** People who report without end, each again with the same key until there is an answer. */
export interface Reporters {
  promised: Promised[];
  /** Tries that broke or were answered with a refusal that invites another try. */
  repeats(): number;
  /** Answers that no honest report should get. */
  wrong: string[];
  stop(): Promise<void>;
}

const everyThirdLeavesAnAddress = (number: number): string | null =>
  number % 3 === 0 ? `reporter${number}@reader.example` : null;

/** Some addresses are reported again and again: they must stay one dossier. */
const locatorOf = (number: number): string =>
  number % 5 === 0 ? `https://shared${number % 40}.crash.example/` : `https://h${number}.crash.example/`;

/** Starts `many` reporters, each pausing a little between two reports. */
export function startReporters(platform: Platform, many: number, pauseMs: number): Reporters {
  const promised: Promised[] = [];
  const wrong: string[] = [];
  let next = 1;
  let repeats = 0;
  let stopping = false;

  async function reportUntilAnswered(connection: Connection, number: number): Promise<Connection> {
    const email = everyThirdLeavesAnAddress(number);
    const locator = locatorOf(number);
    const request = render(platform, number, locator, email);
    let line = connection;
    for (;;) {
      const answer = await Promise.race([line.ask(request), pause(8_000, null)]);
      if (answer?.status === 201) {
        const receipt = /"receipt":"([a-z-]+)"/u.exec(answer.body.toString('utf8'))?.[1] ?? '';
        promised.push({ number, receipt, locator, email, at: performance.now() });
        return line;
      }
      if (answer && answer.status < 500) {
        wrong.push(`${answer.status} for report ${number}`);
        return line;
      }
      repeats += 1;
      line.close();
      await pause(50);
      line = new Connection(platform.host, platform.port);
    }
  }

  async function reporter(): Promise<void> {
    let line = new Connection(platform.host, platform.port);
    while (!stopping) {
      const number = next;
      next += 1;
      line = await reportUntilAnswered(line, number);
      await pause(pauseMs);
    }
    line.close();
  }

  const all = Promise.all(Array.from({ length: many }, reporter));
  return {
    promised,
    wrong,
    repeats: () => repeats,
    async stop() {
      stopping = true;
      await all;
    },
  };
}

function render(platform: Platform, number: number, locator: string, email: string | null): Buffer {
  const body = JSON.stringify({
    locators: [locator],
    category: 'hate',
    ...(email ? { contact: { email } } : {}),
  });
  return Buffer.from(
    `POST /api/v1/reports HTTP/1.1\r\nHost: ${platform.host}:${platform.port}\r\nContent-Type: application/json\r\n` +
      `Idempotency-Key: ${keyOf('crash', number)}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
