import { expect, test } from 'vitest';
import { productionPolicy } from './address-policy.ts';
import { vetTarget } from './vet-target.ts';

test.each([
  'http://127.0.0.1../',
  'http://localhost../',
  'http://secret.onion../',
  'http://secret.onion./',
  'http://printer.local.../',
])('%s asks no resolver, however many dots it ends in', async (address) => {
  const asked: string[] = [];
  const resolver = {
    resolve: async (host: string) => {
      asked.push(host);
      return { addresses: [{ address: '192.0.2.1', family: 4 as const }], cnames: [] };
    },
  };
  expect((await vetTarget(new URL(address), productionPolicy, resolver)).kind).toBe('refused');
  expect(asked).toEqual([]);
});
