import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownerPool } from '@/server/db';
import { seedScenario } from '../../../prisma/seed/scenario';
import { demoShopPage, handleDemoShop, widgetOriginFor } from './api';
import { demoPublicKey, findDemoShop } from './data';

const server: Server = createServer((req, res) => void handleDemoShop(req, res));
let origin: string;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => new Promise((done) => server.close(done)));

const get = (search = '', init?: RequestInit) => fetch(`${origin}/demo/shop${search}`, init);
const KEY = `pk_${'ab12'.repeat(6)}`;
const sha = (text: string | undefined) =>
  `'sha256-${createHash('sha256')
    .update(text ?? '')
    .digest('base64')}'`;

test('without an example there is no shop but the one of a key', async () => {
  expect(await demoPublicKey()).toBeNull();
  const missing = await get();
  expect(missing.status).toBe(404);
  expect(await missing.json()).toMatchObject({ error: { code: 'not_found' } });
  expect((await get(`?key=${KEY}`)).status).toBe(200);
});

describe('with the example', () => {
  beforeAll(async () => {
    await seedScenario('small', { slug: 'demo', demo: true });
  });

  test('the page embeds the widget of the other origin with the key of the example', async () => {
    const answer = await get();
    const html = await answer.text();
    const key = await demoPublicKey();
    const other = origin.replace('127.0.0.1', 'localhost');
    expect(key).toMatch(/^pk_[0-9a-f]{24}$/);
    expect(html).toContain(`<script async src="${other}/widget.js" data-key="${key}"></script>`);
    expect(html).toContain('<button type="button" data-ask="sign-up">Sign-up</button>');
    expect(html).toContain(`href="${other}/w/demo"`);
  });

  test('the policy lets in what is on the page, the two origins and nothing else', async () => {
    const answer = await get();
    const html = await answer.text();
    const policy = answer.headers.get('content-security-policy') ?? '';
    const other = origin.replace('127.0.0.1', 'localhost');
    const script = sha(/<script>(.*?)<\/script>/s.exec(html)?.[1]);
    const style = sha(/<style>(.*?)<\/style>/s.exec(html)?.[1]);
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        `script-src ${script} ${other}`,
        `style-src ${style}`,
        `connect-src ${other}`,
      ]),
    );
    expect(policy).not.toContain('unsafe');
    expect(html).not.toMatch(/ (on[a-z]+|style)=/);
  });

  test('a survey that is paused, and a touchpoint that was deleted, get no button', async () => {
    const before = (await findDemoShop())?.touchpoints.map(({ slug }) => slug) ?? [];
    expect(before.slice(0, 3)).toEqual(['comparison-article', 'demo-video', 'sign-up']);
    await ownerPool().query(`UPDATE touchpoint SET deleted_at = now() WHERE slug = 'demo-video'`);
    await ownerPool().query(
      `UPDATE survey SET status = 'paused' WHERE touchpoint_id = (SELECT id FROM touchpoint WHERE slug = 'sign-up')`,
    );
    const after = (await findDemoShop())?.touchpoints.map(({ slug }) => slug);
    expect(after).toEqual(before.filter((slug) => slug !== 'demo-video' && slug !== 'sign-up'));
  });
});

test("a newcomer's own key and touchpoint are asked, and the way back leads to their workspace", async () => {
  const html = await (await get(`?key=${KEY}&touchpoint=first-contact&workspace=corner-cafe`)).text();
  expect(html).toContain(`data-key="${KEY}"`);
  expect(html).toContain('data-first="first-contact"');
  expect(html).toContain('data-ask="first-contact"');
  expect(html).toMatch(/href="http:\/\/localhost:\d+\/w\/corner-cafe"/);
});

test.each([
  '?key=sk_0000',
  '?key=pk_%22%3E%3Cscript%3E',
  `?key=${KEY}&touchpoint=%22onload=`,
  `?key=${KEY}&workspace=../../etc`,
])('%s is refused', async (search) => {
  const answer = await get(search);
  expect(answer.status).toBe(422);
  expect(await answer.text()).not.toContain('<');
});

test('the page is only read', async () => {
  const posted = await get('', { method: 'POST' });
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  const head = await get(`?key=${KEY}`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test.each([
  ['localhost:3000', 'http://127.0.0.1:3000'],
  ['127.0.0.1:3000', 'http://localhost:3000'],
  ['[::1]:8080', 'http://localhost:8080'],
  ['LOCALHOST', 'http://127.0.0.1'],
  ['evil.test', 'http://localhost:3000'],
  ['localhost:3000"><script>', 'http://localhost:3000'],
])('a page at %s gets the widget from %s', (host, widgetOrigin) => {
  expect(widgetOriginFor(host)).toBe(widgetOrigin);
});

test('names are text, whatever they look like', () => {
  const { html } = demoShopPage({
    widgetOrigin: 'http://localhost:3000',
    publicKey: KEY,
    touchpoints: [{ slug: 'a', name: '<img src=x onerror=alert(1)> & "more"' }],
    first: null,
    mapUrl: '/',
    now: new Date('2026-11-21T12:00:00Z'),
  });
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot;');
  expect(html).toContain('Tuesday 24 November, 8:00 to 14:00');
});
