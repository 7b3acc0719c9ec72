import { expect, test } from 'vitest';
import { flatten } from '@/domain/drawing';
import { largeMap, NOW } from '@/test/map-data';
import { prepareExport } from '../prepare';
import { CURVE_SCALE, curveMarks } from './curve';

const WIDTH = 100;
const COLUMN = WIDTH / CURVE_SCALE;

/** The pieces of all curves that end within the columns from … up to …. */
function piecesOf(marks: ReturnType<typeof curveMarks>, from: number, to: number): string[] {
  return flatten([marks])
    .flatMap(({ mark }) => (mark.kind === 'path' ? [...mark.d.matchAll(/C[^CMLZz]+/g)] : []))
    .map(([piece]) => piece)
    .filter((piece) => {
      const x = Number(piece.split(',').at(-2));
      return x > from * COLUMN && x < to * COLUMN;
    });
}

test('the curve of a page is that of the whole map, and no more of it than the page needs', () => {
  const { model, lens } = prepareExport(
    largeMap(60),
    { lens: 'experience', numbers: true, pictures: true, ages: true },
    NOW,
  );
  const parts = { model, lens, measure: (text: string, size: number) => text.length * size };
  const count = model.columns.length;
  const whole = curveMarks(parts, 0, count, WIDTH);
  expect(piecesOf(whole, 0, count).length).toBeGreaterThan(count / 2);
  for (let from = 0; from < count; from += 6) {
    const to = Math.min(count, from + 6);
    const page = curveMarks(parts, from, to, WIDTH);
    expect(piecesOf(page, from, to)).toEqual(piecesOf(whole, from, to));
    expect(JSON.stringify(page).length).toBeLessThan(JSON.stringify(whole).length / 2);
  }
});
