import { describe, expect, test } from 'vitest';
import { createGuard, GUARD_LIMITS } from './guard';
import type { RatingRow } from './rows';
import type { Sender } from './sender';

const sender = (over: Partial<Sender> = {}): Sender => ({
  trusted: false,
  client: '203.0.113.5',
  device: undefined,
  note: () => undefined,
  ...over,
});
const row = (over: Partial<RatingRow> = {}) =>
  ({ touchpoint_id: 'paying', source: 'widget', customer: undefined, ...over }) as RatingRow;
const times = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('a guard', () => {
  test('holds the hundred and first answer of a client against it, at that touchpoint', () => {
    const guard = createGuard();
    const flags = times(GUARD_LIMITS.client + 1).map(() => guard.judge(row(), sender()).flag);
    expect(flags.filter((flag) => flag === undefined)).toHaveLength(GUARD_LIMITS.client);
    expect(flags.at(-1)).toBe('client');
    expect(guard.judge(row({ touchpoint_id: 'delivery' }), sender()).flag).toBeUndefined();
    expect(guard.judge(row(), sender({ client: '203.0.113.6' })).flag).toBeUndefined();
  });

  test('holds nothing against a customer who is verified that others said in their name', () => {
    const guard = createGuard();
    const ann = (verified?: boolean) => guard.judge(row({ customer: 'ann', verified }), sender()).flag;
    const flags = times(GUARD_LIMITS.person + 1).map(() => ann());
    expect(flags.at(-1)).toBe('person');
    expect(ann(true)).toBeUndefined();
  });

  test('does not count what turns out to be an amendment', () => {
    const guard = createGuard();
    for (const _ of times(5 * GUARD_LIMITS.client))
      guard.judge(row({ customer: 'ann' }), sender()).giveBack();
    expect(guard.judge(row({ customer: 'ann' }), sender()).flag).toBeUndefined();
  });

  test('holds the eleventh answer of a customer against them, wherever it comes from', () => {
    const guard = createGuard();
    const judge = (index: number, customer: string) =>
      guard.judge(row({ customer }), sender({ client: `198.51.100.${index}` })).flag;
    expect(times(11).map((index) => judge(index, 'ann'))).toEqual([...Array(10).fill(undefined), 'person']);
    expect(judge(12, 'bob')).toBeUndefined();
  });

  test('lets a kiosk bring a weekend, the business what it likes, and this machine be', () => {
    const guard = createGuard();
    for (const _ of times(3_000))
      for (const [over, who] of [
        [{ source: 'kiosk' as const }, {}],
        [{ customer: 'ann' }, { trusted: true }],
        [{ customer: 'ann' }, { client: null }],
      ] as const)
        expect(guard.judge(row(over), sender(who)).flag).toBeUndefined();
  });
});
