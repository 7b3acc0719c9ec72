import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHANGE_CHANNEL } from '@/contract/change';
import { updateTouchpoint } from '@/features/touchpoint/mutations';
import { ownerPool } from '@/server/db';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { ratingOf, serveIngest } from '@/test/load-server';

let server: Awaited<ReturnType<typeof serveIngest>>;
beforeAll(async () => {
  server = await serveIngest();
});
afterAll(() => server.close());

const change = (sql: string, ...values: unknown[]) => ownerPool().query(sql, values);
const stored = async (id: string) =>
  (await change('SELECT survey_id, score, comment FROM rating WHERE id = $1', id)).rows[0];
const statusOf = async (kind: string, body: unknown) => (await server.post(kind, body)).status;

describe('an answer to a survey that has another successor by now', () => {
  /** Asked as CSAT when the page was opened, as NPS since. */
  async function renewed(): Promise<{ workspace: TestWorkspace; before: string; now: string }> {
    const workspace = await createTestWorkspace(['csat', 'ces']);
    const { id, surveyId: before = '' } = workspace.touchpoints[0] ?? {};
    const now = randomUUID();
    await change('UPDATE survey SET archived_at = now() WHERE id = $1', before);
    await change(
      `INSERT INTO survey (workspace_id, id, touchpoint_id, type, status) VALUES ($1, $2, $3, 'nps', 'published')`,
      workspace.id,
      now,
      id,
    );
    await change(
      `INSERT INTO survey_text (workspace_id, survey_id, locale, question, low, high, follow_up, thanks)
       VALUES ($1, $2, 'en', 'Would you recommend it?', 'No', 'Yes', 'Why?', 'Thanks')`,
      workspace.id,
      now,
    );
    return { workspace, before, now };
  }

  test('stays with the survey, and on the scale, it was given on', async () => {
    const { workspace, before, now } = await renewed();
    const old = ratingOf(workspace, { survey: before.toUpperCase(), score: 5, final: false });
    expect(await statusOf('ratings', old)).toBe(202);
    expect(await statusOf('displays', old)).toBe(202);
    expect(await statusOf('ratings', { ...old, comment: 'Quick', final: true })).toBe(202);
    expect(await stored(old.id)).toEqual({ survey_id: before, score: 5, comment: 'Quick' });
    const shown = await change('SELECT survey_id FROM display WHERE id = $1', old.id);
    expect(shown.rows).toEqual([{ survey_id: before }]);
    expect(await statusOf('ratings', ratingOf(workspace, { survey: before, score: 9 }))).toBe(422);

    for (const survey of [now, undefined, null]) {
      const rating = ratingOf(workspace, { survey, score: 9 });
      expect(await statusOf('ratings', rating)).toBe(202);
      expect(await stored(rating.id)).toMatchObject({ survey_id: now, score: 9 });
    }
  });

  test('is refused where that survey never was', async () => {
    const { workspace } = await renewed();
    for (const survey of [workspace.touchpoints[1]?.surveyId, randomUUID()]) {
      const { status, body } = await server.post('ratings', ratingOf(workspace, { survey }));
      expect([status, body.error.code]).toEqual([404, 'not_found']);
    }
  });

  test('is asked for once more on a survey page that was opened before', async () => {
    const { workspace, before } = await renewed();
    const post = (survey: string, score: string) =>
      fetch(`${server.url}/s/${workspace.publicKey}/csat-0`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ id: randomUUID(), survey, step: 'send', score, comment: 'Still here' }),
      });
    const late = await post(before, '5');
    const page = await late.text();
    expect(late.status).toBe(409);
    expect(page).toContain('value="10"');
    expect(page).toContain('Still here');
    expect((await change('SELECT 1 FROM rating WHERE workspace_id = $1', workspace.id)).rows).toEqual([]);
    const now = /name="survey" value="([^"]+)"/.exec(page)?.[1] ?? '';
    expect((await post(now, '9')).status).toBe(200);
  });
});

test('what waited without a connection is taken, though its survey was paused or its touchpoint deleted since', async () => {
  const workspace = await createTestWorkspace(['csat', 'csat']);
  const [paused, deleted] = workspace.touchpoints;
  await change(`UPDATE survey SET status = 'paused' WHERE id = $1`, paused?.surveyId);
  await change('UPDATE touchpoint SET deleted_at = now() WHERE id = $1', deleted?.id);
  for (const { slug } of workspace.touchpoints) {
    const rating = ratingOf(workspace, { touchpoint: slug, age: 3_600 });
    expect(await statusOf('ratings', { ...rating, age: undefined })).toBe(404);
    expect(await statusOf('ratings', { ...rating, age: -1 })).toBe(404);
    expect(await statusOf('ratings', rating)).toBe(202);
    expect(await statusOf('displays', rating)).toBe(202);
    expect(await stored(rating.id)).toMatchObject({ score: 4 });
  }
});

test('a page goes on sending to a touchpoint that was renamed since', async () => {
  const workspace = await createTestWorkspace();
  const { id = '', slug = '' } = workspace.touchpoints[0] ?? {};
  const rename = { id, field: 'name', base: slug, value: 'Paying at the till' } as const;
  await asOperator(workspace, (scope) => updateTouchpoint(scope, rename));
  expect(await statusOf('ratings', ratingOf(workspace))).toBe(202);
  expect((await fetch(`${server.url}/s/${workspace.publicKey}/${slug}`)).status).toBe(200);
});

test('whoever changes an answer is announced as no new one', async () => {
  const workspace = await createTestWorkspace();
  const id = workspace.touchpoints[0]?.id ?? '';
  const listener = await ownerPool().connect();
  const heard: { n: number; d: number }[] = [];
  listener.on('notification', ({ payload = '{}' }) => {
    const { w, t = {} } = JSON.parse(payload);
    if (w === workspace.id && t[id]) heard.push(t[id]);
  });
  await listener.query(`LISTEN ${CHANGE_CHANNEL}`);
  const sum = (what: 'n' | 'd') => heard.reduce((all, change) => all + change[what], 0);
  const rating = ratingOf(workspace, { final: false });
  await server.post('ratings', rating);
  await expect.poll(() => sum('n')).toBe(1);
  const before = heard.length;
  await server.post('ratings', { ...rating, comment: 'And more' });
  await expect.poll(() => heard.length).toBeGreaterThan(before);
  await server.post('displays', rating);
  await expect.poll(() => sum('d')).toBe(1);
  expect(sum('n')).toBe(1);
  await listener.query('UNLISTEN *');
  listener.release();
});
