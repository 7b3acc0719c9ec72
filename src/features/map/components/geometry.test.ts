import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CURVE,
  columnFor,
  drawCurve,
  levelAt,
  placeGapLabel,
  placeLabel,
  type Stop,
  transpose,
  xOf,
  yOf,
} from './geometry';

function stop(order: number, value: number | null, over: Partial<Stop> = {}): Stop {
  return {
    id: `t${order}`,
    at: xOf(order),
    state: value === null ? 'none' : 'normal',
    value,
    low: value === null ? null : value - 0.1,
    high: value === null ? null : value + 0.1,
    desired: 4,
    ...over,
  };
}

const pieces = (d: string) => d.split('M').length - 1;

describe('the curve', () => {
  it('is solid between neighbours that are known well', () => {
    const { solid, dotted } = drawCurve([stop(0, 3), stop(1, 4), stop(2, 3.5)]);
    expect([pieces(solid), pieces(dotted)]).toEqual([2, 0]);
  });

  it('is dotted through few answers and past a touchpoint without a score', () => {
    const { solid, dotted } = drawCurve([
      stop(0, 3),
      stop(1, 4),
      stop(2, null),
      stop(3, 4),
      stop(4, 4, { state: 'low' }),
      stop(5, 4),
    ]);
    expect([pieces(solid), pieces(dotted)]).toEqual([1, 3]);
  });

  it('is interrupted by several touchpoints without a score, and so is the gap', () => {
    const { solid, dotted, gaps } = drawCurve([
      stop(0, 3),
      stop(1, 3),
      stop(2, null),
      stop(3, null),
      stop(4, 3),
      stop(5, 3),
    ]);
    expect([pieces(solid), pieces(dotted), gaps.length]).toEqual([2, 0, 2]);
  });

  it('interrupts the desired line where nothing is desired', () => {
    expect(
      pieces(drawCurve([stop(0, 3), stop(1, 3), stop(2, 3, { desired: null }), stop(3, 3)]).desired),
    ).toBe(1);
  });

  it('has gaps above and below, none where nothing is desired', () => {
    expect(drawCurve([stop(0, 3), stop(1, 5)]).gaps.map(({ side }) => side)).toEqual(['below', 'above']);
    expect(drawCurve([stop(0, 3, { desired: null }), stop(1, 5, { desired: null })]).gaps).toEqual([]);
  });

  it('draws nothing out of nothing', () => {
    expect(drawCurve([])).toEqual({ solid: '', dotted: '', desired: '', gaps: [] });
  });

  it('can run down the page', () => {
    expect(transpose('M1,2C3.5,-4,5,6,7,8')).toBe('M2,1C-4,3.5,6,5,8,7');
  });
});

describe('labels', () => {
  it('stand on the side away from the desired line', () => {
    expect(placeLabel(stop(0, 4.5))?.side).toBe('above');
    expect(placeLabel(stop(0, 3.5))?.side).toBe('below');
    expect(placeLabel(stop(0, null))).toBeNull();
  });

  it('stay clear of whiskers, top and counts', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.option(fc.double({ min: 1, max: 5, noNaN: true }), { nil: null }),
        (value, reach, desired) => {
          const [low, high] = [Math.max(1, value - reach), Math.min(5, value + reach)];
          const label = placeLabel(stop(0, value, { low, high, desired }));
          if (!label) throw new Error('no label');
          expect(label.y).toBeGreaterThanOrEqual(12);
          expect(label.y).toBeLessThanOrEqual(CURVE.counts - 14);
          if (label.side === 'above') expect(label.y).toBeLessThanOrEqual(yOf(high) - 7);
          else expect(label.y).toBeGreaterThanOrEqual(yOf(low) + 14);
        },
      ),
    );
  });

  it('of the widest gap stand inside it, or below where there is no room', () => {
    const wide = stop(0, 2.6, { desired: 4.2 });
    const inside = placeGapLabel(wide);
    expect(inside?.leads).toHaveLength(2);
    expect(inside?.y).toBeGreaterThan(yOf(4.2));
    expect(inside?.y).toBeLessThan(yOf(2.6));
    const narrow = placeGapLabel(stop(0, 3.6, { desired: 4.2 }));
    expect(narrow?.leads).toEqual([]);
    expect(narrow?.y).toBeGreaterThan(yOf(3.6));
  });
});

describe('columns', () => {
  it('are as wide as they can be while all fit, and give way a little before the map scrolls', () => {
    expect([columnFor(900, 5), columnFor(900, 6), columnFor(900, 8)]).toEqual([168, 136, 107]);
    expect(columnFor(107 * 12 - 11, 12)).toBe(106);
    expect([columnFor(900, 60), columnFor(0, 0)]).toEqual([107, 168]);
  });
});

describe('a dropped handle', () => {
  it('lands on a tenth within the scale', () => {
    expect(levelAt(yOf(4.23))).toBe(4.2);
    expect(levelAt(-100)).toBe(5);
    expect(levelAt(1000)).toBe(1);
  });
});
