import { expect, test } from 'vitest';
import { getMap } from '@/features/map/data';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listInsights } from './data';
import { createInsight, deleteInsight, updateInsight } from './mutations';
import { createInsightInput, type UpdateInsight } from './schema';

const idOf = (workspace: TestWorkspace) => workspace.touchpoints[0]?.id ?? '';
const list = (workspace: TestWorkspace) =>
  asOperator(workspace, (scope) => listInsights(scope, idOf(workspace)));

test('a note is an assumption until evidence comes', async () => {
  const workspace = await createTestWorkspace();
  const { id } = await asOperator(workspace, (scope) =>
    createInsight(scope, { touchpointId: idOf(workspace), kind: 'pain', text: 'Six-hour window' }),
  );
  const update = (input: Omit<UpdateInsight, 'id'>) =>
    asOperator(workspace, (scope) => updateInsight(scope, { id, ...input } as UpdateInsight));
  const onMap = async () => {
    const map = await asOperator(workspace, (scope) => getMap(scope, { map: workspace.mapId, range: '28d' }));
    return map.stages[0]?.touchpoints[0]?.insights;
  };
  expect(await onMap()).toEqual([{ id, kind: 'pain', text: 'Six-hour window', assumption: true }]);
  await update({ field: 'evidence', base: '', value: '118 comments since March' });
  await update({ field: 'kind', base: 'pain', value: 'barrier' });
  expect(await list(workspace)).toMatchObject([
    { kind: 'barrier', evidence: '118 comments since March', assumption: false },
  ]);
  await expect(update({ field: 'evidence', base: '', value: 'Mine' })).rejects.toMatchObject({
    data: { field: 'evidence', theirs: '118 comments since March', yours: 'Mine' },
  });
  await update({ field: 'evidence', base: '118 comments since March', value: '' });
  expect((await onMap())?.[0]?.assumption).toBe(true);
});

test('a deleted note comes back when it is made again with its id', async () => {
  const workspace = await createTestWorkspace();
  const note = {
    id: crypto.randomUUID(),
    touchpointId: idOf(workspace),
    kind: 'delight',
    text: 'Fast',
  } as const;
  const create = () => asOperator(workspace, (scope) => createInsight(scope, note));
  await create();
  await expect(create()).rejects.toMatchObject({ code: 'conflict' });
  await asOperator(workspace, (scope) => deleteInsight(scope, { id: note.id }));
  expect(await list(workspace)).toEqual([]);
  await create();
  expect(await list(workspace)).toMatchObject([{ id: note.id, text: 'Fast' }]);
});

test('an empty note is refused', () => {
  const input = { touchpointId: crypto.randomUUID(), kind: 'pain', text: ' \n' };
  expect(createInsightInput.safeParse(input).error?.issues[0]?.message).toBe(
    'The note is empty. Type something.',
  );
});
