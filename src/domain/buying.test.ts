import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beyondSale, departmentStatus, nest } from './buying';

describe('beyond the sale', () => {
  it('lie the stages after it, by touchpoints and by answers', () => {
    const heard = (...n: number[]) => n.map((n) => ({ n }));
    expect(
      beyondSale([
        { phase: 'before', touchpoints: heard(10, 20) },
        { phase: 'purchase', touchpoints: heard(30) },
        { phase: 'after', touchpoints: heard(40) },
      ]),
    ).toEqual({
      touchpoints: { count: 1, of: 4, share: 0.25 },
      answers: { count: 40, of: 100, share: 0.4 },
    });
  });

  it('is no share of nothing', () => {
    const { touchpoints, answers } = beyondSale([{ phase: 'after', touchpoints: [] }]);
    expect([touchpoints.share, answers.share]).toEqual([null, null]);
  });
});

it('a department is absent without touchpoints, silent without answers', () => {
  expect(departmentStatus([])).toBe('absent');
  expect(departmentStatus([{ n: 0 }, { n: 0 }])).toBe('silent');
  expect(departmentStatus([{ n: 0 }, { n: 1 }])).toBe('owned');
});

describe('ways back', () => {
  it('lie inside each other, the short ones innermost; ends may meet', () => {
    expect(
      nest([
        { from: 9, to: 0 },
        { from: 6, to: 4 },
        { from: 4, to: 2 },
      ]),
    ).toEqual([1, 0, 0]);
  });

  it('never share a track where they overlap', () => {
    const place = fc.nat(20);
    const loop = fc.record({ from: place, to: place }).filter(({ from, to }) => from !== to);
    fc.assert(
      fc.property(fc.array(loop, { maxLength: 15 }), (loops) => {
        const tracks = nest(loops);
        loops.forEach((one, index) => {
          loops.slice(index + 1).forEach((other, offset) => {
            if (tracks[index] !== tracks[index + 1 + offset]) return;
            const apart =
              Math.max(one.from, one.to) <= Math.min(other.from, other.to) ||
              Math.max(other.from, other.to) <= Math.min(one.from, one.to);
            expect(apart).toBe(true);
          });
        });
      }),
    );
  });
});
