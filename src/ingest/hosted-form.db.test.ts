import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '@/contract/limits';
import { pageWords } from '@/contract/page-words';
import { ownerPool } from '@/server/db';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { serveIngest } from '@/test/load-server';

const WORDS = pageWords('en');
const CHOICES = Array.from({ length: LIMITS.choices }, (_, index) =>
  `c${index}-`.padEnd(LIMITS.followUpId, 'x'),
);
const QUESTIONS = ['a'].map((letter) => letter.padEnd(LIMITS.followUpId, 'q'));

let server: Awaited<ReturnType<typeof serveIngest>>;
let workspace: TestWorkspace;
beforeAll(async () => {
  server = await serveIngest({ bodyTimeoutMs: 300 });
  workspace = await createTestWorkspace(['csat'], { origins: ['https://example.shop'] });
  const followUps = [
    ...QUESTIONS.map((id) => ({ id, kind: 'multiple', choices: CHOICES })),
    { id: 'wish', kind: 'text' },
  ];
  const choices = Object.fromEntries(CHOICES.map((id) => [id, id]));
  const more = Object.fromEntries(QUESTIONS.map((id) => [id, { question: 'Which?', choices }]));
  const run = (sql: string, value: object) => ownerPool().query(sql, [workspace.id, JSON.stringify(value)]);
  await run('UPDATE survey SET settings = $2 WHERE workspace_id = $1', { followUps });
  await run('UPDATE survey_text SET extra = $2 WHERE workspace_id = $1', {
    more: { ...more, wish: { question: 'A wish?' } },
  });
});
afterAll(() => server.close());

const address = () => `${server.url}/s/${workspace.publicKey}/csat-0`;
async function send(form: [string, string][], headers: Record<string, string> = {}) {
  const answer = await fetch(address(), { method: 'POST', body: new URLSearchParams(form), headers });
  return { status: answer.status, html: await answer.text() };
}
const answerOf = (comment: string): [string, string][] => [
  ['id', randomUUID()],
  ['step', 'send'],
  ['score', '2'],
  ['comment', comment],
  ['a.wish', 'A <bench>'],
  [`a.${QUESTIONS[0]}`, CHOICES[1] ?? ''],
];

const expectWritten = (html: string, comment: string) => {
  expect(html).toContain(`>\n${comment}</textarea>`);
  expect(html).toContain('>\nA &lt;bench&gt;</textarea>');
  expect(html).toMatch(/value="2"[^>]*checked/);
  expect(html).toMatch(new RegExp(`value="${CHOICES[1]}" checked`));
};

test('what was written is there again where the page that sent it is not of the key', async () => {
  const { status, html } = await send(answerOf('Slow'), { origin: 'https://evil.example' });
  expect(status).toBe(403);
  expect(html).toContain(WORDS.failed);
  expectWritten(html, 'Slow');
});

test('what is too long is there again, and is said to be too long', async () => {
  const long = '数'.repeat(2_500);
  const { status, html } = await send(answerOf(long));
  expect(status).toBe(413);
  expect(html).toContain(WORDS.long);
  expect(html).not.toContain(WORDS.failed);
  expectWritten(html, long);
});

test('the most that fits into the fields fits into a form, in any script', async () => {
  const form: [string, string][] = [
    ['id', randomUUID()],
    ['step', 'send'],
    ['score', '2'],
    ['shown', ['x', 'y', 'z', 'comment'].map((id) => id.padEnd(LIMITS.followUpId, 'x')).join(' ')],
    ['comment', '数'.repeat(LIMITS.pageComment)],
    ...['a', 'b', 'c']
      .map((id) => id.padEnd(LIMITS.followUpId, 'q'))
      .flatMap((id) => CHOICES.map((choice): [string, string] => [`a.${id}`, choice])),
  ];
  expect((await send(form)).status).toBe(200);
});

test.each([
  ['in time', 30, />\n数据<\/textarea>/],
  ['at all', 0, /<button name="score" value="1"/],
])(
  'a form that does not arrive %s shows what did, and says that not all of it did',
  async (_, sent, shown) => {
    const body = sent ? 'step=send&score=2&comment=%E6%95%B0%E6%8D%AE%E6' : '';
    const post = request(address(), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': 500 },
    });
    post.on('error', () => undefined);
    const answered = new Promise<string>((done) => post.on('response', (answer) => done(text(answer))));
    post.flushHeaders();
    post.write(body);
    const html = await answered;
    post.destroy();
    expect(html).toContain(WORDS.partly);
    expect(html).not.toContain(WORDS.failed);
    expect(html).toMatch(shown);
  },
);
