import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Platform } from '../platform.ts';
import type { Kind, Outcome, Plan } from './request.ts';

/** What was acknowledged: number of the report, its receipt, and when its sender had the answer (ms since epoch). */
export interface Acknowledged {
  number: number;
  receipt: string;
  at: number;
}

const program = fileURLToPath(new URL('./generate.ts', import.meta.url));

/** Runs the generator against a platform, in a process of its own, and reads what it measured. */
export async function drive(
  platform: Pick<Platform, 'host' | 'port'>,
  ask: { kind: Kind; connections: number; count: number; tag: string; longestSeconds?: number },
): Promise<Outcome & { receipts: Acknowledged[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-load-'));
  const receiptsFile = join(folder, 'receipts');
  const plan: Plan = { host: platform.host, port: platform.port, receiptsFile, longestSeconds: 120, ...ask };
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(plan));
  try {
    const outcome = JSON.parse(await text(child.stdout)) as Outcome;
    const receipts = readFileSync(receiptsFile, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Acknowledged => {
        const [number = '', receipt = '', at = ''] = line.split(' ');
        return { number: Number(number), receipt, at: Number(at) };
      });
    return { ...outcome, receipts };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
