import { randomUUID } from 'node:crypto';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { columnsOf, prepareRows } from '@/features/import/prepare';
import { asOperator } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { callerOf, createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { signedIn } from '@/test/session';
import { csvHandler } from './api';
import { read } from './components/read';

const ask = async (userId: string | null, workspace: string, map: string, query = '') => {
  const headers: Record<string, string> = userId ? { cookie: await signedIn(userId) } : {};
  return csvHandler(
    new Request(`http://localhost:3000/api/w/${workspace}/maps/${map}/csv${query}`, { headers }),
  );
};

/** A download as the reader of an import sees it. */
async function sheetOf(response: Response) {
  const bytes = await response.arrayBuffer();
  return { bytes, sheet: read({ kind: 'file', name: 'map.csv', bytes }) };
}

const HOSTILE = [
  '=1+1',
  '+49 30',
  '-',
  '@SUM(A1)',
  '\tx',
  '<script>alert(1)</script>',
  `"quoted", 'so'; and\nmore`,
  "'=1",
];

async function draw(workspace: TestWorkspace): Promise<void> {
  await asOperator(workspace, async ({ db, workspaceId }) => {
    const own = { workspaceId };
    const [first] = workspace.touchpoints;
    if (!first) throw new Error('No touchpoint');
    const department = await db.department.create({ data: { ...own, name: '=cmd' } });
    const promise = await db.brandPromise.create({ data: { ...own, name: 'On time; always' } });
    const lane = { ...own, mapId: workspace.mapId };
    const number = await db.lane.create({
      data: { ...lane, kind: 'number', name: 'Wait', unit: 'min', rank: 'a0' },
    });
    const mood = await db.lane.create({ data: { ...lane, kind: 'emotion', name: 'Trust', rank: 'a1' } });
    const list = await db.lane.create({ data: { ...lane, kind: 'list', name: 'Tools', rank: 'a2' } });
    await db.touchpoint.update({
      where: { workspaceId_id: { ...own, id: first.id } },
      data: {
        name: '=HYPERLINK("http://evil.test")',
        doing: HOSTILE.join('\n'),
        thinking: HOSTILE[0] ?? '',
        feeling: '-1',
        mood: 2,
        channel: '@web',
        purpose: HOSTILE[6] ?? '',
        departmentId: department.id,
        desired: 4.25,
        importance: 5,
        businessImportance: 3,
        momentOfTruth: true,
        promises: { create: { promiseId: promise.id } },
        insights: {
          create: [
            { kind: 'pain', text: '=two\n\nlines' },
            { kind: 'barrier', text: '- one' },
          ],
        },
        laneValues: {
          create: [
            { laneId: number.id, number: -2.5 },
            { laneId: mood.id, number: 4, text: 'hopeful' },
            { laneId: list.id, text: 'Phone\n=Paper' },
          ],
        },
      },
    });
    await db.mapPersona.create({ data: { ...lane, personaId: workspace.personaId } });
    await db.stage.create({
      data: { ...lane, name: 'Nothing yet', goal: 'Stay', phase: 'after', rank: 'b0' },
    });
  });
}

/** What a map says, without ids, ranks and what was heard. */
async function contentOf(caller: ReturnType<typeof callerOf>, workspace: string, map: string) {
  const { stages, lanes, drawnFor } = await caller.map.get({ workspace, map });
  const laneNames = new Map(lanes.map(({ id, name, kind, unit }) => [id, `${name} ${kind} ${unit}`]));
  return {
    drawnFor,
    stages: stages.map(({ name, goal, phase, touchpoints }) => ({
      name,
      goal,
      phase,
      touchpoints: touchpoints.map(
        ({ id: _, slug, rank, survey, current, previous, lastRatedAt, stated, ...rest }) => ({
          ...rest,
          insights: rest.insights.map(({ kind, text }) => `${kind}: ${text}`).toSorted(),
          values: Object.fromEntries(
            Object.entries(rest.values).map(([lane, value]) => [laneNames.get(lane), value]),
          ),
        }),
      ),
    })),
  };
}

test('a map that was exported and imported is the same map, whatever its texts hold', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  await draw(workspace);
  const userId = await createMember(workspace, 'editor');
  const caller = callerOf(userId);
  const { bytes, sheet } = await sheetOf(await ask(userId, workspace.slug, workspace.mapId));
  expect([...new Uint8Array(bytes).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = prepareRows(sheet, { columns: null, fixes: {}, skipped: [] });
  expect(rows.flatMap(({ issues }) => issues)).toEqual([]);
  expect(columnsOf(sheet, { columns: null }).filter((target) => target === 'lane')).toHaveLength(3);
  const id = randomUUID();
  const own = { workspace: workspace.slug, id };
  await caller.import.send({ ...own, part: 0, rows: rows.map(({ sent }) => sent) });
  const run = {
    ...own,
    rows: rows.length,
    source: 'map.csv',
    duplicates: 'skip' as const,
    fallbackStage: 'x',
  };
  const { mapId } = await caller.import.run({ ...run, map: { name: 'Twin' } });
  expect(await contentOf(caller, workspace.slug, mapId ?? '')).toEqual(
    await contentOf(caller, workspace.slug, workspace.mapId),
  );
  // Updated from its own export, a map stays as it is, and there is nothing to take back.
  const again = { ...own, id: randomUUID() };
  const before = await contentOf(caller, workspace.slug, workspace.mapId);
  await caller.import.send({ ...again, part: 0, rows: rows.map(({ sent }) => sent) });
  await caller.import.run({ ...run, ...again, duplicates: 'update', map: { id: workspace.mapId } });
  expect(await contentOf(caller, workspace.slug, workspace.mapId)).toEqual(before);
  expect(await caller.import.undo(again)).toMatchObject({ kept: 0 });
  expect(await contentOf(caller, workspace.slug, workspace.mapId)).toEqual(before);
});

test('no cell of an export starts a formula', async () => {
  const workspace = await createTestWorkspace();
  await draw(workspace);
  const userId = await createMember(workspace, 'viewer');
  const text = await (await ask(userId, workspace.slug, workspace.mapId)).text();
  expect(text).toContain(`"'=HYPERLINK(""http://evil.test"")"`);
  const cells = Papa.parse<string[]>(text).data.flat();
  expect(cells.filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual(['-2.5']);
});

test('a score has its n and interval, and below five answers is not told', async () => {
  const workspace = await createTestWorkspace(['csat', 'csat', 'csat']);
  const [few, some, none] = workspace.touchpoints;
  await addRatings(
    workspace,
    Array.from({ length: 4 }, () => ({ score: 5 })),
    few,
  );
  await addRatings(
    workspace,
    [5, 5, 4, 4, 4].map((score) => ({ score })),
    some,
  );
  const userId = await createMember(workspace, 'viewer');
  const { sheet } = await sheetOf(await ask(userId, workspace.slug, workspace.mapId, '?range=90d'));
  const heard = (row: number) =>
    Object.fromEntries(
      (sheet.grid[0] ?? []).flatMap((name, index) =>
        /^(Satisfaction|Answers|Reading)/.test(name) ? [[name, sheet.grid[row]?.[index]]] : [],
      ),
    );
  expect(heard(1)).toEqual({
    'Satisfaction (1–5)': '',
    'Satisfaction, low (95%)': '',
    'Satisfaction, high (95%)': '',
    'Answers (n)': '4',
    Reading: 'Too few to show',
  });
  expect(heard(2)).toMatchObject({
    'Satisfaction (1–5)': '4.4',
    'Answers (n)': '5',
    Reading: 'Low: under 30 answers',
  });
  expect(heard(3)).toMatchObject({ 'Satisfaction (1–5)': '', 'Answers (n)': '0', Reading: 'No data yet' });
  expect(none).toBeDefined();
});

test('it is for members, is never kept on the way, and has a name any system takes', async () => {
  const [workspace, other] = [await createTestWorkspace(), await createTestWorkspace()];
  const userId = await createMember(workspace, 'viewer');
  await asOperator(workspace, ({ db }) => db.journeyMap.updateMany({ data: { name: '../Käufe "2026"' } }));
  const response = await ask(userId, workspace.slug, workspace.mapId);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="K_ufe 2026.csv"; filename*=UTF-8''K%C3%A4ufe%202026.csv`,
  );
  const statuses = await Promise.all([
    ask(null, workspace.slug, workspace.mapId),
    ask(userId, other.slug, other.mapId),
    ask(userId, workspace.slug, other.mapId),
    ask(userId, workspace.slug, 'not-a-map'),
    ask(userId, workspace.slug, workspace.mapId, '?persona=nobody'),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([401, 404, 404, 404, 404]);
});
