import { array, assert, boolean, constantFrom, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmRemoval, isGone, verdicts, type PastLook, type Rules, type Verdict } from '#hotline/watch';

const rules: Rules = { confirmations: 3, spacingSeconds: 60, silentLooks: 3, silentSeconds: 48 * 3600 };
const hour = 3600;
const look = (second: number, verdict: Verdict, blind = false): PastLook => ({
  at: new Date(second * 1000),
  verdict,
  blind,
});

describe('a removal is confirmed', () => {
  it('by enough looks in a row that stand far enough apart, since the first of them', () => {
    const looks = [look(0, 'online'), look(100, 'removed'), look(160, 'removed'), look(220, 'removed')];
    expect(confirmRemoval(looks, rules)).toMatchObject({
      confirmed: true,
      counted: 3,
      since: new Date(100_000),
    });
  });

  it('though the looks differ in how they found it gone', () => {
    expect(
      confirmRemoval([look(0, 'soft-404'), look(60, 'removed'), look(120, 'dns-gone')], rules).confirmed,
    ).toBe(true);
  });

  it('not by looks too close together', () => {
    const looks = [0, 20, 40, 59, 60, 80, 119].map((second) => look(second, 'removed'));
    expect(confirmRemoval(looks, rules)).toMatchObject({
      confirmed: false,
      counted: 2,
      nextAt: new Date(120_000),
    });
  });

  it.each(verdicts.filter((verdict) => !isGone(verdict)))(
    'not when a look in between says %s: the count starts anew',
    (between) => {
      const looks = [look(0, 'removed'), look(60, 'removed'), look(120, between), look(180, 'removed')];
      expect(confirmRemoval(looks, rules)).toMatchObject({
        confirmed: false,
        counted: 1,
        since: new Date(180_000),
      });
    },
  );

  it('neither helped nor hindered by a look that failed on our side', () => {
    const looks = [
      look(0, 'removed'),
      look(60, 'removed'),
      look(120, 'unreachable', true),
      look(180, 'removed'),
    ];
    expect(confirmRemoval(looks, rules)).toMatchObject({ confirmed: true, counted: 3 });
    expect(
      confirmRemoval(
        [0, 30, 60].map((h) => look(h * hour, 'unreachable', true)),
        rules,
      ).confirmed,
    ).toBe(false);
  });

  it('by silence only after three looks over 48 hours', () => {
    const silent = (...hours: number[]): PastLook[] => hours.map((h) => look(h * hour, 'unreachable'));
    expect(confirmRemoval(silent(0, 10, 20, 30, 47), rules)).toMatchObject({
      confirmed: false,
      counted: 0,
      since: null,
    });
    expect(confirmRemoval(silent(0, 48), rules).confirmed).toBe(false);
    expect(confirmRemoval(silent(0, 24, 48), rules)).toMatchObject({
      confirmed: true,
      counted: 3,
      since: new Date(0),
    });
    expect(
      confirmRemoval([...silent(0, 24), look(30 * hour, 'online'), ...silent(48)], rules).confirmed,
    ).toBe(false);
  });

  it('never before the rules hold, whatever the looks', () => {
    const past = array(tuple(integer({ min: 0, max: 4000 }), constantFrom(...verdicts), boolean()), {
      maxLength: 40,
    });
    assert(
      property(past, (seen) => {
        const looks = seen
          .toSorted((one, two) => one[0] - two[0])
          .map(([second, verdict, blind]) => look(second, verdict, blind));
        const run = confirmRemoval(looks, rules);
        if (!run.confirmed) return;
        const sighted = looks.filter((one) => !one.blind);
        const tail = sighted.slice(sighted.findLastIndex((one) => !isGone(one.verdict)) + 1);
        expect(tail.length).toBeGreaterThanOrEqual(3);
        const first = tail[0]?.at.getTime() ?? 0;
        expect((tail.at(-1)?.at.getTime() ?? 0) - first).toBeGreaterThanOrEqual(120_000);
        expect(run.since?.getTime()).toBe(first);
      }),
    );
  });
});
