import { expect, test } from 'vitest';
import { updateStage } from '@/features/stage/mutations';
import { ownerPool } from '@/server/db';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace } from '@/test/factory';
import { keepHistory } from './jobs';
import { createSnapshot } from './mutations';
import { AUTOMATIC_DAYS, CHANGE_DAYS } from './schema';

test('a map that cannot be kept keeps nobody else from theirs', async () => {
  const [broken, sound] = [await createTestWorkspace(), await createTestWorkspace()].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  await ownerPool().query(`UPDATE workspace SET time_zone = 'Nowhere' WHERE id = $1`, [broken?.id]);
  await keepHistory();
  const { rows } = await ownerPool().query<{ workspace_id: string }>(
    'SELECT workspace_id FROM map_snapshot WHERE workspace_id = ANY($1)',
    [[broken?.id, sound?.id]],
  );
  expect(rows).toEqual([{ workspace_id: sound?.id }]);
});

test('a map is kept once for a day with changes, and what is past its time goes', async () => {
  const workspace = await createTestWorkspace();
  const { mapId: map, stageId: id } = workspace;
  const kept = () =>
    asOperator(workspace, ({ db }) =>
      db.mapSnapshot.findMany({ select: { reason: true }, orderBy: { id: 'asc' } }),
    );
  await keepHistory();
  await keepHistory();
  expect(await kept()).toEqual([{ reason: 'daily' }]);
  await asOperator(workspace, (scope) =>
    updateStage(scope, { id, field: 'name', base: 'Stage', value: 'New' }),
  );
  await keepHistory();
  await asOperator(workspace, (scope) => createSnapshot(scope, { map, name: 'Mine', note: '' }));
  expect(await kept()).toEqual([{ reason: 'daily' }, { reason: 'daily' }, { reason: 'named' }]);

  const age = (table: string, column: string, days: number) =>
    ownerPool().query(
      `UPDATE ${table} SET ${column} = now() - make_interval(days => $1) WHERE workspace_id = $2`,
      [days + 1, workspace.id],
    );
  await age('map_snapshot', 'created_at', AUTOMATIC_DAYS);
  await age('map_change', 'at', CHANGE_DAYS);
  await keepHistory();
  expect((await kept()).at(-1)).toEqual({ reason: 'named' });
  expect(await asOperator(workspace, ({ db }) => db.mapChange.count())).toBe(0);
});
