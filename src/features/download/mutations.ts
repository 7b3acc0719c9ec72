import { resolveSieve } from '@/features/search/data';
import { AppError } from '@/server/errors';
import { send } from '@/server/jobs';
import type { WorkspaceScope } from '@/server/tenancy';
import { type CreateDownload, MOST_AT_ONCE } from './schema';

/** Of the advisory locks, those of workspaces in which a file is asked for. */
const ASKING = 7_042_033;

/** Has ratings written to a file in the background. Throws `rate_limited` while several are being written. */
export async function createDownload(
  scope: WorkspaceScope,
  { format, sieve }: CreateDownload,
): Promise<{ id: string }> {
  const { db, workspaceId, actor, afterCommit } = scope;
  await resolveSieve(scope, sieve);
  await db.$executeRaw`SELECT pg_advisory_xact_lock(${ASKING}::int4, hashtext(${workspaceId}))`;
  const open = await db.download.count({ where: { workspaceId, status: { in: ['waiting', 'running'] } } });
  if (open >= MOST_AT_ONCE)
    throw new AppError(
      'rate_limited',
      `${MOST_AT_ONCE} files of this workspace are being written. Wait until one of them is done.`,
      { retryAfter: 30 },
    );
  const { id } = await db.download.create({
    data: { workspaceId, format, sieve, createdBy: actor.kind === 'member' ? actor.userId : null },
    select: { id: true },
  });
  afterCommit(() => send('download-write', { workspaceId, id }));
  return { id };
}

/** Gives a file up, or takes it away before its time. Throws `not_found`. */
export async function deleteDownload({ db, workspaceId }: WorkspaceScope, { id }: { id: string }) {
  const { count } = await db.download.deleteMany({ where: { workspaceId, id } });
  if (count === 0) throw new AppError('not_found', 'This file is not there any more.');
  return { id };
}
