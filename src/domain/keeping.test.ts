import { describe, expect, it } from 'vitest';
import { coverageByChannel, keepingOf } from './keeping';

const score = (n: number, value: number, reach: number) => ({ n, value, high: value + reach });

describe('whether what is desired is kept', () => {
  it('says kept from the shown score on, missed only where the whole interval lies below', () => {
    expect(keepingOf(score(100, 4.3, 0.1), 4.3)).toBe('kept');
    expect(keepingOf(score(100, 4.2951, 0.1), 4.3)).toBe('kept');
    expect(keepingOf(score(100, 4.2, 0.1), 4.3)).toBe('close');
    expect(keepingOf(score(100, 4.1, 0.1), 4.3)).toBe('missed');
  });

  it('says nothing of few answers, of none, or without a level', () => {
    expect(keepingOf(score(29, 1, 0.1), 4)).toBe('few');
    expect(keepingOf({ n: 3, value: null, high: null }, 4)).toBe('few');
    expect(keepingOf({ n: 0, value: null, high: null }, 4)).toBe('silent');
    expect(keepingOf(score(100, 4, 0.1), null)).toBe('unset');
  });
});

describe('a promise by channel', () => {
  const at = (
    channel: string,
    keeping: Parameters<typeof coverageByChannel>[0][number]['keeping'],
    promised = true,
  ) => ({
    channel,
    keeping,
    promised,
  });

  it('is kept, missed, both, unknown or absent', () => {
    expect(
      coverageByChannel([
        at('Web', 'kept'),
        at('Showroom', 'missed'),
        at(' web ', 'missed'),
        at('Phone', 'few'),
        at('Phone', 'kept', false),
        at('Email', 'missed', false),
        at('App', 'close'),
        at('App', 'kept'),
        at('', 'kept'),
      ]),
    ).toEqual([
      { channel: 'Web', keeping: 'mixed' },
      { channel: 'Showroom', keeping: 'missed' },
      { channel: 'Phone', keeping: 'unknown' },
      { channel: 'Email', keeping: 'absent' },
      { channel: 'App', keeping: 'kept' },
    ]);
  });
});
