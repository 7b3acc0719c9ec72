import { expect, test } from 'vitest';
import { contrast, contrastFaults, mix, paletteOf, ratioText } from './contrast';

test('ratios are those of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#ff0000', '#ffffff')).toBeCloseTo(3.998, 3);
  expect(ratioText(4.48)).toBe('4.4 : 1');
});

test('our own colours can be read in both modes', () => {
  expect(contrastFaults({})).toEqual([]);
});

test('an accent has to be seen in every mode the theme has', () => {
  expect(contrastFaults({ accent: '#0b6b3a', mode: 'light' })).toEqual([]);
  expect(contrastFaults({ accent: '#0b3a1f' })).toMatchObject([
    { path: 'accent', mode: 'dark', what: 'The accent on the paper', least: 3 },
  ]);
  expect(contrastFaults({ accent: '#ffe08a', mode: 'light' })).toHaveLength(1);
});

test('ink that was chosen for one mode is found out in the other', () => {
  const faults = contrastFaults({ ink: '#17181b' });
  expect(faults.map(({ path, mode }) => [path, mode])).toContainEqual(['ink', 'dark']);
  expect(contrastFaults({ ink: '#17181b', mode: 'light' })).toEqual([]);
});

test('text on the accent is black or white, whichever is read', () => {
  for (const accent of ['#000000', '#2b4fd0', '#808080', '#e4572e', '#ffd400', '#ffffff']) {
    const { onAccent } = paletteOf({ accent }, 'light');
    expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(4.5);
  }
  expect(mix('#000000', '#ffffff', 0.75)).toBe('#404040');
});
