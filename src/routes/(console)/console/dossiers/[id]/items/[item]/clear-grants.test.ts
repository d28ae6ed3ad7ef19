import { expect, test } from 'vitest';
import { grantView, useGrant } from './clear-grants.ts';

const view = { view: 'v', staffId: 'me', dossierId: 'd', itemId: 'i' };
const asked = { staffId: 'me', dossierId: 'd', itemId: 'i' };

test('a grant opens its item once', () => {
  const key = grantView(view);
  expect(useGrant(key, asked)?.view).toBe('v');
  expect(useGrant(key, asked)).toBeNull();
});

test('a grant opens nothing for somebody else, for another item, or after a minute', () => {
  const key = grantView(view, 0);
  expect(useGrant(key, { ...asked, staffId: 'other' }, 1)).toBeNull();
  expect(useGrant(key, { ...asked, itemId: 'j' }, 1)).toBeNull();
  expect(useGrant(key, asked, 60_001)).toBeNull();
  expect(useGrant('nothing', asked, 1)).toBeNull();
});
