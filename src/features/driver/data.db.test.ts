import { expect, test } from 'vitest';
import { asOperator } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listKnown, weighDrivers } from './data';

const HOUR_MS = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS);

const known = (workspace: TestWorkspace, outcome?: string) =>
  asOperator(workspace, (scope) => listKnown(scope, { map: workspace.mapId, outcome }));

/** Customers who rate each touchpoint in turn and then say whether they would recommend it; the second one decides. */
async function answered(count: number): Promise<TestWorkspace> {
  const workspace = await createTestWorkspace(['csat', 'thumbs', 'nps']);
  const customers = Array.from({ length: count }, (_, nth) => ({
    customer: `c-${nth}`,
    first: 1 + ((nth * 7) % 5),
    second: Number(nth % 3 > 0),
    luck: nth % 4,
  }));
  const [first, second, outcome] = workspace.touchpoints;
  await addRatings(
    workspace,
    customers.map(({ customer, first }) => ({ customer, score: first, at: ago(50) })),
    first,
  );
  await addRatings(
    workspace,
    customers.map(({ customer, second }) => ({ customer, score: second, at: ago(40) })),
    second,
  );
  await addRatings(
    workspace,
    customers.map(({ customer, second, luck }) => ({ customer, score: 3 + 4 * second + luck, at: ago(30) })),
    outcome,
  );
  return workspace;
}

test('what moves the recommendation is found among what customers said before it', async () => {
  const workspace = await answered(240);
  const read = await known(workspace);
  const [first, second, outcome] = workspace.touchpoints.map(({ id }) => id);
  expect(read).toMatchObject({ asking: [outcome], touchpoints: [first, second] });
  expect(read.customers).toHaveLength(240);
  const { found, customers } = await weighDrivers(workspace.id, read);
  expect(customers).toBe(240);
  expect(found?.drivers.map(({ id, told }) => [id, told])).toEqual([
    [second, true],
    [first, false],
  ]);
  expect(found?.drivers[0]?.share).toBeGreaterThan(0.5);
});

test('satisfaction at one touchpoint can be what is explained: by its CSAT alone, and not by what is asked of the whole', async () => {
  const workspace = await createTestWorkspace(['ces', 'thumbs', 'csat', 'nps', 'csat']);
  const [first, second, outcome, whole, later] = workspace.touchpoints;
  const customers = Array.from({ length: 120 }, (_, nth) => ({ customer: `c-${nth}`, nth }));
  const say = (at: typeof first, hours: number, score: (nth: number) => number) =>
    addRatings(
      workspace,
      customers.map(({ customer, nth }) => ({ customer, score: score(nth), at: ago(hours) })),
      at,
    );
  await say(first, 50, (nth) => 1 + (nth % 7));
  await say(second, 40, (nth) => Number(nth % 3 > 0));
  await say(whole, 35, (nth) => nth % 11);
  await say(outcome, 30, (nth) => 2 + 2 * Number(nth % 3 > 0) + (nth % 2));
  await say(later, 20, (nth) => 1 + (nth % 5));
  const read = await known(workspace, outcome?.slug);
  expect(read).toMatchObject({
    outcome: 'csat',
    asking: [outcome?.id],
    choices: [outcome?.id, later?.id],
    touchpoints: [first?.id, second?.id, later?.id],
  });
  expect(read.customers).toHaveLength(120);
  // What was said afterwards explains nothing.
  expect(read.customers.every(({ outcome, scores: [, , after] }) => outcome <= 5 && after === null)).toBe(
    true,
  );
  const { found } = await weighDrivers(workspace.id, read);
  expect(found?.drivers.map(({ id, told }) => [id, told])).toEqual([
    [second?.id, true],
    [first?.id, false],
  ]);
  expect(found?.leftOut).toEqual([later?.id]);

  // Asked another question since, its old answers are on no scale with the new ones.
  await asOperator(workspace, async ({ db, workspaceId }) => {
    const at = { workspaceId, touchpointId: outcome?.id ?? '' };
    await db.survey.updateMany({ where: at, data: { archivedAt: new Date() } });
  });
  expect(await known(workspace, outcome?.slug)).toMatchObject({
    asking: [],
    choices: [later?.id],
    customers: [],
  });
  expect(await known(workspace, 'never-was')).toMatchObject({ outcome: 'csat', asking: [], customers: [] });
});

test('the newest answers count, none that came later, is not counted or is of nobody known', async () => {
  const workspace = await createTestWorkspace(['ces', 'csat', 'nps']);
  const [first, second, outcome] = workspace.touchpoints;
  await addRatings(
    workspace,
    [
      { customer: 'a', score: 1, at: ago(50) },
      { customer: 'a', score: 4, at: ago(40) },
      { customer: 'a', score: 7, at: ago(10) },
      { customer: 'b', score: 7, at: ago(400 * 24) },
    ],
    first,
  );
  await addRatings(workspace, [{ customer: 'a', score: 2, at: ago(60), flag: 'client' }], second);
  await addRatings(
    workspace,
    [
      { customer: 'a', score: 0, at: ago(70) },
      { customer: 'a', score: 9, at: ago(20) },
      { customer: 'b', score: 5, at: ago(25) },
      { customer: 'b', score: 1, at: ago(366 * 24) },
      { score: 3, at: ago(5) },
    ],
    outcome,
  );
  // 4 of 7 is the middle, and so 3 of 5.
  expect((await known(workspace)).customers).toEqual([
    { outcome: 9, scores: [3, null] },
    { outcome: 5, scores: [null, null] },
  ]);
});

test('where nobody is asked for a recommendation there is nothing to compare with', async () => {
  const workspace = await createTestWorkspace(['csat', 'csat']);
  const read = await known(workspace);
  expect(read).toMatchObject({ asking: [], customers: [] });
  expect((await weighDrivers(workspace.id, read)).found).toBeNull();
});
