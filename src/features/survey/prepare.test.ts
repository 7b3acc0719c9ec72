import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { CODE_OPTIONS, codeFile, codePath, frameOf, mailBlock, pageAddress } from './prepare';

const place = { origin: 'https://touchline.example', publicKey: 'pk_abc', touchpoint: 'pick up & pay' };
const texts = {
  question: '"How" was <it>?',
  low: 'Bad & worse',
  high: 'Good',
  followUp: '',
  thanks: '',
};

test('an address names the source, and the score only where one was chosen', () => {
  expect(pageAddress(place, 'qr')).toBe('https://touchline.example/s/pk_abc/pick%20up%20%26%20pay?source=qr');
  expect(pageAddress(place, 'email', 0)).toContain('?source=email&score=0');
});

test('a mail has a link for each score, and texts in it stay texts', () => {
  const block = mailBlock('nps', texts, {
    addressOf: (score) => pageAddress(place, 'email', score),
    tag: 'en',
  });
  expect(block.match(/<a href="/g)).toHaveLength(11);
  expect(block).toContain('?source=email&amp;score=10"');
  expect(block).toContain('&quot;How&quot; was &lt;it&gt;?');
  expect(block).not.toMatch(/<script|<style|<img/);
  const thumbs = mailBlock(
    'thumbs',
    { ...texts, low: '', high: '' },
    { addressOf: (score) => `#${score}`, tag: 'en' },
  );
  expect(thumbs.replace(/<[^>]+>/g, ' ').match(/Yes|No/g)).toEqual(['Yes', 'No']);
});

test('a mail wears the colours of the workspace, and runs the way its language does', () => {
  const addressOf = () => '#';
  const plain = mailBlock('csat', texts, { addressOf, tag: 'en' });
  expect(plain).toContain('dir="ltr"');
  expect(plain).not.toContain('background');
  const theme = { mode: 'dark', accent: '#ff8800', radius: 0, font: "'Lato', serif" } as const;
  const dressed = mailBlock('csat', texts, { addressOf, theme, tag: 'ar' });
  expect(dressed).toContain('background:#141619');
  expect(dressed).toContain('color:#ecedef');
  expect(dressed.match(/border:1px solid #ff8800;border-radius:0px/g)).toHaveLength(5);
  expect(dressed).toContain('dir="rtl"');
  expect(dressed).toMatch(/align="right">Bad &amp; worse/);
  // A font with quotes of its own must not end the attribute it stands in.
  expect(dressed).toContain('font:15px/20px &#39;Lato&#39;, serif;');
});

test('a frame is named by its question', () => {
  expect(frameOf('https://x.example/?a=1&b="', 'A "b"?')).toContain(
    'src="https://x.example/?a=1&amp;b=&quot;" title="A &quot;b&quot;?"',
  );
});

test('a code leads to the address it was made from, with room around it', () => {
  const address = pageAddress(place, 'qr');
  const { path, size } = codePath(encodeQR(address, 'raw', CODE_OPTIONS));
  const scale = 4;
  const side = size * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h/g)) {
    expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(4);
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < scale; dx++) {
        const at = ((Number(y) * scale + dy) * side + Number(x) * scale + dx) * 4;
        data.fill(0, at, at + 3);
      }
  }
  expect(decodeQR({ width: side, height: side, data })).toBe(address);
  expect(codeFile({ path, size })).toContain(`viewBox="0 0 ${size} ${size}"`);
});
