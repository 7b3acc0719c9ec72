import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersToTellGap, progressOf, standingOf } from './progress';
import type { Part } from './satisfaction';
import { countScores } from './tally';

const csat = (...scores: number[]): Part[] => [{ type: 'csat', counts: countScores(scores) }];
const times = (n: number, ...scores: number[]) => csat(...Array.from({ length: n }, () => scores).flat());
const answers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 60 });

describe('where a score stands against its desired level', () => {
  it('says nothing below five answers', () => {
    expect(standingOf(csat(1, 1, 1, 1), 4.5)).toEqual({ n: 4, reach: 'few', gap: null, error: null });
    expect(answersToTellGap(csat(1, 1, 1, 1), 4.5)).toBeNull();
  });

  it('calls a gap real only where the interval leaves the level out', () => {
    expect(standingOf(times(20, 2, 3), 4.5).reach).toBe('below');
    expect(standingOf(times(20, 5, 4), 3).reach).toBe('above');
    expect(standingOf(csat(1, 5, 3, 5, 4), 4).reach).toBe('near');
  });

  it('needs about as many more answers as then suffice', () => {
    const [heard, level] = [[1, 5, 4, 5, 4, 3, 2, 5], 4];
    const more = answersToTellGap(csat(...heard), level) ?? 0;
    expect(more).toBeGreaterThan(0);
    // As many more with the same mean and spread: now it can be told; with half of them it cannot.
    const again = (total: number) => times(Math.round(total / heard.length), ...heard);
    expect(standingOf(again(1.1 * (heard.length + more)), level).reach).toBe('below');
    expect(standingOf(again((heard.length + more) / 2), level).reach).toBe('near');
  });

  it('asks for no more where more would tell nothing, or it is told already', () => {
    expect(answersToTellGap(times(3, 3, 5), 4)).toBeNull();
    expect(answersToTellGap(times(20, 2), 4)).toBe(0);
  });
});

describe('progress of a journey', () => {
  it('leaves out whoever was hardly heard, and is not known where nobody was', () => {
    expect(progressOf([{ parts: csat(1, 1), desired: 4 }])).toEqual({
      touchpoints: 1,
      heard: 0,
      told: 0,
      kept: 0,
      surely: 0,
      perhaps: 0,
      gap: null,
    });
  });

  it('counts as kept what the score as shown reaches, and says how many do for certain and how many may', () => {
    const progress = progressOf([
      { parts: times(20, 5, 4), desired: 3 },
      { parts: times(8, 1, 5, 3, 5, 4), desired: 3.5 },
      { parts: times(8, 1, 5, 3, 5, 4), desired: 4 },
      { parts: times(20, 2, 3), desired: 4.5 },
      { parts: csat(1), desired: 4 },
    ]);
    expect(progress).toMatchObject({ touchpoints: 5, heard: 4, told: 4, kept: 2, surely: 1, perhaps: 3 });
    expect(progress.gap?.value).toBeCloseTo((1.5 + 0.1 - 0.4 - 2) / 4, 10);
  });

  it('is not helped by few answers, whose interval reaches nearly any level', () => {
    const few = { parts: csat(1, 5, 3, 5, 4), desired: 4 };
    expect(progressOf([few])).toMatchObject({ heard: 1, told: 0, kept: 0, surely: 0, perhaps: 0 });
  });

  it('has a mean gap inside its interval, which more answers of the same kind make narrower', () => {
    fc.assert(
      fc.property(fc.array(answers, { minLength: 1, maxLength: 6 }), (list) => {
        const once = progressOf(list.map((scores) => ({ parts: csat(...scores), desired: 4 }))).gap;
        const often = progressOf(list.map((scores) => ({ parts: times(9, ...scores), desired: 4 }))).gap;
        if (!once || !often) throw new Error('No gap');
        expect(once.low).toBeLessThanOrEqual(once.value);
        expect(once.high).toBeGreaterThanOrEqual(once.value);
        expect(often.value).toBeCloseTo(once.value, 8);
        expect(often.high - often.low).toBeLessThan(once.high - once.low + 1e-9);
      }),
    );
  });
});
