import { listStandings, standingKey } from '@/features/evidence/data';
import type { Standing } from '@/features/evidence/schema';
import { AppError } from '@/server/errors';
import type { MapScope, WorkspaceScope } from '@/server/tenancy';
import type { MapOpportunity, OpportunityStatus, OpportunityView } from './schema';

const IN_ORDER: { [column in 'createdAt' | 'id']?: 'asc' }[] = [{ createdAt: 'asc' }, { id: 'asc' }];

/** The opportunities of a map as its lane shows them, oldest first. */
export async function listMapOpportunities(
  { db, workspaceId }: MapScope,
  mapId: string,
  standings: ReadonlyMap<string, Standing>,
): Promise<MapOpportunity[]> {
  const rows = await db.opportunity.findMany({
    where: { workspaceId, mapId, deletedAt: null },
    orderBy: IN_ORDER,
    select: {
      id: true,
      title: true,
      status: true,
      createdAt: true,
      touchpoints: { select: { touchpointId: true } },
    },
  });
  return rows.map(({ touchpoints, createdAt, status, ...row }) => ({
    ...row,
    status: status as OpportunityStatus,
    touchpointIds: touchpoints.map(({ touchpointId }) => touchpointId),
    evidence: standings.get(standingKey(row.id))?.n ?? 0,
    observedAt: standings.get(standingKey(row.id))?.at ?? createdAt.toISOString(),
  }));
}

/** The opportunities of a map with all their fields, oldest first. Throws `not_found`. */
export async function listOpportunities(scope: WorkspaceScope, mapId: string): Promise<OpportunityView[]> {
  const { db, workspaceId } = scope;
  if (!(await db.journeyMap.findFirst({ where: { workspaceId, id: mapId, deletedAt: null } })))
    throw new AppError('not_found', 'This map does not exist, or it was deleted.');
  const standings = await listStandings(scope, mapId);
  const drawn = await listMapOpportunities(scope, mapId, standings);
  const rows = await db.opportunity.findMany({
    where: { workspaceId, mapId, deletedAt: null },
    include: {
      insights: { where: { insight: { deletedAt: null } }, select: { insightId: true } },
      owner: { select: { userId: true, user: { select: { name: true } } } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return drawn.flatMap((opportunity) => {
    const row = byId.get(opportunity.id);
    if (!row) return [];
    return {
      ...opportunity,
      description: row.description,
      effort: row.effort,
      expected: row.expected,
      owner: row.owner && { id: row.owner.userId, name: row.owner.user.name },
      shipDate: row.shipDate?.toISOString().slice(0, 10) ?? null,
      insightIds: row.insights.map(({ insightId }) => insightId),
    };
  });
}

/** Locks an opportunity that was not deleted until the end of the transaction. Throws `not_found`. */
export async function lockOpportunity({ db, workspaceId }: WorkspaceScope, id: string) {
  await db.$queryRaw`
    SELECT id FROM opportunity WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const row = await db.opportunity.findFirst({ where: { workspaceId, id, deletedAt: null } });
  if (!row) throw new AppError('not_found', 'This opportunity does not exist, or it was deleted.');
  return row;
}
