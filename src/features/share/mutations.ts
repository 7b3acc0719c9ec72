import { randomUUID } from 'node:crypto';
import { lockMap } from '@/features/map/data';
import { keepMapCeilings } from '@/server/ceilings';
import { AppError } from '@/server/errors';
import { hashKey, type WorkspaceScope } from '@/server/tenancy';
import { tokenOf, viewOf } from './data';
import { type CreateShare, type EmbedShare, type ShareView, UNDO_MS } from './schema';

const DAY_MS = 86_400_000;

/** Makes a link to a map. Throws `not_found`, or `invalid` when there are too many. */
export async function createShare(
  scope: WorkspaceScope,
  { map, name, days, numbers, comments, origins }: CreateShare,
): Promise<ShareView> {
  const { db, workspaceId, actor } = scope;
  await lockMap(scope, map);
  const id = randomUUID();
  const row = await db.mapShare.create({
    data: {
      workspaceId,
      id,
      mapId: map,
      name,
      numbers,
      comments,
      embedOrigins: origins,
      tokenHash: hashKey(tokenOf(id)),
      createdById: actor.kind === 'member' ? actor.userId : null,
      expiresAt: days === null ? null : new Date(Date.now() + days * DAY_MS),
    },
    include: { createdBy: { select: { name: true } } },
  });
  await keepMapCeilings(scope, map, 'linksOfMap');
  return viewOf(row);
}

/**
 * Says where the map of a link may be embedded; nowhere with no origins. Pages that show it now go on until they ask
 * again.
 */
export async function embedShare(scope: WorkspaceScope, { id, origins }: EmbedShare): Promise<ShareView> {
  await requireShare(scope, id);
  const row = await scope.db.mapShare.update({
    where: { workspaceId_id: { workspaceId: scope.workspaceId, id } },
    data: { embedOrigins: origins },
    include: { createdBy: { select: { name: true } } },
  });
  return viewOf(row);
}

/** Ends a link at once; who opens it is told so. */
export async function revokeShare(scope: WorkspaceScope, id: string): Promise<{ id: string; name: string }> {
  const { revokedAt, name } = await requireShare(scope, id);
  const where = { workspaceId: scope.workspaceId, id };
  if (!revokedAt) await scope.db.mapShare.updateMany({ where, data: { revokedAt: new Date() } });
  return { id, name };
}

/** Brings a link back that was revoked a moment ago. Throws `conflict` when that is over. */
export async function restoreShare(scope: WorkspaceScope, id: string): Promise<{ id: string; name: string }> {
  const { revokedAt, name, mapId } = await requireShare(scope, id);
  if (revokedAt && revokedAt.getTime() < Date.now() - UNDO_MS)
    throw new AppError('conflict', 'This link was revoked too long ago. Make a new one.');
  const where = { workspaceId: scope.workspaceId, id };
  await scope.db.mapShare.updateMany({ where, data: { revokedAt: null } });
  await keepMapCeilings(scope, mapId, 'linksOfMap');
  return { id, name };
}

async function requireShare({ db, workspaceId }: WorkspaceScope, id: string) {
  const row = await db.mapShare.findFirst({ where: { workspaceId, id, map: { deletedAt: null } } });
  if (!row) throw new AppError('not_found', 'This link does not exist, or its map was deleted.');
  return row;
}
