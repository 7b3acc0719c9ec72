import { expect, test } from 'vitest';
import { getMetrics, listComments } from '@/features/rating/data';
import { commentsInput, metricsQuery } from '@/features/rating/schema';
import { answerRest } from '@/rest/handler';
import { ownerPool } from '@/server/db';
import { asOperator } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { tallyDifferences } from '@/test/load';
import { listUncounted } from './data';
import { setFlag } from './mutations';

const today = () => new Date().toISOString().slice(0, 10);

async function prepared() {
  const workspace = await createTestWorkspace();
  const scores = [5, 5, 5, 5, 5, 5, 1];
  await addRatings(
    workspace,
    scores.map((score) => ({ score, comment: `gave ${score}`, answers: { why: `why ${score}` } })),
  );
  const touchpointId = workspace.touchpoints[0]?.id ?? '';
  const { rows } = await ownerPool().query<{ id: string }>(
    'SELECT id FROM rating WHERE workspace_id = $1 AND score = 1',
    [workspace.id],
  );
  return { workspace, touchpointId, id: rows[0]?.id ?? '' };
}

const rest = async (
  workspace: TestWorkspace,
  path: string,
  init: { method?: string; body?: string } = {},
) => {
  const headers = { authorization: `Bearer ${workspace.secretKey}`, 'content-type': 'application/json' };
  const response = await answerRest(new Request(`http://localhost:3000/api/v1${path}`, { ...init, headers }));
  return { status: response.status, body: await response.json() };
};

test('an answer that is left out is kept, shown, in no figure, and counted again at will', async () => {
  const { workspace, touchpointId, id } = await prepared();
  const flag = (value: 'manual' | null) =>
    asOperator(workspace, (scope) => setFlag(scope, { id, flag: value }));
  const read = () => asOperator(workspace, (scope) => listUncounted(scope, { touchpointId }));
  const days = { touchpoint: 'csat-0', from: today(), to: '2999-01-01' };
  const moments = { ...days, from: new Date(Date.now() - 60_000).toISOString() };
  const metrics = async (query: object) =>
    (await asOperator(workspace, (scope) => getMetrics(scope, metricsQuery.parse(query)))).n;
  expect(await metrics(days)).toBe(7);
  expect(await read()).toEqual({ total: 0, items: [] });

  await flag('manual');
  await flag('manual');
  expect([await metrics(days), await metrics(moments)]).toEqual([6, 6]);
  expect(await read()).toMatchObject({
    total: 1,
    items: [{ id, flag: 'manual', score: 1, comment: 'gave 1', answers: [{ said: ['why 1'] }] }],
  });
  const { items } = await asOperator(workspace, (scope) =>
    listComments(scope, commentsInput.parse({ touchpointId })),
  );
  expect(items.filter((comment) => comment.flag === 'manual').map((comment) => comment.id)).toEqual([id]);
  expect(await tallyDifferences(ownerPool())).toEqual([]);

  await flag(null);
  expect([await metrics(days), await metrics(moments)]).toEqual([7, 7]);
  expect(await tallyDifferences(ownerPool())).toEqual([]);

  const { rows } = await ownerPool().query(
    `SELECT before ->> 'flag' AS before, after ->> 'flag' AS after FROM map_change
     WHERE workspace_id = $1 AND entity = 'rating' ORDER BY id`,
    [workspace.id],
  );
  expect(rows).toEqual([
    { before: null, after: 'manual' },
    { before: 'manual', after: null },
  ]);
});

test('the score of one of few is not told, counted or not', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, [{ score: 2 }, { score: 3 }]);
  const touchpointId = workspace.touchpoints[0]?.id ?? '';
  await ownerPool().query(`UPDATE rating SET flag = 'client' WHERE workspace_id = $1`, [workspace.id]);
  const { total, items } = await asOperator(workspace, (scope) => listUncounted(scope, { touchpointId }));
  expect(total).toBe(2);
  expect(items.map(({ score }) => score)).toEqual([null, null]);
});

test('a program reads which answers are not counted, and counts or leaves them out', async () => {
  const { workspace, id } = await prepared();
  const left = await rest(workspace, `/ratings/${id}`, { method: 'PATCH', body: '{"flag":"manual"}' });
  expect(left).toMatchObject({ status: 200, body: { id, flag: 'manual', score: 1 } });
  expect((await rest(workspace, '/ratings')).body).toMatchObject({ uncounted: 1, items: { length: 7 } });
  expect((await rest(workspace, '/ratings?counted=false')).body.items).toMatchObject([
    { id, flag: 'manual' },
  ]);
  expect((await rest(workspace, '/ratings?counted=true')).body.items).toHaveLength(6);
  expect((await rest(workspace, '/ratings?counted=maybe')).status).toBe(422);
  const odd = await rest(workspace, `/ratings/${id}`, { method: 'PATCH', body: '{"flag":"client"}' });
  expect(odd.status).toBe(422);
  const back = await rest(workspace, `/ratings/${id}`, { method: 'PATCH', body: '{"flag":null}' });
  expect(back.body.flag).toBeNull();
  expect((await rest(workspace, '/ratings')).body.uncounted).toBe(0);
});
