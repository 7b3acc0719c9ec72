import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, zoneStartOfDay } from '@/domain/period';
import { weekStart } from '@/domain/weeks';
import { ownerPool, prisma } from '@/server/db';
import { startJobs, stopJobs } from '@/server/jobs';
import type { Mail } from '@/server/mail';
import { addRatings } from '@/test/answers';
import { callerOf, createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { endDigestHandler } from './api';
import { digestToken, getDigestEnd } from './data';
import { findDigests, sendDigest } from './jobs';

beforeAll(async () => {
  await startJobs({ work: false });
});
afterAll(stopJobs);

/** A Monday of this year, at nine in the workspace's zone. */
const MONDAY = weekStart('2026-11-18', 1);
const nine = ({ timeZone }: TestWorkspace) =>
  new Date(zoneStartOfDay(MONDAY, timeZone).getTime() + 9 * 3_600_000);

async function answered(days: number) {
  const workspace = await createTestWorkspace(['csat']);
  const reader = await createMember(workspace, 'viewer');
  await ownerPool().query('UPDATE membership SET created_at = $2 WHERE workspace_id = $1', [
    workspace.id,
    zoneStartOfDay(addDays(MONDAY, -30), workspace.timeZone),
  ]);
  const at = new Date(zoneStartOfDay(addDays(MONDAY, days), workspace.timeZone).getTime() + 60_000);
  await addRatings(workspace, new Array(40).fill({ score: 5, at }));
  return { workspace, reader };
}

async function mailsTo(userId: string): Promise<Mail[]> {
  const { email } = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
  const { rows } = await ownerPool().query<{ data: Mail }>(
    "SELECT data FROM pgboss.job WHERE name = 'mail' AND data->>'to' = $1",
    [email],
  );
  return rows.map(({ data }) => data);
}

/** Weeks for which a digest of the workspace is to be made. */
async function planned({ id }: TestWorkspace): Promise<string[]> {
  const { rows } = await ownerPool().query<{ week: string }>(
    "SELECT data->>'week' AS week FROM pgboss.job WHERE name = 'digest' AND data->>'workspaceId' = $1",
    [id],
  );
  return rows.map(({ week }) => week);
}

test('on Monday morning each member who wants it gets the week that is over, once', async () => {
  const { workspace, reader } = await answered(-2);
  const quiet = await createMember(workspace);
  const late = await createMember(workspace);
  await ownerPool().query(
    'UPDATE membership SET created_at = $2, digest = false WHERE workspace_id = $1 AND user_id = $3',
    [workspace.id, zoneStartOfDay(addDays(MONDAY, -9), workspace.timeZone), quiet],
  );
  await ownerPool().query('UPDATE membership SET created_at = $3 WHERE workspace_id = $1 AND user_id = $2', [
    workspace.id,
    late,
    nine(workspace),
  ]);
  await findDigests(new Date(nine(workspace).getTime() - 4 * 3_600_000));
  expect(await planned(workspace)).toEqual([]);
  await findDigests(nine(workspace));
  expect(await planned(workspace)).toEqual([MONDAY]);
  // Two processes may have it at once.
  const job = { workspaceId: workspace.id, week: MONDAY };
  await Promise.all([sendDigest(job), sendDigest(job)]);
  const [mail, ...more] = await mailsTo(reader);
  expect(more).toEqual([]);
  expect(mail?.text).toContain('100.0%');
  expect(mail?.text).toContain('n 40');
  const csat = mail?.pictures?.find(({ cid }) => cid === 'spark-csat');
  expect(
    Buffer.from(csat?.base64 ?? '', 'base64')
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  expect(await mailsTo(quiet)).toEqual([]);
  expect(await mailsTo(late)).toEqual([]);
  await findDigests(nine(workspace));
  expect(await planned(workspace)).toEqual([MONDAY]);
});

test('answers of the running week are not in it, and two weeks without any send nothing', async () => {
  const { workspace, reader } = await answered(0);
  await sendDigest({ workspaceId: workspace.id, week: MONDAY });
  expect(await mailsTo(reader)).toEqual([]);
});

test('a link in it ends it by POST only, for that workspace and person only, and the account has it again', async () => {
  const { workspace, reader } = await answered(-2);
  const other = await createMember(workspace);
  const token = digestToken({ workspaceId: workspace.id, userId: reader });
  const end = (token: string, body: string) =>
    endDigestHandler(
      new Request('https://touchline.example/', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
      { params: Promise.resolve({ token }) },
    );
  expect(await getDigestEnd(token)).toMatchObject({ on: true });
  const forged = token.replace(reader, other);
  expect(await getDigestEnd(forged)).toBeNull();
  expect((await end(forged, 'List-Unsubscribe=One-Click')).status).toBe(200);
  expect((await end(token, 'List-Unsubscribe=One-Click')).status).toBe(200);
  expect(await getDigestEnd(token)).toMatchObject({ on: false });
  const { status, headers } = await end(token, '');
  expect([status, headers.get('location')]).toEqual([303, `/digest/${token}`]);
  await sendDigest({ workspaceId: workspace.id, week: MONDAY });
  expect(await mailsTo(reader)).toEqual([]);
  const mine = async (userId: string) => (await callerOf(userId).digest.mine()).map(({ on }) => on);
  expect([await mine(reader), await mine(other)]).toEqual([[false], [true]]);
  await callerOf(reader).digest.set({ workspace: workspace.slug, on: true });
  expect(await mine(reader)).toEqual([true]);
});
