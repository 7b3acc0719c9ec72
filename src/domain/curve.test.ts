import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CurvePoint, curveAt, gapAreas, monotonePath, monotoneSegments } from './curve';

function points(...ys: (number | null)[]): CurvePoint[] {
  return ys.map((y, index) => ({ x: index * 30, y }));
}

function corners(d: string): { x: number; y: number }[] {
  return d
    .slice(1, -1)
    .split('L')
    .map((corner) => {
      const [x = Number.NaN, y = Number.NaN] = corner.split(',').map(Number);
      return { x, y };
    });
}

/** Shoelace formula. */
function areaOf(d: string): number {
  const ring = corners(d);
  const twice = ring.reduce((sum, a, i) => {
    const b = ring[(i + 1) % ring.length] ?? a;
    return sum + a.x * b.y - b.x * a.y;
  }, 0);
  return Math.abs(twice) / 2;
}

const ysArbitrary = fc.array(fc.option(fc.integer({ min: 0, max: 200 }), { nil: null, freq: 5 }), {
  maxLength: 14,
});

describe('monotone curve', () => {
  it('is d3’s curveMonotoneX', () => {
    // d3-shape 3: line().curve(curveMonotoneX) of 0,10 30,30 60,10 90,30 and of 0,0 30,10 60,90.
    expect(monotonePath(points(10, 30, 10, 30))).toBe(
      'M0,10C10,20,20,30,30,30C40,30,50,10,60,10C70,10,80,20,90,30',
    );
    expect(monotonePath(points(0, 30, 60))).toBe('M0,0C10,10,20,20,30,30C40,40,50,50,60,60');
    expect(monotonePath(points(0, 10, 90))).toBe('M0,0C10,1.67,20,3.33,30,10C40,16.67,50,53.33,60,90');
  });

  it('is d3’s between columns of different width, too', () => {
    const uneven = [
      { x: 0, y: 0 },
      { x: 10, y: 20 },
      { x: 50, y: 60 },
      { x: 60, y: 65 },
      { x: 61, y: 90 },
    ];
    expect(monotonePath(uneven)).toBe(
      'M0,0C3.33,7,6.67,14,10,20C23.33,44,36.67,52,50,60C53.33,62,56.67,61.67,60,65C60.33,65.33,60.67,77.67,61,90',
    );
  });

  it('is a straight line through two points, and nothing through one', () => {
    expect(monotonePath(points(0, 30))).toBe('M0,0C10,10,20,20,30,30');
    expect(monotonePath(points(5))).toBe('');
    expect(monotonePath([])).toBe('');
    expect(monotonePath(points(null, null))).toBe('');
  });

  it('leaves gaps open and isolated points to their markers', () => {
    const path = monotonePath(points(0, 30, null, 10, null, 20, 20, null));
    expect(path).toBe('M0,0C10,10,20,20,30,30M150,20C160,20,170,20,180,20');
    expect(monotoneSegments(points(0, 30, null, 10, null, 20, 20)).map(({ from, to }) => [from, to])).toEqual(
      [
        [0, 1],
        [5, 6],
      ],
    );
  });

  it('gives segments that together are the path', () => {
    const line = points(10, 40, 20, 90);
    const joined = monotoneSegments(line)
      .map(({ d }, index) => (index === 0 ? d : d.slice(d.indexOf('C'))))
      .join('');
    expect(joined).toBe(monotonePath(line));
  });

  it('passes through its points, invents no highs or lows, and mirrors', () => {
    fc.assert(
      fc.property(ysArbitrary, (ys) => {
        const line = points(...ys);
        const mirrored = points(...ys.map((y) => (y === null ? null : 200 - y)));
        line.forEach(({ x, y }, index) => {
          if (y === null) expect(curveAt(line, x)).toBeNull();
          else expect(curveAt(line, x)).toBeCloseTo(y, 9);
          const next = line[index + 1]?.y;
          for (const part of [0.1, 0.5, 0.9]) {
            const between = curveAt(line, x + 30 * part);
            if (y === null || next === null || next === undefined) {
              expect(between).toBeNull();
              continue;
            }
            expect(between).toBeGreaterThanOrEqual(Math.min(y, next) - 1e-9);
            expect(between).toBeLessThanOrEqual(Math.max(y, next) + 1e-9);
            expect(curveAt(mirrored, x + 30 * part)).toBeCloseTo(200 - (between ?? 0), 9);
          }
        });
      }),
    );
  });

  it('draws what it evaluates', () => {
    // The Bézier of the first segment at t = 1/2 is (p0 + 3p1 + 3p2 + p3)/8.
    const line = points(0, 10, 90);
    expect(curveAt(line, 15)).toBeCloseTo((0 + 3 * (5 / 3) + 3 * (10 / 3) + 10) / 8, 9);
    expect(curveAt(line, -1)).toBeNull();
    expect(curveAt(line, 61)).toBeNull();
  });
});

describe('area between two curves', () => {
  it('is one piece with its side where they do not cross', () => {
    const [area, ...more] = gapAreas(points(50, 50), points(20, 20));
    expect(more).toEqual([]);
    expect(area?.side).toBe('below');
    expect(areaOf(area?.d ?? '')).toBeCloseTo(900, 6);
    expect(gapAreas(points(20, 20), points(50, 50)).map(({ side }) => side)).toEqual(['above']);
  });

  it('is cut where they cross', () => {
    const areas = gapAreas(points(0, 30), points(30, 0), 7);
    expect(areas.map(({ side }) => side)).toEqual(['above', 'below']);
    for (const { d } of areas) {
      expect(areaOf(d)).toBeCloseTo(225, 0);
      expect(corners(d)).toContainEqual({ x: 15, y: 15 });
    }
  });

  it('is cut where they touch', () => {
    expect(gapAreas(points(10, 20, 10), points(20, 20, 20)).map(({ side }) => side)).toEqual([
      'above',
      'above',
    ]);
    expect(gapAreas(points(10, 20, 30), points(20, 20, 20)).map(({ side }) => side)).toEqual([
      'above',
      'below',
    ]);
  });

  it('is absent in gaps, at single points and between equals', () => {
    expect(gapAreas(points(10, null, 10), points(20, 20, 20))).toEqual([]);
    expect(gapAreas(points(10, 20, 30), points(10, 20, 30))).toEqual([]);
    expect(gapAreas([], points(1, 2))).toEqual([]);
    const areas = gapAreas(points(10, 10, null, 10, 10), points(20, 20, 20, 20, 20));
    expect(areas).toHaveLength(2);
    expect(Math.max(...corners(areas[0]?.d ?? '').map(({ x }) => x))).toBe(30);
    expect(Math.min(...corners(areas[1]?.d ?? '').map(({ x }) => x))).toBe(90);
  });

  it('adds up to the integral of the distance, and swaps sides with its curves', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 8 }), (ys) => {
        const actual = points(...ys.map(([a]) => a));
        const desired = points(...ys.map(([, d]) => d));
        const areas = gapAreas(actual, desired);
        let integral = 0;
        const end = (ys.length - 1) * 30;
        for (let x = 0.05; x < end; x += 0.1) {
          integral += 0.1 * Math.abs((curveAt(actual, x) ?? 0) - (curveAt(desired, x) ?? 0));
        }
        const total = areas.reduce((sum, { d }) => sum + areaOf(d), 0);
        expect(Math.abs(total - integral)).toBeLessThan(0.02 * integral + end * 0.2);
        const swapped = gapAreas(desired, actual);
        expect(swapped.map(({ side }) => side)).toEqual(
          areas.map(({ side }) => (side === 'above' ? 'below' : 'above')),
        );
      }),
    );
  });
});
