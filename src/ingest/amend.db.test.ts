import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TouchpointChange } from '@/contract/change';
import { createHub } from '@/live/hub';
import { ownerPool } from '@/server/db';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { tallyDifferences } from '@/test/load';
import { ratingOf, serveIngest } from '@/test/load-server';

let workspace: TestWorkspace;
let server: Awaited<ReturnType<typeof serveIngest>>;

beforeAll(async () => {
  workspace = await createTestWorkspace(['csat', 'csat']);
  server = await serveIngest();
});
afterAll(() => server.close());

const stored = async (id: string) =>
  (await ownerPool().query('SELECT score, comment, final FROM rating WHERE id = $1', [id])).rows[0];
const age = (id: string, minutes: number) =>
  ownerPool().query(`UPDATE rating SET received_at = now() - make_interval(mins => $2) WHERE id = $1`, [
    id,
    minutes,
  ]);
/** Sends the answers one after another; their statuses. */
async function send(answers: Record<string, unknown>[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const answer of answers) statuses.push((await server.post('ratings', answer)).status);
  expect(await tallyDifferences(ownerPool())).toEqual([]);
  return statuses;
}

test('the later arrival wins, no comment never erases one, and it counts once', async () => {
  const own = await createTestWorkspace();
  const first = ratingOf(own, { score: 2, final: false });
  expect(
    await send([first, { ...first, score: 5, comment: 'good' }, { ...first, score: 3, final: true }]),
  ).toEqual([202, 202, 202]);
  expect(await stored(first.id)).toEqual({ score: 3, comment: 'good', final: true });
  const { rows } = await ownerPool().query('SELECT s2, s3, s5, comments FROM tally WHERE workspace_id = $1', [
    own.id,
  ]);
  expect(rows).toEqual([{ s2: 0, s3: 1, s5: 0, comments: 1 }]);
});

test('who answered before a pause may still finish; new answers are refused', async () => {
  const own = await createTestWorkspace();
  const begun = ratingOf(own, { score: 2, final: false });
  expect(await send([begun])).toEqual([202]);
  await ownerPool().query(`UPDATE survey SET status = 'paused' WHERE workspace_id = $1`, [own.id]);
  // A process that has not seen the survey before the pause.
  const later = await serveIngest();
  expect((await later.post('ratings', { ...begun, comment: 'slow', final: true })).status).toBe(202);
  expect(await stored(begun.id)).toEqual({ score: 2, comment: 'slow', final: true });
  const refused = await later.post('ratings', ratingOf(own));
  expect(refused.status).toBe(404);
  expect(JSON.stringify(refused)).toMatch(/paused/);
  await later.close();
  expect(await tallyDifferences(ownerPool())).toEqual([]);
});

test('a forerunner that arrives after the finished answer changes nothing', async () => {
  const done = ratingOf(workspace, { score: 5, comment: 'good', final: true });
  expect(await send([done, { ...done, score: 1, comment: undefined, final: false }])).toEqual([202, 202]);
  expect(await stored(done.id)).toEqual({ score: 5, comment: 'good', final: true });
  // One finished answer may still correct another.
  expect(await send([{ ...done, score: 4 }])).toEqual([202]);
  expect(await stored(done.id)).toMatchObject({ score: 4, comment: 'good' });
});

test('the same again is accepted at any age, a change only within half an hour', async () => {
  const rating = ratingOf(workspace, { comment: 'good' });
  await send([rating]);
  await age(rating.id, 29);
  expect(await send([{ ...rating, comment: 'better' }])).toEqual([202]);
  await age(rating.id, 31);
  expect(
    await send([
      { ...rating, comment: 'better' },
      { ...rating, comment: undefined },
    ]),
  ).toEqual([202, 202]);
  expect(
    await send([
      { ...rating, score: 1 },
      { ...rating, comment: 'best' },
    ]),
  ).toEqual([409, 409]);
  expect(await stored(rating.id)).toEqual({ score: 4, comment: 'better', final: true });
});

test('a first comment is still taken from a queue that was offline for long', async () => {
  const rating = ratingOf(workspace, { final: false });
  await send([rating]);
  await age(rating.id, 3 * 24 * 60);
  expect(await send([{ ...rating, score: 1, comment: 'other' }])).toEqual([409]);
  expect(await send([{ ...rating, comment: 'late, but here', final: true }])).toEqual([202]);
  expect(await stored(rating.id)).toEqual({ score: 4, comment: 'late, but here', final: true });
  expect(await send([{ ...rating, comment: 'another' }])).toEqual([202]);
  expect(await stored(rating.id)).toMatchObject({ comment: 'late, but here' });
});

test('an id belongs to one touchpoint and one survey; another workspace may have the same one', async () => {
  const rating = ratingOf(workspace);
  const [, elsewhere] = workspace.touchpoints;
  expect(await send([rating, { ...rating, touchpoint: elsewhere?.slug }])).toEqual([202, 409]);
  const other = await createTestWorkspace();
  expect(await send([ratingOf(other, { id: rating.id })])).toEqual([202]);
  const [first] = workspace.touchpoints;
  await ownerPool().query('UPDATE survey SET archived_at = now() WHERE id = $1', [first?.surveyId]);
  await ownerPool().query(
    `INSERT INTO survey (workspace_id, id, touchpoint_id, type) VALUES ($1, gen_random_uuid(), $2, 'csat')`,
    [workspace.id, first?.id],
  );
  expect(await send([rating])).toEqual([409]);
});

test('one id many times at once is one answer', async () => {
  const own = await createTestWorkspace();
  const rating = ratingOf(own, { score: 3 });
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      server.post('ratings', index % 2 ? { ...rating, comment: 'x' } : rating),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  const { rows } = await ownerPool().query('SELECT s3, comments FROM tally WHERE workspace_id = $1', [
    own.id,
  ]);
  expect(rows).toEqual([{ s3: 1, comments: 1 }]);
});

test('what is said after the score is told as a change and a comment, and as no rating more', async () => {
  const own = await createTestWorkspace(['csat']);
  const [touchpoint] = own.touchpoints;
  const hub = createHub();
  const told: (Omit<TouchpointChange, 's' | 'last'> | undefined)[] = [];
  hub.subscribe(own.id, (event) => {
    if (event.kind !== 'ratings') return;
    const change = event.touchpoints[touchpoint?.id ?? ''];
    told.push(change && { n: change.n, c: change.c, a: change.a, d: change.d });
  });
  await hub.ready();
  const tapped = ratingOf(own, { score: 2, final: false });
  await send([tapped]);
  await expect.poll(() => told).toEqual([{ n: 1, c: 0, a: 0, d: 0 }]);
  await send([{ ...tapped, comment: 'too slow', final: true }]);
  await expect.poll(() => told.slice(1)).toEqual([{ n: 0, c: 1, a: 1, d: 0 }]);
  await hub.close();
});
