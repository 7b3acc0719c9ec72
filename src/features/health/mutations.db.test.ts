import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CheckId } from '@/domain/health';
import { addDays, dayInZone } from '@/domain/period';
import { createEvidence } from '@/features/evidence/mutations';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { callerOf, createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { getHealth, listHealth } from './data';
import { exceptCheck, reviewMap, setHealth, unexceptCheck } from './mutations';

const as = <T>(workspace: TestWorkspace, work: (scope: WorkspaceScope) => Promise<T>) =>
  asOperator(workspace, work);
const health = (workspace: TestWorkspace) => as(workspace, (scope) => getHealth(scope, workspace.mapId));
const found = async (workspace: TestWorkspace, id: CheckId) => {
  const { checks } = await health(workspace);
  return checks.find((check) => check.id === id)?.findings.map(({ name }) => name);
};

test('the checks follow what stands on the map and what is heard', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [first, second] = workspace.touchpoints;
  if (!first || !second) throw new Error('Touchpoints are missing');
  expect(await found(workspace, 'after')).toEqual(['Stage']);
  expect(await found(workspace, 'owner')).toEqual(['csat-0', 'nps-1']);
  expect(await found(workspace, 'evidence')).toEqual(['csat-0', 'nps-1']);
  expect(await found(workspace, 'quiet')).toEqual([]);

  await addRatings(workspace, [{ score: 4 }]);
  expect(await found(workspace, 'evidence')).toEqual(['nps-1']);
  const insightId = await as(workspace, async ({ db, workspaceId }) => {
    const note = await db.insight.create({
      data: { workspaceId, touchpointId: second.id, kind: 'pain', text: 'Too slow' },
    });
    await db.survey.updateMany({
      where: { touchpointId: second.id },
      data: { createdAt: new Date(Date.now() - 40 * 86_400_000) },
    });
    return note.id;
  });
  expect(await found(workspace, 'assumption')).toEqual(['Too slow']);
  expect(await found(workspace, 'quiet')).toEqual(['nps-1']);
  await as(workspace, (scope) =>
    createEvidence(scope, {
      subject: { of: 'insight', id: insightId },
      kind: 'quotation',
      text: 'It took weeks',
      source: 'Interview',
      observedOn: addDays(dayInZone(new Date(), 'UTC'), -8),
    }),
  );
  expect(await found(workspace, 'assumption')).toEqual([]);
  expect(await found(workspace, 'evidence')).toEqual([]);
  // Older than the time between two reviews it counts no more, and old ratings neither.
  const { mapId } = workspace;
  await as(workspace, (scope) => setHealth(scope, { mapId, field: 'reviewEvery', value: 7 }));
  expect(await found(workspace, 'evidence')).toEqual(['nps-1']);
  await as(workspace, ({ db }) =>
    db.rating.updateMany({ data: { answeredAt: new Date(Date.now() - 9 * 86_400_000) } }),
  );
  expect(await found(workspace, 'evidence')).toEqual(['csat-0', 'nps-1']);
  await as(workspace, (scope) => setHealth(scope, { mapId, field: 'reviewEvery', value: null }));
  expect(await found(workspace, 'evidence')).toEqual([]);

  await as(workspace, (scope) => setHealth(scope, { mapId: workspace.mapId, field: 'quietDays', value: 60 }));
  expect(await found(workspace, 'quiet')).toEqual([]);
  await as(workspace, ({ db }) => db.survey.updateMany({ data: { status: 'paused' } }));
  expect((await health(workspace)).checks.find(({ id }) => id === 'quiet')?.of).toBe(0);
});

test('departments and promises that no touchpoint has are found, deleted touchpoints not counted', async () => {
  const workspace = await createTestWorkspace();
  await as(workspace, async ({ db, workspaceId }) => {
    const touchpointId = workspace.touchpoints[0]?.id ?? '';
    const promise = await db.brandPromise.create({ data: { workspaceId, name: 'On time' } });
    const department = await db.department.create({ data: { workspaceId, name: 'Store' } });
    await db.touchpointPromise.create({ data: { workspaceId, touchpointId, promiseId: promise.id } });
    await db.touchpoint.updateMany({ where: { id: touchpointId }, data: { departmentId: department.id } });
  });
  expect(await found(workspace, 'promise')).toEqual([]);
  expect(await found(workspace, 'department')).toEqual([]);
  await as(workspace, ({ db }) => db.touchpoint.updateMany({ data: { deletedAt: new Date() } }));
  expect(await found(workspace, 'promise')).toEqual(['On time']);
  expect(await found(workspace, 'department')).toEqual(['Store']);
  expect(await found(workspace, 'stages')).toEqual(['Stage']);
});

test('what is typical of a business is asked once the business is known, and found by its other names', async () => {
  const workspace = await createTestWorkspace();
  const asked = async () => (await health(workspace)).checks.find(({ id }) => id === 'typical');
  expect((await asked())?.of).toBe(0);
  await as(workspace, ({ db }) => db.journeyMap.updateMany({ data: { industry: 'retail' } }));
  const before = await asked();
  const missing = before?.findings.at(0);
  expect(before?.of).toBeGreaterThan(5);
  await as(workspace, ({ db }) => db.touchpoint.updateMany({ data: { name: `Our ${missing?.name}` } }));
  const left = (await asked())?.findings.map(({ subject }) => subject);
  expect(left).not.toContain(missing?.subject);
  expect(left?.length).toBeGreaterThan(0);
});

test('what does not apply is kept with its reason, counted out, and brought back', async () => {
  const workspace = await createTestWorkspace();
  const { mapId } = workspace;
  const exception = { mapId, rule: 'owner' as const, subject: '' };
  const figure = () => as(workspace, (scope) => listHealth(scope));
  const [before] = await figure();
  await as(workspace, (scope) => exceptCheck(scope, { ...exception, reason: 'One shop, one person' }));
  await as(workspace, (scope) => exceptCheck(scope, { ...exception, reason: 'We are two' }));
  expect((await health(workspace)).exceptions).toMatchObject([{ rule: 'owner', reason: 'We are two' }]);
  const [after] = await figure();
  expect(after).toEqual({ mapId, met: before?.met, asked: (before?.asked ?? 0) - 1 });
  await as(workspace, (scope) => unexceptCheck(scope, exception));
  expect(await figure()).toEqual([before]);
  await expect(as(workspace, (scope) => unexceptCheck(scope, exception))).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a review is due on its day, and marking it sets the next by the interval', async () => {
  const workspace = await createTestWorkspace();
  const { mapId, timeZone } = workspace;
  const today = dayInZone(new Date(), timeZone);
  await as(workspace, (scope) => setHealth(scope, { mapId, field: 'reviewOn', value: addDays(today, -3) }));
  const [overdue] = (await health(workspace)).checks.find(({ id }) => id === 'review')?.findings ?? [];
  expect(overdue?.days).toBe(3);
  await as(workspace, (scope) => setHealth(scope, { mapId, field: 'reviewEvery', value: 90 }));
  const userId = await createMember(workspace, 'editor');
  await callerOf(userId).health.review({ workspace: workspace.slug, mapId });
  const { reviewed, settings } = await health(workspace);
  expect(reviewed).toMatchObject({ by: 'Member' });
  expect(settings.reviewOn).toBe(addDays(today, 90));
  expect(await found(workspace, 'review')).toEqual([]);
  await as(workspace, (scope) => setHealth(scope, { mapId, field: 'reviewEvery', value: null }));
  await as(workspace, (scope) => reviewMap(scope, { mapId }));
  expect((await health(workspace)).settings.reviewOn).toBeNull();
});

test('values that cannot be are refused in a sentence', async () => {
  const workspace = await createTestWorkspace();
  const caller = callerOf(await createMember(workspace, 'editor'));
  const about = { workspace: workspace.slug, mapId: workspace.mapId };
  await expect(caller.health.set({ ...about, field: 'quietDays', value: 0 })).rejects.toThrow('1 to 365');
  await expect(caller.health.except({ ...about, rule: 'owner', subject: '', reason: '  ' })).rejects.toThrow(
    'The reason is empty',
  );
  await expect(caller.health.get({ workspace: workspace.slug, mapId: randomUUID() })).rejects.toThrow(
    'does not exist',
  );
});
