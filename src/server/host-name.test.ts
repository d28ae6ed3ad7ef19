import { expect, test } from 'vitest';
import { isHostName } from './host-name.ts';

test.each(['signaler.example.org', '127.0.0.1:3000', 'localhost', '[::1]:3000', 'a_b.example:80'])(
  '%s is a host',
  (text) => {
    expect(isHostName(text)).toBe(true);
  },
);

test.each([undefined, '', 'a/admin?x=', 'a#b', 'u@host', 'x y', '[::1', 'host:port', 'a,b', 'a\\b'])(
  '%s is none',
  (text) => {
    expect(isHostName(text)).toBe(false);
  },
);
