import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownerPool } from '@/server/db';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { serveIngest } from '@/test/load-server';

let server: Awaited<ReturnType<typeof serveIngest>>;
let workspace: TestWorkspace;
beforeAll(async () => {
  server = await serveIngest();
  workspace = await createTestWorkspace(['csat']);
  const settings = {
    followUps: [
      { id: 'why', kind: 'multiple', to: 3, choices: ['price', '7'] },
      { id: 'what', kind: 'single', from: 4, choices: ['staff', 'place'] },
      { id: 'wish', kind: 'text' },
    ],
    link: { url: 'https://example.test/review', from: 4 },
  };
  const extra = {
    link: 'Tell others',
    more: {
      why: { question: 'What went <wrong>?', choices: { price: 'Price', 7: 'Speed' } },
      what: { question: 'What was good?', choices: { staff: 'Staff', place: 'Place' } },
      wish: { question: 'A wish?' },
    },
  };
  const asking = { theme: { mode: 'light', accent: '#0b6b3a', radius: 2, font: 'Georgia, serif' } };
  const run = (sql: string, value: object) => ownerPool().query(sql, [workspace.id, JSON.stringify(value)]);
  await run('UPDATE survey SET settings = $2 WHERE workspace_id = $1', settings);
  await run('UPDATE survey_text SET extra = $2 WHERE workspace_id = $1', extra);
  await run('UPDATE workspace SET asking = $2 WHERE id = $1', asking);
});
afterAll(() => server.close());

const address = () => `${server.url}/s/${workspace.publicKey}/csat-0`;
const open = async (query = '') => {
  const answer = await fetch(address() + query);
  return { headers: answer.headers, html: await answer.text() };
};
const send = async (form: [string, string][]) =>
  (await fetch(address(), { method: 'POST', body: new URLSearchParams(form) })).text();
const idIn = (html: string) => /name="id" value="([^"]+)"/.exec(html)?.[1] ?? '';
const shownIn = (html: string) => /name="shown" value="([^"]+)"/.exec(html)?.[1] ?? '';
const stored = async (id: string) =>
  (await ownerPool().query('SELECT score, comment, answers, final FROM rating WHERE id = $1', [id])).rows[0];

test('asks after the tap what belongs to the score, and keeps every answer', async () => {
  const id = idIn((await open()).html);
  const asked = await send([
    ['id', id],
    ['step', 'tap'],
    ['score', '2'],
  ]);
  expect(asked).toContain('What went &lt;wrong&gt;?');
  expect(asked).not.toContain('What was good?');
  expect([...asked.matchAll(/type="checkbox" name="a.why" value="(\w+)"/g)].map(([, id]) => id)).toEqual([
    'price',
    '7',
  ]);
  expect(await stored(id)).toMatchObject({ score: 2, final: false });
  const thanks = await send([
    ['id', id],
    ['step', 'send'],
    ['score', '2'],
    ['shown', shownIn(asked)],
    ['a.why', '7'],
    ['a.why', 'price'],
    ['a.wish', 'More shops'],
    ['comment', 'Slow'],
  ]);
  expect(thanks).toContain('Thank you.');
  expect(thanks).not.toContain('Tell others');
  expect(await stored(id)).toEqual({
    score: 2,
    comment: 'Slow',
    answers: { why: ['7', 'price'], wish: 'More shops' },
    final: true,
  });
});

test('who changes the score is asked what belongs to the new one, with what was said still there', async () => {
  const id = idIn((await open()).html);
  const asked = await send([
    ['id', id],
    ['step', 'tap'],
    ['score', '2'],
  ]);
  const again = await send([
    ['id', id],
    ['step', 'send'],
    ['score', '5'],
    ['shown', shownIn(asked)],
    ['a.wish', 'Stay'],
  ]);
  expect(again).toContain('What was good?');
  expect(again).toMatch(/<textarea id="a.wish"[^>]*>\nStay</);
  expect(await stored(id)).toMatchObject({ score: 5, final: false, answers: { wish: 'Stay' } });
  const thanks = await send([
    ['id', id],
    ['step', 'send'],
    ['score', '5'],
    ['shown', shownIn(again)],
    ['a.what', 'staff'],
    ['a.wish', 'Stay'],
  ]);
  expect(thanks).toContain('href="https://example.test/review"');
  expect(await stored(id)).toMatchObject({ final: true, answers: { what: 'staff', wish: 'Stay' } });
});

test('wears the colours of the workspace, by a style its own policy names', async () => {
  const { headers, html } = await open('?score=4');
  expect(html).toContain('--chosen:#0b6b3a');
  expect(html).toContain('font-family:Georgia, serif');
  expect(
    headers
      .get('content-security-policy')
      ?.match(/style-src ([^;]+)/)?.[1]
      ?.split(' '),
  ).toHaveLength(2);
});
