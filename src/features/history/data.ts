import { diffLists, diffMaps } from '@/domain/map-diff';
import { type MapDocument, mapDocument } from '@/features/document/schema';
import { readDocument } from '@/features/snapshot/data';
import { readable, readableBeside } from '@/features/snapshot/prepare';
import type { SnapshotReason, SnapshotView } from '@/features/snapshot/schema';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { entriesOf, type Names } from './prepare';
import type { Change, Comparison, DeletedMap, HistoryFilters, HistoryPage, ListHistory } from './schema';

/** Changes read for a page. An entry has a few of them, a restored version has many. */
const PAGE = 400;

interface ChangeRow extends Omit<Change, 'at'> {
  at: Date;
}

/** What happened on a map, newest first, in entries of one person each. Throws `not_found`. */
export async function listHistory(scope: WorkspaceScope, input: ListHistory): Promise<HistoryPage> {
  const { map, cursor, person, touchpoint } = input;
  await requireMap(scope, map);
  const { db, workspaceId } = scope;
  const rows = await db.$queryRaw<ChangeRow[]>`
    SELECT id::text, entity, entity_id AS "entityId", stage_id AS "stageId", touchpoint_id AS "touchpointId", kind,
           before, after, actor_id AS "actorId", cause, at
    FROM map_change
    WHERE workspace_id = ${workspaceId}::uuid AND map_id = ${map}::uuid
      AND (${cursor ?? null}::bigint IS NULL OR id < ${cursor ?? null}::bigint)
      AND (${person ?? null}::uuid IS NULL OR actor_id = ${person ?? null}::uuid)
      AND (${touchpoint ?? null}::uuid IS NULL OR touchpoint_id = ${touchpoint ?? null}::uuid)
    ORDER BY map_change.id DESC LIMIT ${PAGE}`;
  const changes = rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  const people = await peopleOf(
    scope,
    changes.map(({ actorId }) => actorId),
  );
  const next = changes.length === PAGE ? (changes.at(-1)?.id ?? null) : null;
  return { entries: entriesOf(changes, await namesOn(scope, map), people), next };
}

/** Names of everything the changes of a map may speak of, what was deleted included. */
async function namesOn({ db, workspaceId }: WorkspaceScope, map: string): Promise<Names> {
  const rows = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM stage WHERE workspace_id = ${workspaceId}::uuid AND map_id = ${map}::uuid
    UNION ALL
    SELECT t.id, t.name FROM touchpoint t
    JOIN stage s ON s.workspace_id = t.workspace_id AND s.id = t.stage_id
    WHERE t.workspace_id = ${workspaceId}::uuid AND s.map_id = ${map}::uuid
    UNION ALL SELECT id, name FROM department WHERE workspace_id = ${workspaceId}::uuid
    UNION ALL SELECT id, name FROM promise WHERE workspace_id = ${workspaceId}::uuid
    UNION ALL SELECT id, name FROM persona WHERE workspace_id = ${workspaceId}::uuid
    UNION ALL SELECT id, coalesce(nullif(name, ''), built_in, '') FROM lane
    WHERE workspace_id = ${workspaceId}::uuid AND map_id = ${map}::uuid
    UNION ALL SELECT id, title FROM opportunity WHERE workspace_id = ${workspaceId}::uuid AND map_id = ${map}::uuid`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** By whom and by which touchpoint the history of a map can be narrowed: those that are in it. */
export async function listHistoryFilters(scope: WorkspaceScope, map: string): Promise<HistoryFilters> {
  await requireMap(scope, map);
  const { db, workspaceId } = scope;
  const actors = await db.mapChange.findMany({
    where: { workspaceId, mapId: map, actorId: { not: null } },
    distinct: ['actorId'],
    select: { actorId: true },
  });
  const people = await peopleOf(
    scope,
    actors.map(({ actorId }) => actorId),
  );
  const touchpoints = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT t.id, t.name FROM touchpoint t
    JOIN stage s ON s.workspace_id = t.workspace_id AND s.id = t.stage_id
    WHERE t.workspace_id = ${workspaceId}::uuid AND s.map_id = ${map}::uuid ORDER BY t.name, t.id`;
  return {
    people: [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name)),
    touchpoints,
  };
}

/** The maps that were deleted and can come back, newest first. */
export async function listDeletedMaps(scope: WorkspaceScope): Promise<DeletedMap[]> {
  const { db, workspaceId } = scope;
  const rows = await db.$queryRaw<{ id: string; name: string; deletedAt: Date; actorId: string | null }[]>`
    SELECT m.id, m.name, m.deleted_at AS "deletedAt", c.actor_id AS "actorId"
    FROM journey_map m
    LEFT JOIN LATERAL (
      SELECT actor_id FROM map_change
      WHERE workspace_id = m.workspace_id AND map_id = m.id AND entity = 'map' AND after ? 'deleted_at'
      ORDER BY id DESC LIMIT 1
    ) c ON true
    WHERE m.workspace_id = ${workspaceId}::uuid AND m.deleted_at IS NOT NULL
    ORDER BY m.deleted_at DESC, m.id LIMIT 50`;
  const people = await peopleOf(
    scope,
    rows.map(({ actorId }) => actorId),
  );
  return rows.map(({ id, name, deletedAt, actorId }) => ({
    id,
    name,
    deletedAt: deletedAt.toISOString(),
    by: people.get(actorId ?? '') ?? null,
  }));
}

/** How the map came from one version to another; null stands for now. Throws `not_found`. */
export async function compareVersions(
  scope: WorkspaceScope,
  { map, from, to }: { map: string; from: string | null; to: string | null },
): Promise<Comparison> {
  await requireMap(scope, map);
  const [before, after] = [await readPoint(scope, map, from), await readPoint(scope, map, to)];
  const [old, young] = [readableBeside(before), readableBeside(after)];
  return {
    map: { before: before.map.name, after: after.map.name },
    diff: diffMaps(readable(before, after), readable(after)),
    personas: { before: old.personas, after: young.personas },
    lanes: diffLists(old.lanes, young.lanes),
    opportunities: diffLists(old.opportunities, young.opportunities),
  };
}

/** People by id, for those who are still there. */
export async function peopleOf(
  { db }: WorkspaceScope,
  ids: readonly (string | null)[],
): Promise<Map<string, { id: string; name: string }>> {
  const known = [...new Set(ids)].filter((id) => id !== null);
  const rows = await db.user.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  return new Map(rows.map((person) => [person.id, person]));
}

/** The versions of a map that were kept, newest first. */
export async function listSnapshots(scope: WorkspaceScope, mapId: string): Promise<SnapshotView[]> {
  const { db, workspaceId } = scope;
  await requireMap(scope, mapId);
  const rows = await db.mapSnapshot.findMany({
    where: { workspaceId, mapId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    omit: { document: true, workspaceId: true, mapId: true },
  });
  const people = await peopleOf(
    scope,
    rows.map(({ createdBy }) => createdBy),
  );
  return rows.map(({ createdBy, createdAt, reason, ...row }) => ({
    ...row,
    reason: reason as SnapshotReason,
    createdAt: createdAt.toISOString(),
    by: people.get(createdBy ?? '') ?? null,
  }));
}

/** Throws `not_found` unless the map exists and was not deleted. */
export async function requireMap({ db, workspaceId }: WorkspaceScope, id: string): Promise<{ name: string }> {
  const map = await db.journeyMap.findFirst({
    where: { workspaceId, id, deletedAt: null },
    select: { name: true },
  });
  if (!map) throw new AppError('not_found', 'This map does not exist, or it was deleted.');
  return map;
}

/** The map as a snapshot of it holds it, or with null as it is now. Throws `not_found`. */
export async function readPoint(
  scope: WorkspaceScope,
  mapId: string,
  snapshotId: string | null,
): Promise<MapDocument> {
  if (snapshotId === null) return readDocument(scope, mapId);
  const { db, workspaceId } = scope;
  const row = await db.mapSnapshot.findFirst({ where: { workspaceId, mapId, id: snapshotId } });
  if (!row) throw new AppError('not_found', 'This version does not exist, or it was deleted.');
  // An older release knew fewer lists: what it did not know is filled in.
  return mapDocument.parse(row.document);
}
