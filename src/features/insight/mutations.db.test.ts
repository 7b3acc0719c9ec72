import { expect, test } from 'vitest';
import { createEvidence, deleteEvidence } from '@/features/evidence/mutations';
import { getMap } from '@/features/map/data';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listInsights } from './data';
import { createInsight, deleteInsight, updateInsight } from './mutations';
import { createInsightInput } from './schema';

const idOf = (workspace: TestWorkspace) => workspace.touchpoints[0]?.id ?? '';
const list = (workspace: TestWorkspace) =>
  asOperator(workspace, (scope) => listInsights(scope, idOf(workspace)));
const onMap = async (workspace: TestWorkspace) => {
  const map = await asOperator(workspace, (scope) => getMap(scope, { map: workspace.mapId, range: '28d' }));
  return map.stages[0]?.touchpoints[0]?.insights;
};
const quote = (workspace: TestWorkspace, id: string) =>
  asOperator(workspace, (scope) =>
    createEvidence(scope, {
      subject: { of: 'insight', id },
      kind: 'quotation',
      text: 'I waited all day',
      source: '',
      observedOn: '2026-03-31',
    }),
  );

test('a note is an assumption until evidence comes, and again when it goes', async () => {
  const workspace = await createTestWorkspace();
  const { id } = await asOperator(workspace, (scope) =>
    createInsight(scope, { touchpointId: idOf(workspace), kind: 'pain', text: 'Six-hour window' }),
  );
  expect(await onMap(workspace)).toMatchObject([{ id, kind: 'pain', text: 'Six-hour window', evidence: 0 }]);
  expect(await list(workspace)).toMatchObject([{ assumption: true }]);
  const evidence = await quote(workspace, id);
  expect(await list(workspace)).toMatchObject([{ assumption: false }]);
  expect(await onMap(workspace)).toMatchObject([{ evidence: 1, observedAt: '2026-03-31T00:00:00.000Z' }]);
  await asOperator(workspace, (scope) => deleteEvidence(scope, { id: evidence.id }));
  expect(await list(workspace)).toMatchObject([{ assumption: true }]);
});

test('two who change one field at once learn of each other', async () => {
  const workspace = await createTestWorkspace();
  const { id } = await asOperator(workspace, (scope) =>
    createInsight(scope, { touchpointId: idOf(workspace), kind: 'pain', text: 'Slow' }),
  );
  const word = (base: string, value: string) =>
    asOperator(workspace, (scope) => updateInsight(scope, { id, field: 'text', base, value }));
  await word('Slow', 'Slow on Mondays');
  await expect(word('Slow', 'Mine')).rejects.toMatchObject({
    data: { field: 'text', theirs: 'Slow on Mondays', yours: 'Mine' },
  });
});

test('a deleted note comes back with its evidence when it is made again with its id', async () => {
  const workspace = await createTestWorkspace();
  const note = {
    id: crypto.randomUUID(),
    touchpointId: idOf(workspace),
    kind: 'delight',
    text: 'Fast',
  } as const;
  const create = (text: string = note.text) =>
    asOperator(workspace, (scope) => createInsight(scope, { ...note, text }));
  await create();
  await quote(workspace, note.id);
  // Sent twice it is the same note, with another text it is another one.
  expect(await create()).toMatchObject({ id: note.id });
  await expect(create('Slow')).rejects.toMatchObject({ code: 'conflict' });
  await asOperator(workspace, (scope) => deleteInsight(scope, { id: note.id }));
  expect(await list(workspace)).toEqual([]);
  expect(await onMap(workspace)).toEqual([]);
  await expect(quote(workspace, note.id)).rejects.toMatchObject({ code: 'not_found' });
  // Whoever brings it back may not have seen the newest text.
  await create('Quick');
  expect(await list(workspace)).toMatchObject([{ id: note.id, text: 'Fast', assumption: false }]);
});

test('an empty note is refused', () => {
  const input = { touchpointId: crypto.randomUUID(), kind: 'pain', text: ' \n' };
  expect(createInsightInput.safeParse(input).error?.issues[0]?.message).toBe(
    'The note is empty. Type something.',
  );
});
