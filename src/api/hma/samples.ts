import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Database } from '#ground/db';
import { newId } from '#ground/ids';
import type { Staff } from '#people';
import { freshDatabase } from '../../../tests/database.ts';
import { readConfig } from '../../server/config.ts';
import { makeHouse, type House } from '../../server/house.ts';
import { makeApi } from '../make-api.ts';

export const admin: Staff = {
  id: newId<'Staff'>(),
  name: 'Irène Aubert',
  email: 'irene.aubert@example.org',
  roles: ['admin'],
  hasSecondFactor: true,
  mustSecure: false,
  isDemo: false,
};
export const hash = 'f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22';
/** The same hash with its first `count` bits turned over. */
export const turned = (count: number): string => {
  const bits = (BigInt(`0x${hash}`) ^ (((1n << BigInt(count)) - 1n) << BigInt(256 - count))).toString(16);
  return bits.padStart(64, '0');
};

/** A house over a test's database. */
export const houseWith = (database: Database, env: NodeJS.ProcessEnv): House =>
  makeHouse(database, {
    ...readConfig({ VIGIE_MODE: 'sandbox', ...env }),
    secret: 'a secret for tests only, long enough',
    publicUrl: 'http://localhost:3000',
    smtpUrl: 'smtp://127.0.0.1:25',
  });
export const serve = async (of: House): Promise<Server> => {
  const made = createServer(getRequestListener(makeApi(of).fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((listening) => made.listen(0, '127.0.0.1', listening));
  return made;
};
export const baseOf = (of: Server): string =>
  `http://127.0.0.1:${(of.address() as AddressInfo).port}/api/hma`;

/** Something with enough texture to be told from others: overlapping waves. */
async function texture(): Promise<Buffer> {
  const [width, height] = [320, 240];
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      pixels[at] = 128 + 60 * Math.sin(x / 7) + 60 * Math.cos(y / 11);
      pixels[at + 1] = 128 + 100 * Math.sin((x * y) / 900);
      pixels[at + 2] = 128 + 100 * Math.cos((x - y) / 17);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

/** The seam as a program meets it: over HTTP, with a key, and a list that holds one entry of each kind. */
export async function openSeam(env: NodeJS.ProcessEnv = {}) {
  const database = await freshDatabase();
  const house = houseWith(database, env);
  const server = await serve(house);
  const base = baseOf(server);
  const { key } = await house.people.issueProgramKey({
    by: admin,
    name: 'Example platform',
    scope: 'fingerprints',
  });
  const picture = await texture();
  const { id } = await house.hashing.addList({ name: 'TEST_BANK', source: 'a peer' });
  await house.hashing.addEntries(id, [
    { algorithm: 'pdq', digest: hash },
    { algorithm: 'md5', digest: createHash('md5').update('a video').digest('hex') },
    { algorithm: 'sha256', digest: createHash('sha256').update(picture).digest('hex') },
  ]);

  const bearer = (of = key): RequestInit => ({ headers: { authorization: `Bearer ${of}` } });
  const get = (path: string, asked: RequestInit = bearer()): Promise<Response> => fetch(base + path, asked);
  const said = async (answer: Promise<Response>): Promise<[number, unknown]> => {
    const { status, json } = await answer.then(async (got) => ({
      status: got.status,
      json: await got.json(),
    }));
    return [status, json];
  };
  const form = (files: Record<string, Buffer | string>): RequestInit => {
    const body = new FormData();
    for (const [name, bytes] of Object.entries(files))
      body.append(name, new Blob([bytes as BlobPart]), 'a file');
    return { method: 'POST', body, ...bearer() };
  };
  const refused = async (answer: Promise<Response>): Promise<[number, string]> => {
    const got = await answer;
    expect(got.headers.get('content-type')).toBe('application/problem+json');
    const { code, message, detail } = (await got.json()) as Record<string, string>;
    expect(message).toBe(detail);
    expect(message).not.toBe('');
    return [got.status, code ?? ''];
  };

  async function close(): Promise<void> {
    server.close();
    await house.close();
    await database.close();
  }
  return { database, house, base, key, picture, bearer, get, said, form, refused, close };
}
