import { expect, test } from 'vitest';
import { createDepartment } from '@/features/department/mutations';
import { createInsight, deleteInsight } from '@/features/insight/mutations';
import { listLanes } from '@/features/lane/data';
import { createLane, hideLane, moveLane } from '@/features/lane/mutations';
import { renameMap } from '@/features/map/mutations';
import { createOpportunity } from '@/features/opportunity/mutations';
import { createPersona, linkPersona } from '@/features/persona/mutations';
import { readDocument } from '@/features/snapshot/data';
import { readable } from '@/features/snapshot/prepare';
import { deleteStage } from '@/features/stage/mutations';
import { createTouchpoint, deleteTouchpoint, updateTouchpoint } from '@/features/touchpoint/mutations';
import { ownerPool, prisma } from '@/server/db';
import { asOperator, inWorkspace, type WorkspaceScope } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { compareVersions, listDeletedMaps, listHistory } from './data';
import { createSnapshot, restoreSnapshot, revertChange } from './mutations';
import { sentenceOf } from './prepare';
import type { HistoryStep } from './schema';

/** A workspace with one editor, as whom everything is done. */
async function createEdited() {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const userId = await createMember(workspace);
  await prisma().user.update({ where: { id: userId }, data: { name: 'Anna' } });
  const as = <T>(work: (scope: WorkspaceScope) => Promise<T>) =>
    inWorkspace(userId, workspace.slug, 'map:edit', work);
  return { workspace, as, userId, id: workspace.touchpoints[0]?.id ?? '', map: workspace.mapId };
}

const steps = async (
  as: Awaited<ReturnType<typeof createEdited>>['as'],
  map: string,
): Promise<HistoryStep[]> =>
  (await as((scope) => listHistory(scope, { map }))).entries.flatMap((entry) => entry.steps);

const plain = (step: HistoryStep) => sentenceOf(step).replace(/[\u2068\u2069]/g, '');

test('says who did what, edits of one sitting together', async () => {
  const { as, id, map, userId } = await createEdited();
  await as((scope) => updateTouchpoint(scope, { id, field: 'name', base: 'csat-0', value: 'Paying' }));
  await as((scope) => updateTouchpoint(scope, { id, field: 'name', base: 'Paying', value: 'Pay' }));
  await as((scope) => updateTouchpoint(scope, { id, field: 'department', base: '', value: 'Shop' }));
  await as((scope) => createInsight(scope, { touchpointId: id, kind: 'pain', text: 'Slow' }));
  const { entries } = await as((scope) => listHistory(scope, { map }));
  expect(entries[0]).toMatchObject({ by: { id: userId, name: 'Anna' }, cause: null });
  expect(entries[0]?.steps.map(plain)).toEqual([
    'added a note on “Pay”',
    'changed Department of “Pay”',
    'renamed “csat-0” to “Pay”',
  ]);
  expect(entries[0]?.steps[1]).toMatchObject({ from: '', to: 'Shop' });
  expect(entries.at(-1)?.steps.map(plain)).toEqual(['drew the map']);
  const narrowed = await as((scope) => listHistory(scope, { map, touchpoint: crypto.randomUUID() }));
  expect(narrowed.entries).toEqual([]);
});

test('what came to nothing is not told', async () => {
  const { as, id, map } = await createEdited();
  await as((scope) => updateTouchpoint(scope, { id, field: 'doing', base: '', value: 'Pays' }));
  await as((scope) => updateTouchpoint(scope, { id, field: 'doing', base: 'Pays', value: '' }));
  expect((await steps(as, map)).map(plain)).toEqual(['drew the map']);
});

test('ten minutes later, or by somebody else, is another entry', async () => {
  const { workspace, as, id, map } = await createEdited();
  await as((scope) => updateTouchpoint(scope, { id, field: 'doing', base: '', value: 'Pays' }));
  await ownerPool().query(`UPDATE map_change SET at = at - interval '11 min' WHERE workspace_id = $1`, [
    workspace.id,
  ]);
  await as((scope) => updateTouchpoint(scope, { id, field: 'doing', base: 'Pays', value: 'Waits' }));
  await asOperator(workspace, (scope) => renameMap(scope, { id: map, base: 'Journey', value: 'Way' }));
  const { entries } = await as((scope) => listHistory(scope, { map }));
  expect(entries.map(({ by, steps }) => [by?.name ?? null, ...steps.map(plain)])).toEqual([
    [null, 'renamed the map from “Journey” to “Way”'],
    ['Anna', 'changed Doing of “csat-0”'],
    ['Anna', 'changed Doing of “csat-0”'],
    [null, 'drew the map'],
  ]);
});

test('one field, a deleted touchpoint and a deleted note come back alone', async () => {
  const { as, id, map } = await createEdited();
  await as((scope) => updateTouchpoint(scope, { id, field: 'doing', base: '', value: 'Pays' }));
  await as((scope) => updateTouchpoint(scope, { id, field: 'doing', base: 'Pays', value: 'Waits' }));
  const note = await as((scope) => createInsight(scope, { touchpointId: id, kind: 'pain', text: 'Slow' }));
  const before = await as((scope) => readDocument(scope, map));
  await as((scope) => deleteInsight(scope, note));
  await as((scope) => updateTouchpoint(scope, { id, field: 'doing', base: 'Waits', value: 'Leaves' }));
  await as((scope) => deleteTouchpoint(scope, { id }));
  const changes = await as(({ db }) => db.mapChange.findMany({ orderBy: { id: 'asc' } }));
  const revert = (find: (change: (typeof changes)[number]) => boolean, field: string | null) => {
    const change = String(changes.findLast(find)?.id);
    return as((scope) => revertChange(scope, { map, change, field }));
  };
  const hid = (what: string) => (change: (typeof changes)[number]) =>
    change.entity === what && JSON.stringify(change.after).includes('deleted_at');
  await revert(hid('touchpoint'), null);
  await revert(hid('insight'), null);
  await revert(({ after }) => JSON.stringify(after ?? {}).includes('Leaves'), 'doing');
  const now = await as((scope) => readDocument(scope, map));
  expect(readable(now)).toEqual(readable(before));
  await expect(revert(() => true, 'slug')).rejects.toMatchObject({ code: 'conflict' });
});

test('a department that is gone cannot come back with a field', async () => {
  const { as, id, map } = await createEdited();
  const { id: departmentId } = await as((scope) => createDepartment(scope, { name: 'Shop' }));
  await as((scope) => updateTouchpoint(scope, { id, field: 'department', base: '', value: 'Shop' }));
  await as((scope) => updateTouchpoint(scope, { id, field: 'department', base: 'Shop', value: '' }));
  const newest = await as(({ db }) => db.mapChange.findFirst({ orderBy: { id: 'desc' } }));
  const change = String(newest?.id);
  await as((scope) => revertChange(scope, { map, change, field: 'department_id' }));
  await as((scope) => updateTouchpoint(scope, { id, field: 'department', base: 'Shop', value: '' }));
  await as(({ db }) => db.department.deleteMany({ where: { id: departmentId } }));
  await expect(
    as((scope) => revertChange(scope, { map, change, field: 'department_id' })),
  ).rejects.toMatchObject({ code: 'conflict' });
});

test('lanes, personas and opportunities at no touchpoint are told of, and come back with a version', async () => {
  const { as, map } = await createEdited();
  const lanes = () => as((scope) => listLanes(scope, map));
  const keep = (name: string) => as((scope) => createSnapshot(scope, { map, name, note: '' }));
  const told = async (from: string) => {
    const seen = await as((scope) => compareVersions(scope, { map, from, to: null }));
    const list = [...seen.lanes, ...seen.opportunities];
    return [seen.personas, ...list.map(({ kind, name, moved }) => [kind, name, ...(moved ? ['moved'] : [])])];
  };
  const [bare, asDrawn] = [await keep('Bare'), await lanes()];
  const { id: personaId } = await as((scope) => createPersona(scope, { name: 'Mira' }));
  await as((scope) => linkPersona(scope, { mapId: map, personaId, linked: true }));
  await as((scope) => createLane(scope, { mapId: map, kind: 'list', name: 'Systems' }));
  await as((scope) => hideLane(scope, { mapId: map, id: 'channel', hidden: true }));
  await as((scope) => moveLane(scope, { mapId: map, id: 'doing', after: 'feeling' }));
  await as((scope) => createOpportunity(scope, { mapId: map, title: 'Second till' }));
  const full = [
    { before: '', after: 'Mira' },
    ['changed', 'Doing', 'moved'],
    ['changed', 'Channel'],
    ['added', 'Systems'],
    ['added', 'Second till'],
  ];
  expect(await told(bare.id)).toEqual(full);
  const [busy, arranged] = [await keep('Busy'), await lanes()];

  await as((scope) => restoreSnapshot(scope, { map, id: bare.id }));
  expect(await told(bare.id)).toEqual([{ before: '', after: '' }]);
  expect(await lanes()).toEqual(asDrawn);
  // Arranged anew meanwhile.
  await as((scope) => hideLane(scope, { mapId: map, id: 'thinking', hidden: true }));
  await as((scope) => restoreSnapshot(scope, { map, id: busy.id }));
  expect(await told(busy.id)).toEqual([{ before: 'Mira', after: 'Mira' }]);
  expect(await told(bare.id)).toEqual(full);
  expect(await lanes()).toEqual(arranged);
});

test('a restored version has its ids, slugs and ratings, and can be undone', async () => {
  const { workspace, as, id, map } = await createEdited();
  await addRatings(workspace, [{ score: 4 }, { score: 5 }]);
  const ratings = () => as(({ db }) => db.tally.findMany());
  const [was, heard] = [await as((scope) => readDocument(scope, map)), await ratings()];
  const kept = await as((scope) => createSnapshot(scope, { map, name: 'Monday', note: '' }));
  await as((scope) => updateTouchpoint(scope, { id, field: 'name', base: 'csat-0', value: 'Pay' }));
  await as((scope) => deleteStage(scope, { id: workspace.stageId }));
  const edited = await as((scope) => readDocument(scope, map));
  const { diff } = await as((scope) => compareVersions(scope, { map, from: kept.id, to: null }));
  expect(diff.stages).toMatchObject([{ kind: 'removed', name: 'Stage' }]);

  const { before } = await as((scope) => restoreSnapshot(scope, { map, id: kept.id }));
  expect(await as((scope) => readDocument(scope, map))).toEqual(was);
  expect(await ratings()).toEqual(heard);
  const { entries } = await as((scope) => listHistory(scope, { map }));
  expect(entries[0]).toMatchObject({ cause: 'restore', by: { name: 'Anna' } });

  await as((scope) => restoreSnapshot(scope, { map, id: before }));
  expect(await as((scope) => readDocument(scope, map))).toEqual(edited);
});

test('a renamed touchpoint has changed, and those that lead to it have not', async () => {
  const { workspace, as, id, map } = await createEdited();
  const { id: other } = await as((scope) =>
    createTouchpoint(scope, { stageId: workspace.stageId, after: id, name: 'Wait' }),
  );
  await as((scope) => updateTouchpoint(scope, { id: other, field: 'leadsToId', base: null, value: id }));
  const kept = await as((scope) => createSnapshot(scope, { map, name: 'Monday', note: '' }));
  await as((scope) => updateTouchpoint(scope, { id, field: 'name', base: 'csat-0', value: 'Pay' }));
  const { diff } = await as((scope) => compareVersions(scope, { map, from: kept.id, to: null }));
  expect(diff.touchpoints).toMatchObject([
    { name: 'Pay', fields: [{ field: 'name', before: 'csat-0', after: 'Pay' }] },
  ]);
});

test('deleted maps are listed with who deleted them', async () => {
  const { as, map } = await createEdited();
  await as(({ db }) => db.journeyMap.updateMany({ data: { deletedAt: new Date() } }));
  expect(await as(listDeletedMaps)).toMatchObject([{ id: map, name: 'Journey', by: { name: 'Anna' } }]);
  await expect(as((scope) => listHistory(scope, { map }))).rejects.toMatchObject({ code: 'not_found' });
});

test('nobody can rewrite what happened, and a workspace takes its history along', async () => {
  const { workspace, as, id } = await createEdited();
  await as((scope) => updateTouchpoint(scope, { id, field: 'doing', base: '', value: 'Pays' }));
  await expect(as(({ db }) => db.mapChange.deleteMany())).rejects.toThrow();
  await expect(as(({ db }) => db.mapChange.updateMany({ data: { cause: 'none' } }))).rejects.toThrow();
  await ownerPool().query('DELETE FROM workspace WHERE id = $1', [workspace.id]);
  expect((await rows(workspace)).rows).toEqual([]);
});

const rows = ({ id }: TestWorkspace) =>
  ownerPool().query('SELECT id FROM map_change WHERE workspace_id = $1', [id]);
