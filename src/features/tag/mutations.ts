import { formatNumber } from '@/domain/format';
import { idsOfSieve, resolveSieve } from '@/features/search/data';
import { Prisma } from '@/generated/prisma/client';
import { requireAtMost } from '@/server/ceilings';
import { mustWrite } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { MOST_TAGGED, type RenameTag, type Selection, type SetTag, type Tagged } from './schema';

const gone = () => new AppError('not_found', 'This tag does not exist, or it was deleted.');

/** How long a tag that was taken off can be put back by "undo". */
const KEPT = '1 hour';

const taken = (name: string) =>
  new AppError('conflict', `There is a tag “${name}” already. Take that one, or write another name.`);

/** One name, however it is written, is one tag: who makes it again is given the one there is. */
export async function createTag(
  scope: WorkspaceScope,
  { name }: { name: string },
): Promise<{ id: string; name: string }> {
  const { db, workspaceId } = scope;
  await lockTags(scope);
  const [there] = await sameTag(scope, name);
  if (there) return there;
  requireAtMost('tags', (await db.tag.count({ where: { workspaceId } })) + 1);
  return db.tag.create({ data: { workspaceId, name }, select: { id: true, name: true } });
}

const sameTag = ({ db, workspaceId }: WorkspaceScope, name: string) =>
  db.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM tag WHERE workspace_id = ${workspaceId}::uuid AND search_fold(name) = search_fold(${name})
      AND (search_fold(name) <> '' OR name = ${name})`;

/** Of the advisory locks, those of workspaces whose tags are being named. */
const NAMING = 7_042_031;

const lockTags = ({ db, workspaceId }: WorkspaceScope) =>
  db.$executeRaw`SELECT pg_advisory_xact_lock(${NAMING}::int4, hashtext(${workspaceId}))`;

/** Throws `conflict` when somebody else gave it another name since `base` was read, or another tag has this one. */
export async function renameTag(scope: WorkspaceScope, { id, base, value }: RenameTag) {
  const { db, workspaceId } = scope;
  await lockTags(scope);
  const stored = await db.tag.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!stored) throw gone();
  if (mustWrite({ field: 'name', base, theirs: stored.name, yours: value })) {
    const [other] = await sameTag(scope, value);
    if (other && other.id !== id) throw taken(other.name);
    await db.tag.updateMany({ where: { workspaceId, id }, data: { name: value } });
  }
  return { id, name: value };
}

/** Takes it off every answer, for good. Throws `not_found`. */
export async function deleteTag({ db, workspaceId }: WorkspaceScope, { id }: { id: string }) {
  const { count } = await db.tag.deleteMany({ where: { workspaceId, id } });
  if (count === 0) throw gone();
  return { id };
}

/** The answers that are meant, as a query of their ids. Throws `invalid` for more than are changed at once. */
async function idsOf(scope: WorkspaceScope, selection: Selection): Promise<Prisma.Sql> {
  if ('ids' in selection)
    return Prisma.sql`SELECT r.id FROM rating r
      WHERE r.workspace_id = ${scope.workspaceId}::uuid AND r.id = ANY(${selection.ids}::uuid[])`;
  return idsOfSieve(await resolveSieve(scope, selection.all));
}

/**
 * Puts a tag on answers, or takes it off those that have it. Answers that were erased meanwhile are passed over. Throws
 * `not_found` for the tag, `invalid` for more answers than are changed at once.
 */
export async function setTag(scope: WorkspaceScope, { tag, on, selection }: SetTag): Promise<Tagged> {
  const { db, workspaceId } = scope;
  // Held until the end: a tag that is being deleted takes nothing on.
  const [there] = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM tag WHERE workspace_id = ${workspaceId}::uuid AND id = ${tag}::uuid FOR SHARE`;
  if (!there) throw gone();
  await db.$executeRaw`
    DELETE FROM rating_tag WHERE workspace_id = ${workspaceId}::uuid AND tag_id = ${tag}::uuid
      AND removed_at < now() - ${KEPT}::interval`;
  const ids = await idsOf(scope, selection);
  const change = crypto.randomUUID();
  const [row] = await (on
    ? db.$queryRaw<{ meant: number; n: number }[]>`
        WITH meant AS MATERIALIZED (SELECT id FROM (${ids}) m LIMIT ${MOST_TAGGED + 1}),
        done AS (
          INSERT INTO rating_tag (workspace_id, tag_id, rating_id, change_id)
          SELECT ${workspaceId}::uuid, ${tag}::uuid, id, ${change}::uuid FROM meant ORDER BY id
          ON CONFLICT (workspace_id, tag_id, rating_id) DO UPDATE SET removed_at = NULL, change_id = excluded.change_id
            WHERE rating_tag.removed_at IS NOT NULL
          RETURNING 1)
        SELECT (SELECT count(*) FROM meant)::float8 AS meant, (SELECT count(*) FROM done)::float8 AS n`
    : db.$queryRaw<{ meant: number; n: number }[]>`
        WITH meant AS MATERIALIZED (SELECT id FROM (${ids}) m LIMIT ${MOST_TAGGED + 1}),
        done AS (
          UPDATE rating_tag g SET removed_at = now(), change_id = ${change}::uuid FROM meant
          WHERE g.workspace_id = ${workspaceId}::uuid AND g.tag_id = ${tag}::uuid AND g.rating_id = meant.id
            AND g.removed_at IS NULL
          RETURNING 1)
        SELECT (SELECT count(*) FROM meant)::float8 AS meant, (SELECT count(*) FROM done)::float8 AS n`);
  if ((row?.meant ?? 0) > MOST_TAGGED)
    throw new AppError(
      'invalid',
      `At most ${formatNumber(MOST_TAGGED)} ratings are tagged at once, and these are more. Nothing was changed: narrow the period or the filters.`,
    );
  return { n: row?.n ?? 0, change };
}

/** Takes back what one change has done, as far as nothing else was done since. Done twice it changes nothing more. */
export async function undoTag(
  { db, workspaceId }: WorkspaceScope,
  { change }: { change: string },
): Promise<{ n: number }> {
  const back = await db.$executeRaw`
    UPDATE rating_tag SET removed_at = NULL, change_id = gen_random_uuid()
    WHERE workspace_id = ${workspaceId}::uuid AND change_id = ${change}::uuid AND removed_at IS NOT NULL`;
  if (back > 0) return { n: back };
  const off = await db.$executeRaw`
    DELETE FROM rating_tag
    WHERE workspace_id = ${workspaceId}::uuid AND change_id = ${change}::uuid AND removed_at IS NULL`;
  return { n: off };
}
