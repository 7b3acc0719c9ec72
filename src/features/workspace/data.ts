import { firstWeekday } from '@/domain/weeks';
import { leadsAny } from '@/features/lead/data';
import { ownerPool } from '@/server/db';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { WorkspaceFacts } from './schema';

/** The workspace as the person who asks sees it. Visitors of the example are no members. */
export async function getWorkspace(scope: WorkspaceScope) {
  const { id, slug, name, timeZone, locale, demo } = await scope.db.workspace.findUniqueOrThrow({
    where: { id: scope.workspaceId },
  });
  return {
    id,
    slug,
    name,
    timeZone,
    locale,
    /** On which day its weeks begin, 1 (Monday) to 7 (Sunday). */
    weekStart: firstWeekday(locale),
    demo,
    role: scope.role,
    isMember: scope.actor.kind === 'member',
    /** Who asks, if a member: what one person hears is not for another who uses the same browser. */
    viewer: scope.actor.kind === 'member' ? scope.actor.userId : null,
    /** They lead a department, and come in at its touchpoints. */
    leads: await leadsAny(scope),
  };
}

export async function getWorkspaceFacts({ db, workspaceId }: WorkspaceScope): Promise<WorkspaceFacts> {
  const where = { workspaceId };
  // One after the other: a transaction is one connection.
  const members = await db.membership.count({ where });
  const maps = await db.journeyMap.count({ where: { ...where, deletedAt: null } });
  const touchpoints = await db.touchpoint.count({ where: { ...where, deletedAt: null } });
  const [tallies] = await db.$queryRaw<{ ratings: number }[]>`
    SELECT coalesce(sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10), 0)::float8 AS ratings
    FROM tally WHERE workspace_id = ${workspaceId}::uuid`;
  const change = await db.zoneChange.findFirst({ where: { ...where, madeAt: null } });
  const counted = change?.countedTo
    ? await db.touchpoint.count({ where: { ...where, id: { lte: change.countedTo } } })
    : 0;
  const all = change ? await db.touchpoint.count({ where }) : 0;
  // Read after what waits: when nothing does any more, this is the zone it came to.
  const { timeZone } = await db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true },
  });
  return {
    members,
    maps,
    touchpoints,
    ratings: tallies?.ratings ?? 0,
    timeZone,
    zoneChange: change && { timeZone: change.timeZone, counted, all },
  };
}

/**
 * Which workspace a slug names, for `asOperator`. Only the operator's own commands may call this: it asks for no right.
 */
export async function findWorkspaceAsOperator(slug: string) {
  const { rows } = await ownerPool().query<{
    id: string;
    slug: string;
    timeZone: string;
    locale: string;
    demo: boolean;
  }>(
    'SELECT id, slug, time_zone AS "timeZone", locale, demo FROM workspace WHERE slug = $1 AND deleted_at IS NULL',
    [slug],
  );
  const [workspace] = rows;
  if (!workspace) throw new AppError('not_found', `There is no workspace "${slug}".`);
  return workspace;
}
