import { writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { Connection } from './connection.ts';
import { render, type Outcome, type Plan } from './request.ts';

/**
 * The load generator: a process of its own, so that it does not stand in the way of what it measures more than a
 * second core does. Reads a plan as JSON, renders every request, then starts the clock. Closed loop: each
 * connection asks again when it has been answered.
 */
const plan = JSON.parse(await text(process.stdin)) as Plan;
const work = Array.from({ length: plan.count }, (_, number) => render(plan, number));
const latencies = new Float64Array(plan.count);
const receipts: string[] = [];
let next = 0;
let answered = 0;
let refused = 0;
let failed = 0;
let givenUp = false;

const receiptIn = (body: string): string | undefined =>
  plan.kind === 'report'
    ? /"receipt":"([a-z-]+)"/u.exec(body)?.[1]
    : /data-receipt="([a-z ]+)"/u.exec(body)?.[1];

/** Sends one unit of work; the last answer must carry a receipt. */
async function send(connection: Connection, number: number): Promise<void> {
  const started = performance.now();
  let body: Buffer | undefined;
  for (const request of work[number] ?? []) {
    const answer = await connection.ask(request);
    if (!answer) {
      failed += 1;
      return;
    }
    if (answer.status !== 200 && answer.status !== 201) {
      refused += 1;
      return;
    }
    body = answer.body;
  }
  latencies[answered] = performance.now() - started;
  answered += 1;
  const receipt = receiptIn(body?.toString('utf8') ?? '');
  if (receipt)
    receipts.push(`${number} ${receipt.replaceAll(' ', '-')} ${performance.timeOrigin + performance.now()}`);
  else refused += 1;
}

async function keepAsking(): Promise<void> {
  let connection = new Connection(plan.host, plan.port);
  while (next < work.length && !givenUp) {
    const number = next;
    next += 1;
    await send(connection, number);
    if (connection.isDead) connection = new Connection(plan.host, plan.port);
  }
  connection.close();
}

const started = performance.now();
const late = setTimeout(() => (givenUp = true), plan.longestSeconds * 1000);
await Promise.all(Array.from({ length: plan.connections }, keepAsking));
clearTimeout(late);
const seconds = (performance.now() - started) / 1000;
const sorted = latencies.subarray(0, answered).sort();
const at = (share: number): number => sorted[Math.min(answered - 1, Math.floor(answered * share))] ?? 0;
writeFileSync(plan.receiptsFile, receipts.join('\n'));
const outcome: Outcome = {
  seconds,
  perSecond: receipts.length / seconds,
  p50Ms: at(0.5),
  p99Ms: at(0.99),
  refused,
  failed,
  acknowledged: receipts.length,
};
process.stdout.write(JSON.stringify(outcome));
