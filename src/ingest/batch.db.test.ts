import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { ownerPool } from '@/server/db';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { tallyDifferences } from '@/test/load';
import { acceptRatings, closeBatches } from './batch';

afterAll(closeBatches);

const row = (workspace: TestWorkspace, more: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  touchpoint: workspace.touchpoints[0]?.slug,
  score: 3,
  ...more,
});

test('good rows are committed and bad ones named, in order', async () => {
  const workspace = await createTestWorkspace(['csat', 'thumbs']);
  const now = Date.parse('2026-06-15T22:30:00Z');
  const good = row(workspace, { answeredAt: '2026-01-31T23:30:00+00:00', customer: 'customer-1' });
  const rows = [
    good,
    row(workspace, { score: 9 }),
    'nonsense',
    row(workspace, { touchpoint: 'nowhere' }),
    { ...good, score: 5 },
    row(workspace, { answeredAt: '2026-06-15T22:35:01Z' }),
    row(workspace, { answeredAt: '2016-06-15T22:29:59Z' }),
    row(workspace, { answeredAt: 'yesterday' }),
    { ...good, touchpoint: workspace.touchpoints[1]?.slug, score: 1 },
    row(workspace, { source: 'import' }),
  ];
  const results = await acceptRatings(workspace.id, rows, now);
  expect(results.map(({ status }) => status)).toEqual([202, 422, 422, 404, 202, 422, 422, 422, 409, 202]);
  expect(results[0]).toEqual({ id: good.id, status: 202 });
  expect(results[2]?.id).toBeNull();
  expect(results[5]?.error?.issues).toEqual([{ path: 'answeredAt', message: 'Lies in the future' }]);
  const { rows: stored } = await ownerPool().query(
    `SELECT score, source, answered_at, to_char(day, 'YYYY-MM-DD') AS day FROM rating
     WHERE workspace_id = $1 ORDER BY answered_at`,
    [workspace.id],
  );
  expect(stored).toEqual([
    { score: 5, source: 'api', answered_at: new Date('2026-01-31T23:30:00Z'), day: '2026-02-01' },
    { score: 3, source: 'import', answered_at: new Date(now), day: '2026-06-16' },
  ]);
  expect(await tallyDifferences(ownerPool())).toEqual([]);
});

test('a thousand rows are taken at once, a thousand and one are not', async () => {
  const workspace = await createTestWorkspace();
  const rows = Array.from({ length: 1_000 }, () => row(workspace));
  const twice = await Promise.all([acceptRatings(workspace.id, rows), acceptRatings(workspace.id, rows)]);
  expect(new Set(twice.flat().map(({ status }) => status))).toEqual(new Set([202]));
  const { rows: tallies } = await ownerPool().query('SELECT s3 FROM tally WHERE workspace_id = $1', [
    workspace.id,
  ]);
  expect(tallies).toEqual([{ s3: 1_000 }]);
  await expect(acceptRatings(workspace.id, [...rows, row(workspace)])).rejects.toMatchObject({
    code: 'invalid',
  });
});
