import { expect, test } from 'vitest';
import { formsOfFrequencies } from './forms.ts';
import { bitOf, distance, pdqFromHex, popcount } from './index.ts';

/** Hashes published with the reference (facebook/ThreatExchange): a bridge, and the same picture altered. */
const bridge = {
  original: 'f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22',
  blurred: 'f8f8f0cee0f4a84f06370a2a038f63f0b36e26d596621e1d33e6b39c4e9c9b22',
  sharpened: 'd8f8f0cec0f4a84f8e370a22038f67f0b36a2ed597231e1d72e6b39c4a9c9b22',
  small: 'd0f8f1ccc0f4a84d0a370a3a228f67f0b36e2ed5b6623e1d33e6339c4e9c9b22',
};

/** Hashes published of the bridge really turned, in the reference's order of the eight positions. */
const turned = [
  bridge.original,
  '30a10efd71cc3d429013d48d0ffffc52e34e0e17ada952a9d29685211ea9e5af',
  'adad5a64b5a142e75b62a09857da895ae63b847fc23794b766b319361bc93188',
  'a5f0a457a48995e8c9065c275aaa5498b61ba4bdf8fcf80387c32f8b1bfc4f05',
  'f8f80f31e0f417b20e37f5cd028f980fb36ed02a9662c1e233e64c634e9c64dd',
  '0dad2599b1a1bd1a5362576742da32a5e63b7380c2374b4866b366c91bc9ce77',
  'f0a5e102f1ccc0bd945308720fff038de34ef1e8ada9a956d2967ade5ea91a50',
  'a5f05aa8a4896a17c906a2d85aaaab07b61b5b42f8fc07fc87c3d0741bfcb0fa',
].map(pdqFromHex);

test('published hashes have 128 one-bits and lie as far apart as published', () => {
  const hashes = Object.values(bridge).map(pdqFromHex);
  expect(hashes.map(popcount)).toEqual([128, 128, 128, 128]);
  const [original = new Uint8Array(32), ...altered] = hashes;
  expect(altered.map((hash) => distance(original, hash))).toEqual([2, 12, 16]);
  expect(distance(original, turned[1] ?? original)).toBe(120);
});

test('each form made of the published original is nearest to the published hash of that position', () => {
  const original = pdqFromHex(bridge.original);
  const spread = (k: number) => (((k * 37) % 256) - 128) / 1e4; // only signs are published: no two may be equal
  const values = Float64Array.from({ length: 256 }, (_, k) => (bitOf(original, k) ? 1 : -1) + spread(k));
  const nearest = formsOfFrequencies(values).map((form) => {
    const distances = turned.map((hash) => distance(form, hash));
    return distances.indexOf(Math.min(...distances));
  });
  expect(nearest).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});
