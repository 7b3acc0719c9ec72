import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayInZone } from '@/domain/period';
import { createPool, ownerPool } from '@/server/db';
import { startJobs } from '@/server/jobs';
import { asOperator } from '@/server/tenancy';
import { addDisplays, addRatings } from '@/test/answers';
import { callerOf, createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { tallyDifferences } from '@/test/load';
import { setTimeZone } from '../workspace/mutations';
import { changeZone } from './jobs';

const ingest = createPool('ingest', 4);
let jobs: Awaited<ReturnType<typeof startJobs>>;
beforeAll(async () => {
  jobs = await startJobs({ work: false });
});
afterAll(async () => {
  await jobs.stop();
  await ingest.end();
});

const ask = (workspace: TestWorkspace, timeZone: string) =>
  asOperator(workspace, (scope) => setTimeZone(scope, { timeZone }));

/** How many answers each day has, by the tallies. */
async function daysOf({ id }: TestWorkspace): Promise<Record<string, number>> {
  const { rows } = await ownerPool().query<{ day: string; n: number }>(
    `SELECT day::text AS day, sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10)::int AS n FROM tally
     WHERE workspace_id = $1 GROUP BY 1 HAVING sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10) > 0`,
    [id],
  );
  return Object.fromEntries(rows.map(({ day, n }) => [day, n]));
}

/** The same by Node's own knowledge of the zone. */
async function recounted({ id }: TestWorkspace, timeZone: string): Promise<Record<string, number>> {
  const { rows } = await ownerPool().query<{ at: Date }>(
    'SELECT answered_at AS at FROM rating WHERE workspace_id = $1 AND flag IS NULL',
    [id],
  );
  const days = Map.groupBy(rows, ({ at }) => dayInZone(at, timeZone));
  return Object.fromEntries([...days].map(([day, list]) => [day, list.length]));
}

/** Answers beside which another day is written than that of the zone. */
async function wrongDays({ id }: TestWorkspace): Promise<number | null> {
  const result = await ownerPool().query(
    `SELECT FROM rating r JOIN workspace w ON w.id = r.workspace_id
     WHERE r.workspace_id = $1 AND r.day <> (r.answered_at AT TIME ZONE w.time_zone)::date`,
    [id],
  );
  return result.rowCount;
}

const zoneOf = async ({ id }: TestWorkspace) =>
  (await ownerPool().query<{ zone: string }>('SELECT time_zone AS zone FROM workspace WHERE id = $1', [id]))
    .rows[0]?.zone;

/** One answer after the other, as the hot path writes them: some new, some changed, some shown, some erased. */
async function keepAnswering(workspace: TestWorkspace, until: Promise<unknown>): Promise<number> {
  let going = true;
  void until.finally(() => (going = false)).catch(() => undefined);
  let written = 0;
  const write = async (lane: number) => {
    for (let turn = 0; going || turn < 3; turn++) {
      const touchpoint = workspace.touchpoints[(turn + lane) % workspace.touchpoints.length];
      const at = new Date(Date.now() - ((turn * 7 + lane) % 40) * 3_600_000);
      const rows = Array.from({ length: 4 }, (_, index) => ({
        workspace_id: workspace.id,
        id: randomUUID(),
        touchpoint_id: touchpoint?.id,
        survey_id: touchpoint?.surveyId,
        persona_id: index % 2 ? workspace.personaId : undefined,
        score: 1 + ((turn + index) % 5),
        source: 'widget',
        final: true,
        answered_at: at.toISOString(),
        // What a process remembers of the zone may be older than the zone.
        day: dayInZone(at, workspace.timeZone),
      }));
      await ingest.query('SELECT ingest_ratings($1, $2)', [JSON.stringify(rows), rows.length]);
      written += rows.length;
      const [first] = rows;
      if (turn % 3 === 0)
        await ownerPool().query('DELETE FROM rating WHERE workspace_id = $1 AND id = $2', [
          workspace.id,
          first?.id,
        ]);
      if (turn % 3 === 1)
        await ownerPool().query(`UPDATE rating SET flag = 'manual' WHERE workspace_id = $1 AND id = $2`, [
          workspace.id,
          first?.id,
        ]);
      if (turn % 3 === 2) await addDisplays(workspace, 2, at, touchpoint);
    }
  };
  await Promise.all([write(0), write(1)]);
  return written;
}

const ZONES = [
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'UTC',
];
/** Hours around the days on which the clocks of these zones change, and a day that one of them left out. */
const MOMENTS = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-25',
  '2026-11-01',
  '2011-12-30',
  '2018-11-04',
];

test('in the new zone the days have what a recount gives, on days of 23 and 25 hours and left out ones too', async () => {
  const moment = fc
    .tuple(fc.constantFrom(...MOMENTS), fc.integer({ min: -30 * 60, max: 54 * 60 }))
    .map(([day, minutes]) => new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000));
  await fc.assert(
    fc.asyncProperty(
      fc.array(moment, { minLength: 1, maxLength: 40 }),
      fc.constantFrom(...ZONES),
      fc.constantFrom(...ZONES),
      async (moments, from, to) => {
        const workspace = await createTestWorkspace(['csat', 'nps'], { timeZone: from });
        await addRatings(
          workspace,
          moments.map((at, index) => ({ at, score: 1 + (index % 5), comment: index % 3 ? '' : 'So' })),
        );
        await addDisplays(workspace, 3, moments[0], workspace.touchpoints[1]);
        const before = await daysOf(workspace);
        expect(before).toEqual(await recounted(workspace, from));
        await ask(workspace, to);
        expect(await daysOf(workspace)).toEqual(before);
        await changeZone({ workspaceId: workspace.id });
        expect(await daysOf(workspace)).toEqual(await recounted(workspace, to));
        expect(await tallyDifferences(ownerPool())).toEqual([]);
        expect(await wrongDays(workspace)).toBe(0);
        await ownerPool().query('DELETE FROM workspace WHERE id = $1', [workspace.id]);
      },
    ),
    { numRuns: 8 },
  );
});

test('answers that come in meanwhile are counted once, by the days of the zone of that moment', async () => {
  const workspace = await createTestWorkspace(['csat', 'smiley', 'nps'], { timeZone: 'Pacific/Apia' });
  const day = (ago: number) => new Date(Date.now() - ago * 3_600_000);
  for (const touchpoint of workspace.touchpoints)
    await addRatings(
      workspace,
      Array.from({ length: 200 }, (_, index) => ({ score: 3, at: day(index) })),
      touchpoint,
    );
  for (const zone of ['America/New_York', 'Pacific/Apia']) {
    await ask(workspace, zone);
    const change = changeZone({ workspaceId: workspace.id });
    expect(await keepAnswering(workspace, change)).toBeGreaterThan(0);
    await change;
    expect(await zoneOf(workspace)).toBe(zone);
    expect(await daysOf(workspace)).toEqual(await recounted(workspace, zone));
    // The days beside the answers follow.
    await changeZone({ workspaceId: workspace.id });
    expect(await wrongDays(workspace)).toBe(0);
    expect(await tallyDifferences(ownerPool())).toEqual([]);
  }
});

test('a change that is cut off goes on where it stopped, and figures stay as they are until it is done', async () => {
  const workspace = await createTestWorkspace(['csat', 'csat', 'csat', 'csat'], { timeZone: 'UTC' });
  const evening = new Date(`${addDays(dayInZone(new Date(), 'UTC'), -2)}T23:30:00Z`);
  for (const touchpoint of workspace.touchpoints)
    await addRatings(workspace, [{ score: 4, at: evening }], touchpoint);
  const before = await daysOf(workspace);
  await ask(workspace, 'Asia/Tokyo');
  // Somebody writes an answer that is not through, so the job waits with everything counted. There it is cut off.
  const holder = await ownerPool().connect();
  await holder.query('BEGIN');
  await holder.query('SELECT pg_advisory_xact_lock_shared(zone_lock($1))', [workspace.id]);
  const refused = expect(changeZone({ workspaceId: workspace.id })).rejects.toThrow();
  const waiting = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
                   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  let pid: number | undefined;
  while (!pid) pid = (await holder.query<{ pid: number }>(waiting)).rows[0]?.pid;
  await holder.query('SELECT pg_cancel_backend($1)', [pid]);
  await refused;
  await holder.query('ROLLBACK');
  holder.release();
  expect(await daysOf(workspace)).toEqual(before);
  expect(await zoneOf(workspace)).toBe('UTC');
  const kept = await ownerPool().query('SELECT FROM zone_tally WHERE workspace_id = $1', [workspace.id]);
  expect(kept.rowCount).toBe(4);
  await changeZone({ workspaceId: workspace.id });
  expect(await daysOf(workspace)).toEqual({ [dayInZone(evening, 'Asia/Tokyo')]: 4 });
});

test('the settings say what is being counted, the present zone takes it back, and nothing is left of it', async () => {
  const workspace = await createTestWorkspace(['csat'], { timeZone: 'UTC' });
  const admin = await createMember(workspace, 'admin');
  const at = { workspace: workspace.slug };
  const caller = callerOf(admin);
  // Nothing was counted yet: at once.
  expect(await caller.workspace.setTimeZone({ ...at, timeZone: 'Asia/Tokyo' })).toMatchObject({
    counted: true,
  });
  expect(await zoneOf(workspace)).toBe('Asia/Tokyo');
  await addRatings(workspace, [{ score: 5 }]);
  expect(await caller.workspace.setTimeZone({ ...at, timeZone: 'Europe/Berlin' })).toMatchObject({
    counted: false,
  });
  const { zoneChange } = await caller.workspace.facts(at);
  expect(zoneChange).toEqual({ timeZone: 'Europe/Berlin', counted: 0, all: 1 });
  await addRatings(workspace, [{ score: 4 }]);
  await caller.workspace.setTimeZone({ ...at, timeZone: 'Asia/Tokyo' });
  expect(await caller.workspace.facts(at)).toMatchObject({ zoneChange: null, timeZone: 'Asia/Tokyo' });
  await changeZone({ workspaceId: workspace.id });
  expect(await zoneOf(workspace)).toBe('Asia/Tokyo');
  // When nobody can remember another zone any more, nothing is left of it.
  const change = () => ownerPool().query('SELECT FROM zone_change WHERE workspace_id = $1', [workspace.id]);
  expect((await change()).rowCount).toBe(1);
  await ownerPool().query(`UPDATE zone_change SET made_at = now() - interval '1 day'`);
  await changeZone({ workspaceId: workspace.id });
  expect((await change()).rowCount).toBe(0);
  for (const table of ['zone_mark', 'zone_tally'])
    expect(
      (await ownerPool().query(`SELECT FROM ${table} WHERE workspace_id = $1`, [workspace.id])).rowCount,
    ).toBe(0);
  await expect(caller.workspace.setTimeZone({ ...at, timeZone: 'Mars/Olympus' })).rejects.toMatchObject({
    code: 'UNPROCESSABLE_CONTENT',
  });
});
