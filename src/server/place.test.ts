import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { placeOf } from './place.ts';

const from = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({
    socket: { remoteAddress },
    headers: forwarded ? { 'x-forwarded-for': forwarded } : {},
  }) as unknown as IncomingMessage;

test('the addresses of one IPv6 subscriber are one place, those of another are not', () => {
  const one = placeOf(from('2001:db8:1:2::1'), false);
  expect(placeOf(from('2001:db8:1:2:ffff::9'), false)).toBe(one);
  expect(placeOf(from('2001:db8:1:3::1'), false)).not.toBe(one);
  expect(placeOf(from('fe80::1%eth0'), false)).toBe(placeOf(from('fe80::2'), false));
});

test('an IPv4 address is a place, however it is written', () => {
  expect(placeOf(from('::ffff:192.0.2.1'), false)).toBe(placeOf(from('192.0.2.1'), false));
  expect(placeOf(from('192.0.2.2'), false)).not.toBe(placeOf(from('192.0.2.1'), false));
});

test('a forwarded address counts only behind a trusted proxy, and only the one that the proxy wrote', () => {
  expect(placeOf(from('192.0.2.1', '203.0.113.9'), false)).toBe('192.0.2.1');
  expect(placeOf(from('192.0.2.1', '198.51.100.1, 203.0.113.9'), true)).toBe('203.0.113.9');
});
