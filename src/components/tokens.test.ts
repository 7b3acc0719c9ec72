import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('src/components/tokens.css', 'utf8');
const [lightCss = '', darkCss = ''] = css.split('@utility dark-theme');

/** The colours of one theme, by token. */
function colours(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const TEXT = ['ink', 'ink-2', 'ink-3', 'accent-ink', 'danger', ...[1, 2, 3, 4, 5].map((n) => `sat-${n}t`)];
const MARKS = ['ctl-line', 'accent', ...[1, 2, 3, 4, 5].map((n) => `sat-${n}`)];
const SURFACES = ['bg', 'surface', 'subtle'];

describe.each([
  ['light', colours(lightCss)],
  ['dark', colours(darkCss)],
])('in the %s theme', (_, tokens) => {
  const of = (name: string): string => {
    const hex = tokens.get(name);
    if (!hex) throw new Error(`No colour --${name}`);
    return hex;
  };

  test.each(TEXT)('%s can be read as text on every surface', (name) => {
    for (const surface of SURFACES) expect(contrast(of(name), of(surface))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(MARKS)('%s can be told from every surface', (name) => {
    for (const surface of SURFACES) expect(contrast(of(name), of(surface))).toBeGreaterThanOrEqual(3);
  });

  test('what stands on the accent can be read', () => {
    expect(contrast(of('on-accent'), of('accent'))).toBeGreaterThanOrEqual(4.5);
  });
});
