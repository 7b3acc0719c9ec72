import { expect, test } from 'vitest';
import { deviceOf } from './device';

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0';

test.each([
  ['phone', `Mozilla/5.0 (Linux; Android 15; Pixel 9) ${CHROME} Mobile Safari/537.36`],
  ['phone', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148'],
  ['phone', 'Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0'],
  ['tablet', 'Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 Version/16.6 Mobile/15E148'],
  ['tablet', `Mozilla/5.0 (Linux; Android 14; SM-X200) ${CHROME} Safari/537.36`],
  ['tablet', 'Mozilla/5.0 (Android 15; Tablet; rv:143.0) Gecko/143.0 Firefox/143.0'],
  ['computer', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36`],
  ['computer', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${CHROME} Safari/537.36`],
  ['computer', 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'],
  [undefined, 'python-requests/2.32'],
  [undefined, 'node'],
  [undefined, ''],
  [undefined, undefined],
])('%s: %s', (device, header) => {
  // Twice: what is remembered is the same.
  expect([deviceOf(header), deviceOf(header)]).toEqual([device, device]);
});

test('a header of any length is read once, in no time', () => {
  expect(deviceOf(`iPad ${'Android '.repeat(100_000)}`)).toBe('tablet');
});
