import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createPool, ownerPool } from '@/server/db';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { tallyDifferences } from '@/test/load';

const ingest = createPool('ingest', 8);
afterAll(() => ingest.end());

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 2, 27);

interface Spec {
  id: number;
  touchpoint: number;
  persona: boolean;
  score: number;
  comment: string | null;
  customer: number;
  hour: number;
  flagged: boolean;
}

const spec = fc.record({
  id: fc.nat(11),
  touchpoint: fc.nat(1),
  persona: fc.boolean(),
  score: fc.nat(10),
  comment: fc.option(fc.constantFrom('good', 'poor')),
  customer: fc.nat(3),
  hour: fc.nat(71),
  flagged: fc.boolean(),
});
const specs = fc.array(spec, { minLength: 1, maxLength: 8 });

type Command =
  | { kind: 'rate'; rows: Spec[] }
  | { kind: 'amend'; rows: Spec[] }
  | { kind: 'display'; rows: Spec[] }
  | { kind: 'rewrite'; row: Spec }
  | { kind: 'erase'; customer: number }
  | { kind: 'forget'; customer: number }
  | { kind: 'flag'; customer: number; flag: 'manual' | null }
  | { kind: 'undisplay'; touchpoint: number };

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constant('rate' as const), rows: specs }),
  fc.record({ kind: fc.constant('amend' as const), rows: specs }),
  fc.record({ kind: fc.constant('display' as const), rows: specs }),
  fc.record({ kind: fc.constant('rewrite' as const), row: spec }),
  fc.record({ kind: fc.constant('erase' as const), customer: fc.nat(3) }),
  fc.record({ kind: fc.constant('forget' as const), customer: fc.nat(3) }),
  fc.record({
    kind: fc.constant('flag' as const),
    customer: fc.nat(3),
    flag: fc.constantFrom('manual' as const, null),
  }),
  fc.record({ kind: fc.constant('undisplay' as const), touchpoint: fc.nat(1) }),
);

function toRow(workspace: TestWorkspace, ids: string[], { id, touchpoint, ...spec }: Spec) {
  const place = workspace.touchpoints[touchpoint];
  const at = new Date(FIRST + spec.hour * 3_600_000);
  return {
    workspace_id: workspace.id,
    id: ids[id] ?? randomUUID(),
    touchpoint_id: place?.id,
    survey_id: place?.surveyId,
    persona_id: spec.persona ? workspace.personaId : null,
    score: spec.score,
    comment: spec.comment,
    customer: `customer-${spec.customer}`,
    source: 'widget',
    final: true,
    flag: spec.flagged ? 'client' : null,
    answered_at: at.toISOString(),
    displayed_at: at.toISOString(),
    day: new Date(FIRST + Math.floor((spec.hour * 3_600_000) / DAY) * DAY).toISOString().slice(0, 10),
  };
}

const unique = <T extends { id: string }>(rows: T[]): T[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];

async function run(workspace: TestWorkspace, ids: string[], next: Command): Promise<void> {
  const call = (name: string, sent: Spec[], number?: number) => {
    const rows = unique(sent.map((row) => toRow(workspace, ids, row)));
    return ingest.query(`SELECT * FROM ${name}($1, $2)`, [JSON.stringify(rows), number ?? rows.length]);
  };
  const owner = ownerPool();
  if (next.kind === 'rate') await call('ingest_ratings', next.rows);
  else if (next.kind === 'amend') await call('amend_ratings', next.rows, 30);
  else if (next.kind === 'display') await call('ingest_displays', next.rows);
  else if (next.kind === 'erase')
    await owner.query('DELETE FROM rating WHERE workspace_id = $1 AND customer = $2', [
      workspace.id,
      `customer-${next.customer}`,
    ]);
  else if (next.kind === 'forget')
    await owner.query(
      `UPDATE rating SET customer = NULL, comment = NULL WHERE workspace_id = $1 AND customer = $2`,
      [workspace.id, `customer-${next.customer}`],
    );
  else if (next.kind === 'flag')
    await owner.query('UPDATE rating SET flag = $3 WHERE workspace_id = $1 AND customer = $2', [
      workspace.id,
      `customer-${next.customer}`,
      next.flag,
    ]);
  else if (next.kind === 'undisplay')
    await owner.query('DELETE FROM display WHERE workspace_id = $1 AND touchpoint_id = $2', [
      workspace.id,
      workspace.touchpoints[next.touchpoint]?.id,
    ]);
  else {
    const row = toRow(workspace, ids, next.row);
    await owner.query(
      `UPDATE rating SET touchpoint_id = $3, survey_id = $4, persona_id = $5, score = $6, comment = $7,
         answered_at = $8, day = $9, flag = $10 WHERE workspace_id = $1 AND id = $2`,
      [
        row.workspace_id,
        row.id,
        row.touchpoint_id,
        row.survey_id,
        row.persona_id,
        row.score,
        row.comment,
        row.answered_at,
        row.day,
        row.flag,
      ],
    );
  }
}

test('after any sequence of writes the tallies equal a recount', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 14 }), async (commands) => {
      await ownerPool().query('DELETE FROM rating');
      const ids = Array.from({ length: 12 }, () => randomUUID());
      for (const next of commands) {
        await run(workspace, ids, next);
        expect(await tallyDifferences(ownerPool())).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

test('many batches on the same keys and ids, in any order at once, neither deadlock nor miscount', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const ids = Array.from({ length: 60 }, () => randomUUID());
  const random = <T>(values: T[]): T => values[Math.floor(Math.random() * values.length)] as T;
  const batch = (size: number) => {
    const rows = Array.from({ length: size }, () =>
      toRow(workspace, ids, {
        id: Math.floor(Math.random() * ids.length),
        touchpoint: Math.round(Math.random()),
        persona: Math.random() < 0.5,
        score: Math.floor(Math.random() * 11),
        comment: random(['good', null]),
        customer: Math.floor(Math.random() * 6),
        hour: Math.floor(Math.random() * 72),
        flagged: Math.random() < 0.2,
      }),
    );
    return unique(rows).sort(() => Math.random() - 0.5);
  };
  const write = (name: string, rows: unknown[]) =>
    ingest.query(`SELECT ${name}($1, $2)`, [JSON.stringify(rows), rows.length]);
  const worker = async (index: number) => {
    for (let round = 0; round < 40; round++) {
      await write('ingest_ratings', batch(30));
      await write('amend_ratings', batch(30));
      await write('ingest_displays', batch(10));
      if (index === 0 && round % 4 === 0)
        await ownerPool().query(
          `DELETE FROM rating WHERE (workspace_id, id) IN (
             SELECT workspace_id, id FROM rating WHERE customer = $1 ORDER BY 1, 2 FOR UPDATE)`,
          [`customer-${round % 6}`],
        );
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, index) => worker(index)));
  expect(await tallyDifferences(ownerPool())).toEqual([]);
  const { rows } = await ownerPool().query('SELECT count(*)::int AS n FROM rating WHERE workspace_id = $1', [
    workspace.id,
  ]);
  expect(rows[0].n).toBeGreaterThan(0);
});

test('erasing a survey, a map or everything takes the tallies along', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps', 'ces']);
  const ids = Array.from({ length: 12 }, () => randomUUID());
  const rows = ids.map((_, id) => ({
    id,
    touchpoint: id % 3,
    persona: id % 2 === 0,
    score: 3,
    comment: 'x',
    customer: 0,
    hour: id,
    flagged: id % 4 === 0,
  }));
  await run(workspace, ids, { kind: 'rate', rows });
  await run(workspace, ids, { kind: 'display', rows });
  const owner = ownerPool();
  const tallies = async () =>
    (await owner.query('SELECT 1 FROM tally WHERE workspace_id = $1', [workspace.id])).rowCount;
  const before = await tallies();
  await owner.query('DELETE FROM survey WHERE workspace_id = $1 AND id = $2', [
    workspace.id,
    workspace.touchpoints[0]?.surveyId,
  ]);
  expect(await tallyDifferences(owner)).toEqual([]);
  expect(await tallies()).toBeLessThan(before ?? 0);
  await owner.query('DELETE FROM journey_map WHERE workspace_id = $1', [workspace.id]);
  expect(await tallies()).toBe(0);
  await owner.query('DELETE FROM workspace WHERE id = $1', [workspace.id]);

  const other = await createTestWorkspace(['csat', 'nps', 'ces']);
  await run(other, ids, { kind: 'rate', rows });
  await run(other, ids, { kind: 'display', rows });
  await owner.query('TRUNCATE rating CASCADE');
  expect(await tallyDifferences(owner)).toEqual([]);
  await owner.query('TRUNCATE display');
  expect(await tallyDifferences(owner)).toEqual([]);
  await owner.query('TRUNCATE workspace CASCADE');
});

test('nobody writes a tally by hand, and the ingest role reads no table', async () => {
  const app = createPool('app', 1);
  await expect(app.query('UPDATE tally SET s0 = 1')).rejects.toThrow(/permission denied/);
  await app.end();
  for (const table of ['rating', 'tally', 'workspace', 'api_key', 'survey'])
    await expect(ingest.query(`SELECT 1 FROM ${table}`)).rejects.toThrow(/permission denied/);
});
