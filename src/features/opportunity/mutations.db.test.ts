import { expect, test } from 'vitest';
import { dayInZone } from '@/domain/period';
import { createInsight } from '@/features/insight/mutations';
import { createMap } from '@/features/map/mutations';
import { asOperator } from '@/server/tenancy';
import { createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listOpportunities } from './data';
import { createOpportunity, deleteOpportunity, linkOpportunity, updateOpportunity } from './mutations';
import { type UpdateOpportunity, updateOpportunityInput } from './schema';

async function withIdea() {
  const workspace = await createTestWorkspace();
  const touchpointId = workspace.touchpoints[0]?.id ?? '';
  const { id } = await asOperator(workspace, (scope) =>
    createOpportunity(scope, {
      mapId: workspace.mapId,
      title: 'Two-hour slots',
      touchpointIds: [touchpointId],
    }),
  );
  const set = (edit: Omit<UpdateOpportunity, 'id'>) =>
    asOperator(workspace, (scope) => updateOpportunity(scope, { id, ...edit } as UpdateOpportunity));
  return { workspace, touchpointId, id, set };
}

const listed = (workspace: TestWorkspace) =>
  asOperator(workspace, (scope) => listOpportunities(scope, workspace.mapId));

test('an idea becomes an owned action that ships today, unless somebody knows the day', async () => {
  const { workspace, touchpointId, set } = await withIdea();
  const [idea] = await listed(workspace);
  expect(idea).toMatchObject({ status: 'idea', evidence: 0, touchpointIds: [touchpointId], owner: null });
  const ownerId = await createMember(workspace);
  await set({ field: 'ownerId', base: null, value: ownerId });
  await set({ field: 'effort', base: null, value: 13 });
  await set({ field: 'expected', base: null, value: 70 });
  await set({ field: 'status', base: 'idea', value: 'shipped' });
  const today = dayInZone(new Date(), workspace.timeZone);
  expect(await listed(workspace)).toMatchObject([
    { status: 'shipped', owner: { id: ownerId }, effort: 13, expected: 70, shipDate: today },
  ]);
  await set({ field: 'shipDate', base: today, value: '2026-11-01' });
  await set({ field: 'status', base: 'shipped', value: 'progress' });
  await set({ field: 'status', base: 'progress', value: 'shipped' });
  expect((await listed(workspace))[0]?.shipDate).toBe('2026-11-01');
  await expect(set({ field: 'status', base: 'idea', value: 'planned' })).rejects.toMatchObject({
    data: { theirs: 'shipped' },
  });
});

test('it lies at touchpoints of its own map only, and answers notes there', async () => {
  const { workspace, touchpointId, id } = await withIdea();
  const note = await asOperator(workspace, (scope) =>
    createInsight(scope, { touchpointId, kind: 'pain', text: 'Six hours' }),
  );
  await asOperator(workspace, (scope) => linkOpportunity(scope, { id, insightId: note.id, linked: true }));
  await asOperator(workspace, (scope) => linkOpportunity(scope, { id, touchpointId, linked: false }));
  expect(await listed(workspace)).toMatchObject([{ touchpointIds: [], insightIds: [note.id] }]);
  const elsewhere = await asOperator(workspace, (scope) => createMap(scope, { name: 'Other' }));
  await expect(
    asOperator(workspace, (scope) =>
      createOpportunity(scope, { mapId: elsewhere.id, title: 'Here', touchpointIds: [touchpointId] }),
    ),
  ).rejects.toMatchObject({ code: 'invalid' });
});

test('a deleted one comes back with everything it had', async () => {
  const { workspace, id, touchpointId, set } = await withIdea();
  await set({ field: 'description', base: '', value: 'Evenings too' });
  await asOperator(workspace, (scope) => deleteOpportunity(scope, { id }));
  expect(await listed(workspace)).toEqual([]);
  await asOperator(workspace, (scope) =>
    createOpportunity(scope, { id, mapId: workspace.mapId, title: 'Two-hour slots' }),
  );
  expect(await listed(workspace)).toMatchObject([
    { id, description: 'Evenings too', touchpointIds: [touchpointId] },
  ]);
});

test('the effort is a number of days, and says so', () => {
  const edit = { id: crypto.randomUUID(), field: 'effort', base: null, value: 0 };
  expect(updateOpportunityInput.safeParse(edit).error?.issues[0]?.message).toBe(
    'The effort is more than 0 person-days.',
  );
});
