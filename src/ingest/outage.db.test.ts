import pg from 'pg';
import { expect, test } from 'vitest';
import { CHANGE_CHANNEL, type ChangeNotice } from '@/contract/change';
import { ownerPool } from '@/server/db';
import { createTestWorkspace } from '@/test/factory';
import { tallyDifferences } from '@/test/load';
import { ratingOf, serveIngest, severableDatabase } from '@/test/load-server';

const countOf = async (id: string) =>
  (await ownerPool().query('SELECT 1 FROM rating WHERE id = $1', [id])).rowCount;

test('while the database is away nothing is accepted and nothing is lost; then it goes on by itself', async () => {
  const workspace = await createTestWorkspace();
  const database = await severableDatabase();
  const server = await serveIngest({ pool: database.pool, freshMs: 60_000 });
  const before = ratingOf(workspace);
  expect((await server.post('ratings', before)).status).toBe(202);

  database.sever();
  const refused = await Promise.all(
    Array.from({ length: 10 }, () => server.post('ratings', ratingOf(workspace))),
  );
  for (const answer of refused) {
    expect(answer).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  // What the widget needs in order to ask is still there.
  const config = await fetch(`${server.url}/api/v1/widget/${workspace.publicKey}`);
  expect(config.status).toBe(200);
  const unheard = await createTestWorkspace();
  expect((await server.post('ratings', ratingOf(unheard))).status).toBe(503);

  database.restore();
  const after = ratingOf(workspace);
  await expect.poll(async () => (await server.post('ratings', after)).status, { timeout: 5_000 }).toBe(202);
  expect([await countOf(before.id), await countOf(after.id)]).toEqual([1, 1]);
  const { rows } = await ownerPool().query('SELECT count(*)::int AS n FROM rating WHERE workspace_id = $1', [
    workspace.id,
  ]);
  expect(rows).toEqual([{ n: 2 }]);
  await server.close();
  await database.close();
});

test('a commit whose answer was lost is neither lost nor made twice', async () => {
  const workspace = await createTestWorkspace();
  const database = await severableDatabase();
  const server = await serveIngest({ pool: database.pool, freshMs: 60_000 });
  expect((await server.post('ratings', ratingOf(workspace))).status).toBe(202);
  const rating = ratingOf(workspace, { comment: 'once' });
  const lost = database.loseNextAnswer();
  const [answer] = await Promise.all([server.post('ratings', rating), lost]);
  expect(answer.status).toBe(202);
  expect(await countOf(rating.id)).toBe(1);
  expect(await tallyDifferences(ownerPool())).toEqual([]);
  await server.close();
  await database.close();
});

test('a row the database refuses takes no other row with it', async () => {
  const workspace = await createTestWorkspace();
  const doomed = await createTestWorkspace();
  const server = await serveIngest({ freshMs: 60_000 });
  expect((await server.post('ratings', ratingOf(doomed))).status).toBe(202);
  // The key is remembered, the touchpoint is gone: the foreign key refuses the row.
  await ownerPool().query('DELETE FROM journey_map WHERE workspace_id = $1', [doomed.id]);
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      server.post('ratings', ratingOf(index === 20 ? doomed : workspace)),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(
    Array.from({ length: 40 }, (_, index) => (index === 20 ? 503 : 202)),
  );
  await server.close();
});

test('a full queue refuses at once, and everything accepted is committed before drain() ends', async () => {
  const workspace = await createTestWorkspace();
  const server = await serveIngest({ freshMs: 60_000, capacity: 5 });
  expect((await server.post('ratings', ratingOf(workspace))).status).toBe(202);
  const blocker = await ownerPool().connect();
  // Batches wait for this lock, and so the queue fills.
  await blocker.query('BEGIN');
  await blocker.query('LOCK TABLE tally IN EXCLUSIVE MODE');
  const answers = Array.from({ length: 40 }, () => server.post('ratings', ratingOf(workspace)));
  const refused = await Promise.race(answers);
  expect(refused.status).toBe(503);
  expect(server.ingest.stats().waiting.ratings).toBeGreaterThan(0);
  const drained = server.ingest.drain();
  expect((await server.post('ratings', ratingOf(workspace))).status).toBe(503);
  await blocker.query('COMMIT');
  blocker.release();
  await drained;
  const accepted = (await Promise.all(answers)).filter(({ status }) => status === 202);
  expect(accepted.length).toBeGreaterThan(0);
  for (const { body } of accepted) expect(await countOf(body.id)).toBe(1);
  await server.close();
});

test('what was committed is announced, added up, and at most about ten times a second', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [first, second] = workspace.touchpoints;
  const listener = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await listener.connect();
  const notices: ChangeNotice[] = [];
  listener.on('notification', ({ payload }) => {
    const notice = JSON.parse(payload ?? '') as ChangeNotice;
    if (notice.w === workspace.id) notices.push(notice);
  });
  await listener.query(`LISTEN ${CHANGE_CHANNEL}`);
  const server = await serveIngest({ freshMs: 60_000 });
  const began = performance.now();
  for (let round = 0; round < 10; round++)
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => [
        server.post('ratings', ratingOf(workspace, index === 0 ? { comment: 'x', score: 5 } : { score: 5 })),
        server.post('displays', ratingOf(workspace, { touchpoint: second?.slug })),
      ]).flat(),
    );
  const seconds = (performance.now() - began) / 1_000;
  await server.close();
  const sum = (id: string | undefined, field: 'n' | 'c' | 'd') =>
    notices.reduce((total, notice) => total + ('t' in notice ? (notice.t[id ?? '']?.[field] ?? 0) : 0), 0);
  await expect.poll(() => sum(first?.id, 'n') + sum(second?.id, 'd')).toBe(400);
  expect(sum(first?.id, 'c')).toBe(10);
  expect(notices.length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 2);
  const [last] = notices.filter((notice) => 't' in notice && first && notice.t[first.id]);
  expect(last).toMatchObject({ t: { [first?.id ?? '']: { s: first?.surveyId, last: 5 } } });
  await listener.end();
});
