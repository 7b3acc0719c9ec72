import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FollowUp, WidgetConfig } from '@/contract/widget';
import { ownerPool } from '@/server/db';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { ratingOf, serveIngest } from '@/test/load-server';

let server: Awaited<ReturnType<typeof serveIngest>>;
beforeAll(async () => {
  server = await serveIngest();
});
afterAll(() => server.close());

const FOLLOW_UPS: FollowUp[] = [
  { id: 'why', kind: 'multiple', to: 3, choices: ['price', 'speed'] },
  { id: 'who', kind: 'single', choices: ['me', 'team'] },
  { id: 'wish', kind: 'text' },
];

async function asking(): Promise<TestWorkspace> {
  const workspace = await createTestWorkspace(['csat']);
  const settings = {
    followUps: FOLLOW_UPS,
    triggers: [{ on: 'delay', seconds: 5, page: '/orders/*' }],
    audience: { device: 'phone' },
    sample: 0.5,
    recontact: 30,
    tab: '*',
    link: { url: 'https://example.test/reviews', from: 4 },
  };
  const asked = { gone: { kind: 'single', question: 'Where?', choices: { shop: 'In the shop' } } };
  const extra = {
    tab: 'Tell us',
    link: 'Review us',
    more: {
      why: { question: 'What went wrong?', choices: { price: 'Price', speed: 'Speed' } },
      who: { question: 'Who orders?', choices: { me: 'Me', team: 'My team' } },
      wish: { question: 'What do you wish for?' },
      gone: { question: 'Where?' },
    },
  };
  const pool = ownerPool();
  const values = [workspace.id, JSON.stringify(settings), JSON.stringify(asked)];
  await pool.query('UPDATE survey SET settings = $2, asked = $3 WHERE workspace_id = $1', values);
  await pool.query('UPDATE survey_text SET extra = $2 WHERE workspace_id = $1', [
    workspace.id,
    JSON.stringify(extra),
  ]);
  await pool.query(
    `INSERT INTO survey_text (workspace_id, survey_id, locale, question, low, high, follow_up, thanks, extra)
     VALUES ($1, $2, 'de', 'Wie war es?', '', 'Sehr gut', '', '', '{"more": {"who": {"question": "Wer bestellt?"}}}')`,
    [workspace.id, workspace.touchpoints[0]?.surveyId],
  );
  await pool.query('UPDATE workspace SET asking = $2, require_signature = true WHERE id = $1', [
    workspace.id,
    JSON.stringify({ budget: { questions: 2, days: 30 }, consent: true, theme: { mode: 'dark' } }),
  ]);
  return workspace;
}

const stored = async (id: string) =>
  (await ownerPool().query('SELECT score, comment, answers FROM rating WHERE id = $1', [id])).rows[0];
const rate = async (rating: Record<string, unknown>) => (await server.post('ratings', rating)).status;
const old = (id: string) =>
  ownerPool().query(`UPDATE rating SET received_at = now() - interval '2 hours' WHERE id = $1`, [id]);

test('the widget is told how to ask, and what a language lacks in the words of the default one', async () => {
  const { publicKey } = await asking();
  const config: WidgetConfig = await (await fetch(`${server.url}/api/v1/widget/${publicKey}`)).json();
  expect(config).toMatchObject({
    budget: { questions: 2, days: 30 },
    consent: true,
    signed: true,
    theme: { mode: 'dark' },
  });
  const survey = config.surveys['csat-0'];
  expect(survey).toMatchObject({
    followUps: FOLLOW_UPS,
    triggers: [{ on: 'delay', seconds: 5, page: '/orders/*' }],
    audience: { device: 'phone' },
    sample: 0.5,
    recontact: 30,
    tab: '*',
    link: { url: 'https://example.test/reviews', from: 4 },
  });
  expect(Object.keys(survey?.texts.en?.more ?? {})).toEqual(['why', 'who', 'wish']);
  expect(survey?.texts.de).toMatchObject({
    question: 'Wie war es?',
    high: 'Sehr gut',
    tab: 'Tell us',
    link: 'Review us',
    more: {
      who: { question: 'Wer bestellt?', choices: { me: 'Me', team: 'My team' } },
      wish: { question: 'What do you wish for?' },
    },
  });
});

test('a workspace that settled nothing tells the widget nothing more', async () => {
  const { publicKey } = await createTestWorkspace(['csat']);
  const config = await (await fetch(`${server.url}/api/v1/widget/${publicKey}`)).json();
  expect(Object.keys(config).toSorted()).toEqual(['locale', 'surveys', 'ui', 'v']);
  expect(Object.keys(config.surveys['csat-0']).toSorted()).toEqual(['id', 'texts', 'type']);
});

test('answers are kept with their rating, also to a question that is not asked any more', async () => {
  const workspace = await asking();
  const rating = ratingOf(workspace, {
    score: 2,
    answers: {
      why: ['speed', 'price', 'speed'],
      who: 'team',
      wish: ' Faster\u0000 \ud800',
      gone: 'shop',
    },
  });
  expect(await rate(rating)).toBe(202);
  expect((await stored(rating.id)).answers).toEqual({
    why: ['speed', 'price'],
    who: 'team',
    wish: 'Faster \ufffd',
    gone: 'shop',
  });
});

test('an answer nobody can read costs no rating', async () => {
  const workspace = await asking();
  const rating = ratingOf(workspace, {
    score: 2,
    answers: { unknown: 'x', why: ['nothing', 'price'], who: 'nobody', wish: ['a'], ['__proto__']: 'x' },
  });
  expect(await rate(rating)).toBe(202);
  expect(await stored(rating.id)).toMatchObject({ score: 2, answers: { why: ['price'] } });
  const plain = ratingOf(await createTestWorkspace(['csat']), { answers: { why: 'x' } });
  expect(await rate(plain)).toBe(202);
  expect((await stored(plain.id)).answers).toBeNull();
});

test('answers of another form, or too many, are refused with a reason', async () => {
  const workspace = await asking();
  const many = Object.fromEntries(Array.from({ length: 13 }, () => [randomUUID(), 'x']));
  for (const answers of ['x', ['x'], { wish: 7 }, { wish: 'x'.repeat(4_001) }, many])
    expect((await server.post('ratings', ratingOf(workspace, { answers }))).status).toBe(422);
});

test('later answers are added to earlier ones; what stands for long is only added to', async () => {
  const workspace = await asking();
  const rating = ratingOf(workspace, { score: 2, answers: { who: 'me' }, final: false });
  expect(await rate(rating)).toBe(202);
  expect(await rate({ ...rating, answers: { why: ['price'] } })).toBe(202);
  expect(await rate({ ...rating, answers: { who: 'team' }, final: true })).toBe(202);
  expect((await stored(rating.id)).answers).toEqual({ why: ['price'], who: 'team' });
  await old(rating.id);
  expect(await rate({ ...rating, answers: { who: 'me' }, final: true })).toBe(409);
  expect(await rate({ ...rating, answers: { wish: 'More' }, comment: 'Late', final: true })).toBe(202);
  expect(await stored(rating.id)).toEqual({
    score: 2,
    comment: 'Late',
    answers: { why: ['price'], who: 'team', wish: 'More' },
  });
});
