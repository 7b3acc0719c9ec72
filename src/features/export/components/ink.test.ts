import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { INK, SAT, TONES } from './ink';
import { pngScale } from './png';

test('the colours on paper are those of the light theme', () => {
  const css = readFileSync('src/components/tokens.css', 'utf8');
  const light = css.slice(css.indexOf('color-scheme: light'), css.indexOf('@media'));
  const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(light)?.[1];
  expect(INK).toMatchObject({
    ink: token('ink'),
    soft: token('ink-2'),
    faint: token('ink-3'),
    line: token('line'),
    lineFaint: token('line-faint'),
    lineStrong: token('line-strong'),
    surface: token('surface'),
    subtle: token('subtle'),
    chip: token('chip'),
    desired: token('c-desired'),
    grid: token('c-grid'),
    spread: token('c-hist'),
    context: token('c-context'),
  });
  expect(Object.values(SAT)).toEqual([1, 2, 3, 4, 5].map((level) => token(`sat-${level}`)));
  expect([TONES.bad, TONES.good]).toEqual([token('sat-1t'), token('sat-5t')]);
});

test('a picture is drawn sharp, and smaller only where browsers end', () => {
  expect(pngScale(1_200, 800)).toBe(2);
  const scale = pngScale(10_200, 3_000);
  expect(10_200 * scale).toBeLessThanOrEqual(16_384);
  expect(10_200 * scale * 3_000 * scale).toBeLessThanOrEqual(64_000_001);
});
