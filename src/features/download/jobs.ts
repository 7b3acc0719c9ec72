import { randomUUID } from 'node:crypto';
import { CSV_MARK, csvLines } from '@/domain/csv';
import { readWhole } from '@/features/answer/data';
import { countAnswers, idsInOrder, resolveSieve } from '@/features/search/data';
import { sieve as sieveSchema } from '@/features/search/schema';
import { listTags } from '@/features/tag/data';
import { ownerPool, type Tx } from '@/server/db';
import type { Workers } from '@/server/jobs';
import { log } from '@/server/log';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import { cellsOf, headOf } from './prepare/rows';
import { type Cell, createWorkbook } from './prepare/workbook';
import { type Format, KEPT_HOURS, KNOWN_DAYS } from './schema';

export const downloadWorkers = {
  'download-write': writeDownload,
  'download-sweep': sweepDownloads,
} satisfies Partial<Workers>;

/** Rows that are held at once. */
const BATCH = 500;
/**
 * Bytes of a stored part. The database sends them as twice as many letters, and from 128 kB on a text is forgotten only
 * when memory runs short.
 */
export const PART = 32 * 1024;
/** The longest a file may take to be written. */
const LONGEST_MS = 60 * 60_000;

interface Workspace {
  id: string;
  slug: string;
  timeZone: string;
  locale: string;
  demo: boolean;
}

interface Job {
  workspaceId: string;
  id: string;
}

/**
 * Writes the ratings of a download into its parts, some hundred at a time: what is held does not grow with their number. A
 * run that ended in the middle is begun again under another name, and nothing of it is left in the file.
 */
export async function writeDownload({ workspaceId, id }: Job): Promise<void> {
  const pool = ownerPool();
  const found = await pool.query<Workspace & { format: Format; sieve: unknown }>(
    `SELECT w.id, w.slug, w.time_zone AS "timeZone", w.locale, w.demo, d.format, d.sieve FROM download d
     JOIN workspace w ON w.id = d.workspace_id
     WHERE d.workspace_id = $1 AND d.id = $2 AND d.status <> 'done' AND w.deleted_at IS NULL`,
    [workspaceId, id],
  );
  const [row] = found.rows;
  if (!row) return;
  const { format, sieve, ...workspace } = row;
  const run = randomUUID();
  const own = [workspaceId, id, run];
  await pool.query(
    `UPDATE download SET status = 'running', run = $3, written = 0, size = 0, seen_at = now()
     WHERE workspace_id = $1 AND id = $2`,
    own,
  );
  await pool.query(
    'DELETE FROM download_part WHERE workspace_id = $1 AND download_id = $2 AND run <> $3',
    own,
  );
  const store = createStore(own);
  try {
    const written = await asOperator(
      workspace,
      (scope) => writeRows(scope, { format, sieve, store }),
      undefined,
      LONGEST_MS,
    );
    await store.flush(written, true);
    const done = await pool.query(
      `UPDATE download SET status = 'done', finished_at = now(), seen_at = now()
       WHERE workspace_id = $1 AND id = $2 AND run = $3`,
      own,
    );
    if (done.rowCount)
      log.info({ workspaceId, download: id, format, rows: written }, 'Ratings were written to a file');
  } catch (error) {
    await pool
      .query(
        `UPDATE download SET status = 'failed', seen_at = now() WHERE workspace_id = $1 AND id = $2 AND run = $3`,
        own,
      )
      .catch(() => undefined);
    throw error;
  }
}

type Store = ReturnType<typeof createStore>;

/** Keeps bytes until they are a part, and the parts of one run in their order. */
function createStore(own: string[]) {
  const pool = ownerPool();
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  let part = 0;
  return {
    write(some: Uint8Array): void {
      waiting.push(some);
      bytes += some.length;
    },
    /** Stores as many parts as are full, or all there is, and says how far the file is. Throws when another run took over. */
    async flush(written: number, all = false): Promise<void> {
      const whole = Buffer.concat(waiting);
      const stored = all ? bytes : bytes - (bytes % PART);
      [waiting, bytes] = [[whole.subarray(stored)], bytes - stored];
      for (let from = 0; from < stored; from += PART)
        await pool.query(
          'INSERT INTO download_part (workspace_id, download_id, run, part, bytes) VALUES ($1, $2, $3, $4, $5)',
          [...own, part++, whole.subarray(from, Math.min(from + PART, stored))],
        );
      const told = await pool.query(
        `UPDATE download SET written = $4, size = size + $5, seen_at = now()
         WHERE workspace_id = $1 AND id = $2 AND run = $3`,
        [...own, written, stored],
      );
      if (!told.rowCount) throw new Error('The download was deleted, or another run writes it');
    },
    total: (total: number) =>
      pool.query('UPDATE download SET total = $4 WHERE workspace_id = $1 AND id = $2 AND run = $3', [
        ...own,
        total,
      ]),
  };
}

interface Writer {
  add: (lines: readonly (readonly Cell[])[]) => void;
  end: () => void;
}

function csvWriter(head: readonly string[], write: (bytes: Uint8Array) => void): Writer {
  const encoder = new TextEncoder();
  write(encoder.encode(CSV_MARK + csvLines([head])));
  return { add: (lines) => write(encoder.encode(csvLines(lines))), end: () => undefined };
}

async function writeRows(
  scope: WorkspaceScope,
  { format, sieve, store }: { format: Format; sieve: unknown; store: Store },
): Promise<number> {
  const resolved = await resolveSieve(scope, sieveSchema.parse(sieve));
  await store.total(await countAnswers(scope, resolved));
  const tags = new Map((await listTags(scope)).map(({ id, name }) => [id, name]));
  const head = headOf(scope.timeZone);
  const writer: Writer = (format === 'csv' ? csvWriter : createWorkbook)(head, store.write);
  // Which ones they are is settled here: one that comes meanwhile is not in the file, one that is erased is not any more.
  await scope.db.$executeRaw`DECLARE written NO SCROLL CURSOR FOR ${idsInOrder(resolved)}`;
  let written = 0;
  for (;;) {
    const ids = await fetchIds(scope.db);
    if (ids.length === 0) break;
    const answers = await readWhole(scope, ids, resolved);
    writer.add(
      answers.map((answer) =>
        cellsOf({ ...answer, tags: answer.tags.flatMap((id) => tags.get(id) ?? []) }, scope.timeZone),
      ),
    );
    written += answers.length;
    await store.flush(written);
  }
  writer.end();
  return written;
}

const fetchIds = async (db: Tx): Promise<string[]> =>
  (await db.$queryRawUnsafe<{ id: string }[]>(`FETCH ${BATCH} FROM written`)).map(({ id }) => id);

/** Takes files away whose time is over, and what is known of them much later. */
export async function sweepDownloads(): Promise<void> {
  const pool = ownerPool();
  await pool.query(
    `DELETE FROM download_part p USING download d
     WHERE p.workspace_id = d.workspace_id AND p.download_id = d.id
       AND (d.run IS DISTINCT FROM p.run OR d.seen_at < now() - make_interval(hours => $1))`,
    [KEPT_HOURS],
  );
  await pool.query('DELETE FROM download WHERE created_at < now() - make_interval(days => $1)', [KNOWN_DAYS]);
}
