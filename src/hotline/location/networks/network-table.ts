import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ipaddr from 'ipaddr.js';
import { compileTable, headerBytes, magic } from './compile-table.ts';
import { dataDateOf } from './data-date.ts';

/** The network (autonomous system) that announces an address. */
export interface Network {
  asn: number;
  name: string;
}

/** Answers which network an address belongs to; `dataDate` is `yyyy-mm-dd`. */
export interface NetworkTable {
  dataDate: string;
  networkOf(ip: string): Network | null;
}

const require = createRequire(import.meta.url);

/** Reads the compiled file; null when it is not one of ours, is cut short, or was made from other data. */
export function readTable(file: Buffer, dataDate: number): NetworkTable | null {
  if (file.length < headerBytes || file.readUInt32LE(0) !== magic || file.readUInt32LE(4) !== dataDate)
    return null;
  const [v4Rows, v6Rows, named, textBytes] = [8, 12, 16, 20].map((at) => file.readUInt32LE(at)) as [
    number,
    number,
    number,
    number,
  ];
  if (file.length !== headerBytes + v6Rows * 20 + v4Rows * 12 + named * 8 + 4 + textBytes) return null;
  // Typed arrays need an aligned start, which a Buffer does not promise.
  const bytes = file.byteOffset % 8 === 0 ? file : Buffer.from(new Uint8Array(file).buffer);
  let at = headerBytes;
  const u64 = (length: number): BigUint64Array => {
    const view = new BigUint64Array(bytes.buffer, bytes.byteOffset + at, length);
    at += view.byteLength;
    return view;
  };
  const u32 = (length: number): Uint32Array => {
    const view = new Uint32Array(bytes.buffer, bytes.byteOffset + at, length);
    at += view.byteLength;
    return view;
  };
  const v6 = { starts: u64(v6Rows), ends: u64(v6Rows) };
  const v4 = { starts: u32(v4Rows), ends: u32(v4Rows), asns: u32(v4Rows) };
  const v6Asns = u32(v6Rows);
  const numbers = u32(named);
  const offsets = u32(named + 1);
  const texts = bytes.subarray(at);

  const nameOf = (asn: number): string => {
    const row = lastAtMost(numbers, asn);
    return row >= 0 && numbers[row] === asn ? texts.toString('utf8', offsets[row], offsets[row + 1]) : '';
  };
  const digits = String(dataDate);
  return {
    dataDate: `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`,
    networkOf(ip) {
      if (!ipaddr.isValid(ip)) return null;
      const address = ipaddr.process(ip);
      const octets = Buffer.from(address.toByteArray());
      const asn =
        address.kind() === 'ipv4'
          ? asnAt(v4.starts, v4.ends, v4.asns, octets.readUInt32BE(0))
          : asnAt(v6.starts, v6.ends, v6Asns, octets.readBigUInt64BE(0));
      return asn === null ? null : { asn, name: nameOf(asn) };
    },
  };
}

function lastAtMost<N extends number | bigint>(sorted: ArrayLike<N>, wanted: N): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= wanted) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}

function asnAt<N extends number | bigint>(
  starts: ArrayLike<N>,
  ends: ArrayLike<N>,
  asns: Uint32Array,
  wanted: N,
): number | null {
  const row = lastAtMost(starts, wanted);
  return row >= 0 && ends[row]! >= wanted ? asns[row]! : null;
}

/**
 * Opens the table of networks, compiling it once into `cacheDirectory` from the npm data set (about a second).
 * Two processes may compile at once: each writes a file of its own and puts it in place in one step.
 */
export async function openNetworkTable(cacheDirectory: string): Promise<NetworkTable> {
  const packageFile = require.resolve('@ip-location-db/asn/package.json');
  const dataDate = Number((await dataDateOf(packageFile)).replaceAll('-', ''));
  const file = join(cacheDirectory, `networks-${dataDate}.bin`);
  const ready = await readFile(file).catch(() => null);
  const table = ready && readTable(ready, dataDate);
  if (table) return table;
  const folder = dirname(packageFile);
  const compiled = await compileTable({
    v4: join(folder, 'asn-ipv4-num.csv'),
    v6: join(folder, 'asn-ipv6-num.csv'),
    dataDate,
  });
  await mkdir(cacheDirectory, { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, compiled);
  await rename(draft, file);
  return readTable(compiled, dataDate)!;
}
