import { AppError } from '@/server/errors';
import type { ReadScope, WorkspaceScope } from '@/server/tenancy';
import { type DownloadStatus, type DownloadView, type Format, KEPT_HOURS } from './schema';

const HOUR_MS = 3_600_000;
/** Silence after which it is said that nobody works on it at the moment. */
const STALLED_MS = 45_000;
/** After that nobody tries it again. */
const GIVEN_UP_MS = 10 * 60_000;
const SHOWN = 20;

const gone = () =>
  new AppError('not_found', 'This file is not there (any more). Files are kept for a day: write it again.');

const expiryOf = (finishedAt: Date | null): Date | null =>
  finishedAt && new Date(+finishedAt + KEPT_HOURS * HOUR_MS);

/** The newest files of the workspace and how far they are, those whose time is over too. */
export async function listDownloads({ db, workspaceId }: WorkspaceScope): Promise<DownloadView[]> {
  const rows = await db.download.findMany({
    where: { workspaceId },
    include: { author: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  });
  const now = Date.now();
  return rows.map(({ id, format, status, total, written, size, author, createdAt, finishedAt, seenAt }) => {
    const expiresAt = expiryOf(finishedAt);
    const isOver = expiresAt !== null && +expiresAt <= now;
    return {
      id,
      format: format as Format,
      status: isOver ? 'expired' : (status as DownloadStatus),
      total,
      written,
      size: Number(size),
      author: author?.name ?? null,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      stalled: now - +seenAt > (status === 'failed' ? GIVEN_UP_MS : STALLED_MS),
    };
  });
}

/** What is known of a file that can be fetched. Throws `not_found`, also when its time is over. */
export async function getDownload({ db, workspaceId }: WorkspaceScope, { id }: { id: string }) {
  const row = await db.download.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  const expiresAt = expiryOf(row?.finishedAt ?? null);
  if (!row?.run || row.status !== 'done' || !expiresAt || +expiresAt <= Date.now()) throw gone();
  return { id, run: row.run, format: row.format as Format, size: Number(row.size), createdAt: row.createdAt };
}

/** Some parts of a file, from one on, the first is 0; none behind the last one. */
export async function readParts(
  { db, workspaceId }: ReadScope,
  { id, run, from, count }: { id: string; run: string; from: number; count: number },
): Promise<Uint8Array[]> {
  const rows = await db.$queryRaw<{ bytes: Uint8Array }[]>`
    SELECT bytes FROM download_part
    WHERE workspace_id = ${workspaceId}::uuid AND download_id = ${id}::uuid AND run = ${run}::uuid
      AND part >= ${from} AND part < ${from + count}
    ORDER BY part`;
  return rows.map(({ bytes }) => bytes);
}
