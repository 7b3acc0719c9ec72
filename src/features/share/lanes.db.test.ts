import { expect, test } from 'vitest';
import { asOperator, withShare } from '@/server/tenancy';
import { createTarget } from '@/test/target';
import { getSharedMap, tokenOf } from './data';
import { createShare } from './mutations';

test('evidence for what an own lane says is shared with the lane, and of a hidden lane not even that there is any', async () => {
  const target = await createTarget();
  const [shown, hidden] = await asOperator(target, async ({ db, workspaceId }) => {
    const lane = { workspaceId, mapId: target.mapId, kind: 'text', name: 'Margins', rank: 'z', hidden: true };
    const { id } = await db.lane.create({ data: lane });
    for (const laneId of [target.laneId, id]) {
      const cell = { workspaceId, laneId, touchpointId: target.touchpointId };
      await db.laneValue.create({ data: { ...cell, text: 'Thin' } });
      await db.evidence.create({
        data: { ...cell, kind: 'quotation', text: 'As told', observedAt: new Date('2026-01-31') },
      });
    }
    return [target.laneId, id];
  });
  const { id } = await asOperator(target, (scope) =>
    createShare(scope, {
      ...{ map: target.mapId, name: 'Link', days: 7 },
      ...{ numbers: true, comments: false, origins: [] },
    }),
  );
  const opened = await withShare(tokenOf(id), async (scope) => ({
    data: (await getSharedMap(scope, '28d')).data,
    // Nor could the page learn of it by asking the database itself.
    known: await scope.db.$queryRaw`SELECT lane_id FROM evidence WHERE lane_id IS NOT NULL`,
  }));
  if (opened.state !== 'open') throw new Error(opened.state);
  const { data, known } = opened.value;
  const [first] = data.stages[0]?.touchpoints ?? [];
  expect(first?.values).toEqual({ [shown]: { text: 'Thin' } });
  expect(first?.stated).toMatchObject({ [shown]: { n: 1, at: '2026-01-31T00:00:00.000Z' } });
  expect(JSON.stringify(data)).not.toContain(hidden);
  expect(known).toEqual([{ lane_id: shown }]);
});
