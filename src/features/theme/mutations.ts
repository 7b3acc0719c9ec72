import { CHANGE_CHANNEL, type ChangeNotice } from '@/contract/change';
import { createEvidence } from '@/features/evidence/mutations';
import { createInsight } from '@/features/insight/mutations';
import { mustWrite } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { listSpeaking, noTheme } from './data';
import { MOST_EVIDENCE } from './prepare/limits';
import type { MarkTheme, MergeThemes, NoteTheme, RenameTheme } from './schema';

/** Tells everybody who watches the workspace that its themes changed, once the transaction is committed. */
export async function notifyThemes({ db, workspaceId }: WorkspaceScope): Promise<void> {
  const notice: ChangeNotice = { w: workspaceId, h: true };
  await db.$executeRaw`SELECT pg_notify(${CHANGE_CHANNEL}, ${JSON.stringify(notice)})`;
}

/** Locks themes against other changes, all of them or none. Throws `not_found`. */
async function lockThemes({ db, workspaceId }: WorkspaceScope, ids: readonly string[]): Promise<void> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM theme WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  if (rows.length < new Set(ids).size) throw noTheme();
}

/** Throws `conflict` when somebody else gave it another name since `base` was read. */
export async function renameTheme(scope: WorkspaceScope, { id, base, value }: RenameTheme) {
  const { db, workspaceId } = scope;
  await lockThemes(scope, [id]);
  const stored = await db.theme.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } });
  if (mustWrite({ field: 'name', base, theirs: stored.name, yours: value })) {
    await db.theme.updateMany({ where: { workspaceId, id }, data: { name: value, renamed: true } });
    await notifyThemes(scope);
  }
  return { id, name: value };
}

/** Pins a theme or hides it, or takes that back. Throws `not_found`. */
export async function markTheme(scope: WorkspaceScope, { id, mark, on }: MarkTheme) {
  await lockThemes(scope, [id]);
  const at = on ? new Date() : null;
  await scope.db.theme.updateMany({
    where: { workspaceId: scope.workspaceId, id },
    // What is hidden is not pinned as well: it would be both first and nowhere.
    data:
      mark === 'pinned'
        ? { pinnedAt: at, ...(on && { hiddenAt: null }) }
        : { hiddenAt: at, ...(on && { pinnedAt: null }) },
  });
  await notifyThemes(scope);
  return { id };
}

/**
 * Has themes count for another one, with all that was merged into them before. Throws `not_found`, and `conflict` when the
 * other one was itself merged into one of them.
 */
export async function mergeThemes(scope: WorkspaceScope, { ids, into }: MergeThemes) {
  const { db, workspaceId } = scope;
  const others = ids.filter((id) => id !== into);
  await lockThemes(scope, [...others, into]);
  const [root] = await db.$queryRaw<
    { id: string }[]
  >`SELECT root_id AS id FROM theme_root WHERE id = ${into}::uuid`;
  if (!root || others.includes(root.id))
    throw new AppError('conflict', 'Somebody else merged these themes meanwhile. Nothing was changed.');
  // The one it counts for may not be merged into another at the same time: there would be no end to it.
  await lockThemes(scope, [root.id]);
  await db.theme.updateMany({
    where: { workspaceId, id: { in: others } },
    data: { intoId: root.id },
  });
  await notifyThemes(scope);
  return { ids: others, into: root.id };
}

/** Takes themes out of what they were merged into: they are as they were. Throws `not_found`. */
export async function splitThemes(scope: WorkspaceScope, { ids }: { ids: string[] }) {
  await lockThemes(scope, ids);
  const where = { workspaceId: scope.workspaceId, id: { in: ids } };
  await scope.db.theme.updateMany({ where, data: { intoId: null } });
  await notifyThemes(scope);
  return { ids };
}

/**
 * Writes an insight at a touchpoint, with the newest comments there that speak of the theme as its evidence. Throws
 * `not_found` for the theme or the touchpoint, `invalid` when nobody speaks of it there.
 */
export async function noteTheme(
  scope: WorkspaceScope,
  input: NoteTheme,
): Promise<{ id: string; evidence: number }> {
  const { id, touchpointId, kind, text, insightId } = input;
  await lockThemes(scope, [id]);
  const insight = await createInsight(scope, { id: insightId, touchpointId, kind, text });
  const ratings = await listSpeaking(scope, input, MOST_EVIDENCE);
  if (ratings.length === 0)
    throw new AppError(
      'invalid',
      'Nobody speaks of this at the touchpoint in this period. Nothing was written.',
    );
  for (const ratingId of ratings)
    await createEvidence(scope, { subject: { of: 'insight', id: insight.id }, kind: 'rating', ratingId });
  return { id: insight.id, evidence: ratings.length };
}
