import { expect, test } from 'vitest';
import { commentCount, snippetOf, themeOf, withoutContacts } from './prepare';
import { createShareInput, embedShareInput, MOST_COMMENTS, type SharedComment } from './schema';

test.each([
  ['Mail me at ines.b+x@example.co.uk, please', 'Mail me at [e-mail], please'],
  ['Call +49 (0)30 1234-5678 today', 'Call [number] today'],
  ['Order 20261122-0099 never came', 'Order [number] never came'],
  ['اتصل على ٠١٢٣٤٥٦٧٨٩', 'اتصل على [number]'],
  ['Waited 45 minutes on 2026-11-22 and 3.12.2026', 'Waited 45 minutes on 2026-11-22 and 3.12.2026'],
  ['Great @ 100 %, 5/5, 1,000 thanks', 'Great @ 100 %, 5/5, 1,000 thanks'],
])('%j is shared as %j', (written, shared) => {
  expect(withoutContacts(written)).toBe(shared);
});

test('a long text without spaces is read at once', () => {
  const start = performance.now();
  withoutContacts('a'.repeat(10_000));
  withoutContacts('1 '.repeat(5_000));
  expect(performance.now() - start).toBeLessThan(500);
});

test('the most comments that are shared are not told as all there are', () => {
  const shared = (count: number) => Array.from({ length: count }, () => ({}) as SharedComment);
  expect([undefined, shared(6), shared(MOST_COMMENTS)].map((comments) => commentCount(comments))).toEqual([
    '0',
    '6',
    '20+',
  ]);
});

test('the theme is that of the address of an embedded map', () => {
  expect(themeOf('/embed/abc?theme=dark')).toBe('dark');
  expect(themeOf('/embed/abc?theme=pink')).toBe('auto');
  expect(themeOf('/embed/abc')).toBe('auto');
  expect(themeOf('/r/abc?theme=dark')).toBeNull();
  expect(themeOf('/w/shop/wallboard?range=7d')).toBe('dark');
  expect(themeOf(null)).toBeNull();
});

test('the frame to paste cannot be broken out of by the name of a map', () => {
  const snippet = snippetOf({
    origin: 'https://touchline.example',
    path: '/r/abc',
    map: '"><script>alert(1)</script>',
    theme: 'dark',
  });
  expect(snippet).toContain('src="https://touchline.example/embed/abc?theme=dark"');
  expect(snippet).toContain('title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;, customer journey map"');
  expect(snippet).not.toMatch(/<script|style=/);
});

const id = '018f3c5e-0000-7000-8000-000000000000';
const originsOf = (...origins: string[]) => embedShareInput.parse({ id, origins }).origins;

test('origins are kept as browsers compare them, each once', () => {
  expect(
    originsOf(
      ' https://Intranet.Example.com/ ',
      'intranet.example.com',
      '',
      'https://shop.example:8443',
      'http://localhost:3000',
      'http://127.0.0.1:8080',
      'http://app.localhost',
      'https://bücher.example',
      'https://[2001:db8::1]',
    ),
  ).toEqual([
    'https://intranet.example.com',
    'https://shop.example:8443',
    'http://localhost:3000',
    'http://127.0.0.1:8080',
    'http://app.localhost',
    'https://xn--bcher-kva.example',
    'https://[2001:db8::1]',
  ]);
});

test.each([
  ['http://intranet.example.com', 'must begin with https://'],
  ['http://localhost.example.com', 'must begin with https://'],
  ['ftp://example.com', 'must begin with https://'],
  ['https://example.com/page', 'Leave out what stands around “https://example.com”'],
  ['https://example.com?x', 'Leave out'],
  ['https://user:secret@example.com', 'Leave out'],
  ['https://*.example.com', 'is not an origin'],
  ['*', 'is not an origin'],
  ["'self'", 'is not an origin'],
  ['https://a.example;script-src', 'is not an origin'],
  ['https://a.example,b.example', 'is not an origin'],
  ['https://a.example b.example', 'is not an origin'],
  ['javascript:alert(1)', 'is not an origin'],
])('%j is refused: %s', (typed, said) => {
  const { error } = embedShareInput.safeParse({ id, origins: ['https://ok.example', typed] });
  expect(error?.issues[0]).toMatchObject({ path: ['origins', 1], message: expect.stringContaining(said) });
});

test('comments are shared with the numbers only', () => {
  const link = { map: id, name: 'Board', days: 7, numbers: false };
  expect(createShareInput.parse(link)).toMatchObject({ comments: false, origins: [] });
  expect(createShareInput.safeParse({ ...link, comments: true }).error?.issues[0]?.path).toEqual([
    'comments',
  ]);
});
