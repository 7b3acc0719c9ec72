import { randomUUID } from 'node:crypto';
import { getHeapSpaceStatistics } from 'node:v8';
import { afterAll, expect, test } from 'vitest';
import { readXlsx } from '@/features/sheet/components/readXlsx';
import { ownerPool } from '@/server/db';
import { stopJobs } from '@/server/jobs';
import { asOperator } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { signedIn } from '@/test/session';
import { fileHandler } from './api';
import { listDownloads } from './data';
import { PART, sweepDownloads, writeDownload } from './jobs';
import { createDownload } from './mutations';
import { createDownloadInput } from './schema';

afterAll(stopJobs);

const ask = (workspace: TestWorkspace, input: object) =>
  asOperator(workspace, (scope) => createDownload(scope, createDownloadInput.parse(input)));
const list = (workspace: TestWorkspace) => asOperator(workspace, listDownloads);
const write = (workspace: TestWorkspace, id: string) => writeDownload({ workspaceId: workspace.id, id });
const largest = async (id: string) =>
  (
    await ownerPool().query<{ n: number }>(
      'SELECT max(length(bytes)) AS n FROM download_part WHERE download_id = $1',
      [id],
    )
  ).rows[0]?.n;
const parts = async (workspace: TestWorkspace) =>
  (
    await ownerPool().query<{ n: number }>(
      'SELECT count(*)::int AS n FROM download_part WHERE workspace_id = $1',
      [workspace.id],
    )
  ).rows[0]?.n;

async function fetchFile(workspace: TestWorkspace, id: string, role: 'viewer' | 'editor' = 'editor') {
  const cookie = await signedIn(await createMember(workspace, role));
  return fileHandler(
    new Request(`http://localhost:3000/api/w/${workspace.slug}/downloads/${id}`, { headers: { cookie } }),
  );
}

async function prepared(count: number) {
  const workspace = await createTestWorkspace();
  await addRatings(
    workspace,
    Array.from({ length: count }, (_, index) => ({
      score: (index % 5) + 1,
      comment: index === 0 ? '=HYPERLINK("http://evil.example")' : `Comment ${index} ${'long '.repeat(60)}`,
      answers: { why: `because ${index}` },
      at: new Date(Date.now() - index * 1_000),
      customer: `customer-${index}`,
      ...(index % 2 ? { source: 'qr' as const } : {}),
    })),
  );
  return workspace;
}

test('all that match are in the file, once, newest first, and no cell of it is a formula', async () => {
  const workspace = await prepared(2_300);
  const { id } = await ask(workspace, { format: 'csv' });
  await write(workspace, id);
  expect(await list(workspace)).toMatchObject([
    { id, status: 'done', total: 2_300, written: 2_300, stalled: false },
  ]);
  expect(await parts(workspace)).toBeGreaterThan(1);
  expect(await largest(id)).toBe(PART);
  const response = await fetchFile(workspace, id);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(String(bytes.length)).toBe(response.headers.get('content-length'));
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFF"Answered at \(UTC\)","Answered at \(Europe\/Berlin\)",/);
  expect(lines).toHaveLength(2_302);
  expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  expect(lines[2300]).toContain('"Comment 2299 ');
  expect(lines[2300]).toContain('"customer-2299"');
  expect((await fetchFile(workspace, id, 'viewer')).status).toBe(403);

  // The time of a file is over: it goes, and it is known that there was one.
  await ownerPool().query(
    `UPDATE download SET finished_at = now() - interval '25 hours', seen_at = now() - interval '25 hours' WHERE id = $1`,
    [id],
  );
  expect((await fetchFile(workspace, id)).status).toBe(404);
  await sweepDownloads();
  expect(await parts(workspace)).toBe(0);
  expect(await list(workspace)).toMatchObject([{ id, status: 'expired', written: 2_300 }]);
});

test('a workbook has what the filters match, and a run that ended in the middle is begun again', async () => {
  const workspace = await prepared(1_200);
  const { id } = await ask(workspace, {
    format: 'xlsx',
    sieve: { segment: { sources: ['qr'] }, words: 'comment' },
  });
  // What a process left that was killed.
  await ownerPool().query(
    `WITH left_over AS (
       UPDATE download SET status = 'running', run = gen_random_uuid(), written = 500, seen_at = now() - interval '1 minute'
       WHERE id = $1 RETURNING workspace_id, id, run)
     INSERT INTO download_part SELECT workspace_id, id, run, 0, '\\x00' FROM left_over`,
    [id],
  );
  expect(await list(workspace)).toMatchObject([{ status: 'running', stalled: true }]);
  await write(workspace, id);
  const response = await fetchFile(workspace, id);
  const rows = [...readXlsx(new Uint8Array(await response.arrayBuffer())).rows.values()];
  expect(rows).toHaveLength(601);
  expect(rows[1]?.join('|')).toMatch(/\|CSAT\|2\|Comment 1 .*why: because 1/);
  // Sent again, it is not written again.
  const [before] = await list(workspace);
  await write(workspace, id);
  expect(await list(workspace)).toEqual([before]);
});

test('scores of few are left out, and more than a few files at once are refused', async () => {
  const workspace = await prepared(4);
  const { id } = await ask(workspace, { format: 'xlsx' });
  await write(workspace, id);
  const file = await fetchFile(workspace, id);
  const rows = [...readXlsx(new Uint8Array(await file.arrayBuffer())).rows.values()];
  expect(rows.slice(1).map((row) => row[5])).toEqual(['', '', '', '']);
  for (let place = 0; place < 3; place++) await ask(workspace, { format: 'csv' });
  await expect(ask(workspace, { format: 'csv' })).rejects.toMatchObject({ code: 'rate_limited' });
});

/** Megabytes of what is so large that it is forgotten only when memory runs short. */
const lingeringMb = () =>
  getHeapSpaceStatistics()
    .filter(({ space_name }) => space_name.endsWith('large_object_space'))
    .reduce((sum, { space_used_size }) => sum + space_used_size, 0) / 1_048_576;

test('fetching a large file leaves nothing behind in memory', async () => {
  const workspace = await createTestWorkspace();
  const { id } = await ask(workspace, { format: 'csv' });
  const [run, count] = [randomUUID(), 1_003];
  const pool = ownerPool();
  await pool.query(
    `UPDATE download SET status = 'done', run = $2, size = $3, finished_at = now(), seen_at = now() WHERE id = $1`,
    [id, run, count * PART],
  );
  await pool.query(
    `INSERT INTO download_part
     SELECT $1, $2, $3, n, decode(repeat(md5(n::text), $4), 'hex') FROM generate_series(0, $5::int - 1) n`,
    [workspace.id, id, run, PART / 16, count],
  );
  const before = lingeringMb();
  const reader = (await fetchFile(workspace, id)).body?.getReader();
  let bytes = 0;
  let most = 0;
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { done: true };
    if (done) break;
    bytes += value?.length ?? 0;
    most = Math.max(most, lingeringMb() - before);
  }
  expect(bytes).toBe(count * PART);
  expect(most).toBeLessThan(4);
});
