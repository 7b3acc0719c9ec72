// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { Mark } from './drawing';
import { textsOf, toSvg } from './svg';

const options = {
  title: '"Map" & <b>',
  description: 'd',
  language: 'en',
  families: ['Map 1', 'sans-serif'],
  css: '',
  pictures: new Map([['p', 'data:image/jpeg;base64,AA==']]),
  scale: 2,
};

const text = (text: string, over: Partial<Extract<Mark, { kind: 'text' }>> = {}): Mark => ({
  kind: 'text',
  text,
  x: 10,
  y: 20,
  anchor: 'left',
  width: 5,
  size: 8,
  weight: 400,
  fill: '#000000',
  rtl: false,
  ...over,
});

const parse = (marks: Mark[]) => {
  const svg = toSvg({ width: 100, height: 50, marks }, options);
  return new DOMParser().parseFromString(svg, 'image/svg+xml');
};

test('mark-up in a text is text, and what XML forbids is left out', () => {
  const hostile = "</text><script>alert(1)</script>\" onload='x' &amp; ]]>";
  const document = parse([text(`${hostile}\u0000\u000b\uFFFE\uD800`)]);
  expect(document.querySelector('script')).toBeNull();
  expect(document.querySelector('text')?.textContent).toBe(`${hostile}\uFFFD`);
  expect(document.querySelector('title')?.textContent).toBe('"Map" & <b>');
});

test('is as large as asked, and stands where the marks say', () => {
  const document = parse([
    { kind: 'group', x: 5, y: 6, scale: 0.5, clip: 'M0 0h1v1z', marks: [text('a', { weight: 600 })] },
    { kind: 'image', id: 'p', alt: 'A "door"', x: 0, y: 0, width: 10, height: 10 },
    { kind: 'image', id: 'unknown', alt: '', x: 0, y: 0, width: 10, height: 10 },
  ]);
  expect(document.documentElement.getAttribute('width')).toBe('200');
  const group = document.querySelector('g');
  expect(group?.getAttribute('transform')).toBe('translate(5 6) scale(0.5)');
  expect(document.querySelector('clipPath')?.id).toBe(group?.getAttribute('clip-path')?.slice(5, -1));
  expect(document.querySelector('text')?.getAttribute('font-weight')).toBe('600');
  expect(document.querySelectorAll('image')).toHaveLength(1);
  expect(document.querySelector('image title')?.textContent).toBe('A "door"');
});

test('text from right to left keeps its right end', () => {
  const [node] = parse([text('שלום', { rtl: true, anchor: 'right', x: 90 })]).querySelectorAll('text');
  expect([
    node?.getAttribute('direction'),
    node?.getAttribute('text-anchor'),
    node?.getAttribute('x'),
  ]).toEqual(['rtl', null, '90']);
});

test('tells all texts in order, those in groups too', () => {
  expect(textsOf([text('a'), { kind: 'group', x: 0, y: 0, marks: [text('b')] }])).toEqual(['a', 'b']);
});
