import { expect, test } from 'vitest';
import { asOperator } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { callerOf, createMember } from '@/test/caller';
import { createTestWorkspace } from '@/test/factory';

/** Two departments with a touchpoint each; the first has a lead. */
async function departments() {
  const workspace = await createTestWorkspace(['csat', 'csat']);
  const [own, other] = workspace.touchpoints;
  if (!own || !other) throw new Error('Touchpoints are missing');
  const at = { workspace: workspace.slug };
  const lead = await createMember(workspace, 'viewer');
  await asOperator(workspace, async ({ db, workspaceId }) => {
    for (const [touchpoint, name, leadId] of [
      [own, 'Returns', lead],
      [other, 'Stores', null],
    ] as const) {
      const { id: departmentId } = await db.department.create({ data: { workspaceId, name, leadId } });
      await db.touchpoint.updateMany({ where: { id: touchpoint.id }, data: { departmentId } });
    }
  });
  return { workspace, at, lead, own, other };
}

const mine = (userId: string, at: { workspace: string }) => callerOf(userId).lead.mine(at);

test('a lead sees the touchpoints of their departments and nothing else', async () => {
  const { workspace, at, lead, own, other } = await departments();
  await addRatings(workspace, [{ score: 1, comment: 'Ours' }], own);
  await addRatings(workspace, [{ score: 1, comment: 'Theirs' }], other);
  const found = await mine(lead, at);
  expect(found.departments).toMatchObject([{ name: 'Returns', touchpoints: 1 }]);
  expect(found.maps.flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id))).toEqual([own.id]);
  expect(found.voices.map(({ comment }) => comment)).toEqual(['Ours']);
  expect((await callerOf(lead).workspace.get(at)).leads).toBe(true);
});

test('a silent low rating, and the score of a comment, is shown only where enough answered', async () => {
  const { workspace, at, lead, own } = await departments();
  await addRatings(workspace, [{ score: 1 }, { score: 5 }, { score: 5 }], own);
  expect((await mine(lead, at)).voices).toEqual([]);
  await addRatings(workspace, [{ score: 5, comment: 'Fine' }], own);
  expect((await mine(lead, at)).voices).toMatchObject([{ comment: 'Fine', score: null }]);
  await addRatings(workspace, [{ score: 4, answers: { why: 'Too far' } }], own);
  expect((await mine(lead, at)).voices).toContainEqual(
    expect.objectContaining({ comment: '', answers: [expect.objectContaining({ said: ['Too far'] })] }),
  );
  expect((await mine(lead, at)).voices.map(({ score }) => score).toSorted()).toEqual([1, 4, 5]);
});

test('who leads nothing, and who leads no more, comes in at the maps', async () => {
  const { workspace, at, lead } = await departments();
  const owner = await createMember(workspace, 'owner');
  expect(await mine(owner, at)).toEqual({ departments: [], maps: [], voices: [] });
  await callerOf(owner).member.remove({ ...at, userId: lead });
  const list = await callerOf(owner).department.list(at);
  expect(list.map(({ lead }) => lead)).toEqual([null, null]);
  expect((await callerOf(owner).workspace.get(at)).leads).toBe(false);
});

test('whoever may see the workspace finds what a department answers for, with who leads it', async () => {
  const { workspace, at, own } = await departments();
  await addRatings(workspace, [{ score: 1, comment: 'Ours' }], own);
  const viewer = callerOf(await createMember(workspace, 'viewer'));
  const [returns, stores] = await viewer.department.list(at);
  const found = await viewer.lead.department({ ...at, department: returns?.id ?? '' });
  expect(found.lead).toBe(returns?.lead?.name);
  expect(found.departments).toMatchObject([{ name: 'Returns', touchpoints: 1 }]);
  expect(found.maps.flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id))).toEqual([own.id]);
  expect(found.voices.map(({ comment }) => comment)).toEqual(['Ours']);
  expect(await viewer.lead.department({ ...at, department: stores?.id ?? '' })).toMatchObject({ lead: null });
});
