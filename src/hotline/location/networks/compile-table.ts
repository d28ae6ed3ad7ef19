import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** What the compiled file begins with: eight little-endian 32-bit numbers, then the arrays in the order below. */
export const magic = 0x31_4e_47_56; // 'VGN1'
export const headerBytes = 32;

interface Row {
  start: string;
  end: string;
  asn: number;
  name: string;
}

/** `1.0.0.0-as-number,…,13335,"Cloudflare, Inc."`: the name is the only field that may be quoted. */
function readRow(line: string): Row {
  const first = line.indexOf(',');
  const second = line.indexOf(',', first + 1);
  const third = line.indexOf(',', second + 1);
  const name = line.slice(third + 1);
  return {
    start: line.slice(0, first),
    end: line.slice(first + 1, second),
    asn: Number(line.slice(second + 1, third)),
    name: name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name,
  };
}

async function eachRow(path: string, take: (row: Row) => void): Promise<void> {
  // Line by line: the text of 21 MB is never in memory as a whole.
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    if (line !== '') take(readRow(line));
  }
}

/**
 * Turns the two CSV tables of `@ip-location-db/asn` into one compact file: for each address family the sorted
 * starts, ends and network numbers as typed arrays, then every network's name once. IPv6 is kept to its upper
 * 64 bits: no network is announced in smaller pieces. `dataDate` is `yyyymmdd`.
 */
export async function compileTable(from: { v4: string; v6: string; dataDate: number }): Promise<Buffer> {
  const names = new Map<number, string>();
  const v4: number[] = [];
  await eachRow(from.v4, (row) => {
    v4.push(Number(row.start), Number(row.end), row.asn);
    if (!names.has(row.asn)) names.set(row.asn, row.name);
  });
  const v6: bigint[] = [];
  const v6Numbers: number[] = [];
  await eachRow(from.v6, (row) => {
    v6.push(BigInt(row.start) >> 64n, BigInt(row.end) >> 64n);
    v6Numbers.push(row.asn);
    if (!names.has(row.asn)) names.set(row.asn, row.name);
  });
  return write({ dataDate: from.dataDate, v4, v6, v6Numbers, names });
}

function write(table: {
  dataDate: number;
  v4: number[];
  v6: bigint[];
  v6Numbers: number[];
  names: Map<number, string>;
}): Buffer {
  const v4Rows = table.v4.length / 3;
  const v6Rows = table.v6Numbers.length;
  const named = [...table.names].sort(([a], [b]) => a - b);
  const texts = named.map(([, name]) => Buffer.from(name, 'utf8'));
  const textBytes = texts.reduce((sum, text) => sum + text.length, 0);
  const size = headerBytes + v6Rows * 20 + v4Rows * 12 + named.length * 8 + 4 + textBytes;
  const bytes = Buffer.alloc(size);
  const put = { at: 0 };
  const u32 = (value: number): void => void (put.at = bytes.writeUInt32LE(value, put.at));
  for (const value of [magic, table.dataDate, v4Rows, v6Rows, named.length, textBytes, 0, 0]) u32(value);
  for (const column of [0, 1]) {
    for (let row = 0; row < v6Rows; row += 1)
      put.at = bytes.writeBigUInt64LE(table.v6[row * 2 + column]!, put.at);
  }
  for (const column of [0, 1, 2]) {
    for (let row = 0; row < v4Rows; row += 1) u32(table.v4[row * 3 + column]!);
  }
  for (const asn of table.v6Numbers) u32(asn);
  for (const [asn] of named) u32(asn);
  let offset = 0;
  for (const text of texts) {
    u32(offset);
    offset += text.length;
  }
  u32(offset);
  for (const text of texts) put.at += text.copy(bytes, put.at);
  return bytes;
}
