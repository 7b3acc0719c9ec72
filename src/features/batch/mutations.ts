import { ranksBehind } from '@/domain/rank';
import { fillLanes, knownPictures } from '@/features/cell/mutations';
import { departmentNamed } from '@/features/department/mutations';
import { readLanes } from '@/features/lane/prepare';
import { notifyMaps } from '@/features/map/mutations';
import { linkOrigins } from '@/features/origin/mutations';
import { lockStage } from '@/features/stage/data';
import { addPausedSurveys } from '@/features/survey/mutations';
import { listTouchpointRanks } from '@/features/touchpoint/data';
import {
  deleteTouchpoint,
  insertTouchpoints,
  keepTouchpoints,
  misplaced,
  moveTouchpoint,
  restoreTouchpoint,
  updateTouchpoint,
} from '@/features/touchpoint/mutations';
import type { CreateTouchpoints, TouchpointBatch } from '@/features/touchpoint/schema';
import type { WorkspaceScope } from '@/server/tenancy';

/**
 * Adds touchpoints with all that is written of them, in their order, directly after another of the stage, or first:
 * all of them or none. Says which lanes were made for what they say in lanes of their own.
 */
export async function createTouchpoints(
  scope: WorkspaceScope,
  { stageId, after, items }: CreateTouchpoints,
): Promise<{ ids: string[]; lanes: string[] }> {
  const { db, workspaceId } = scope;
  const { mapId } = await lockStage(scope, stageId);
  const ranks = ranksBehind(await listTouchpointRanks(scope, stageId), after, items.length);
  if (ranks === null) throw misplaced();
  const ids = items.map(({ id }) => id);
  // Sent again: all of it is there.
  const there = await db.touchpoint.count({ where: { workspaceId, stageId, id: { in: ids } } });
  if (there > 0 && there === items.length) return { ids, lanes: [] };
  const departments = new Map<string, string | null>();
  for (const name of new Set(items.map(({ department }) => department)))
    departments.set(name, (await departmentNamed(scope, name))?.id ?? null);
  const rows = items.map((item, index) => {
    const {
      promises: _,
      insights: __,
      survey: ___,
      lanes: ____,
      standsFor: _____,
      pictures: ______,
      department,
      ...written
    } = item;
    const departmentId = departments.get(department) ?? null;
    return { ...written, stageId, rank: ranks[index] ?? '', departmentId };
  });
  await insertTouchpoints(scope, rows);
  const named = await db.brandPromise.findMany({
    where: { workspaceId, name: { in: items.flatMap(({ promises }) => promises) } },
    select: { id: true, name: true },
  });
  const links = items.flatMap(({ id, promises }) =>
    named
      .filter(({ name }) => promises.includes(name))
      .map((promise) => ({ workspaceId, touchpointId: id, promiseId: promise.id })),
  );
  if (links.length > 0) await db.touchpointPromise.createMany({ data: links });
  // What they rested on stays where they came from.
  const notes = items.flatMap(({ id, insights }) =>
    insights.map((note) => ({ workspaceId, touchpointId: id, ...note })),
  );
  if (notes.length > 0) await db.insight.createMany({ data: notes });
  await keepTouchpoints(scope, mapId);
  await addPausedSurveys(scope, items);
  await linkOrigins(scope, mapId, items);
  const known = await knownPictures(
    scope,
    items.flatMap(({ pictures }) => Object.values(pictures)),
  );
  const cells = items.map(({ id, lanes, pictures: all }) => {
    const pictures = Object.fromEntries(
      Object.entries(all).filter(([, { attachmentId }]) => known.has(attachmentId)),
    );
    return { id, isNew: true, row: { lanes: readLanes(lanes), pictures } };
  });
  const { lanes } = await fillLanes(scope, mapId, cells);
  await notifyMaps(scope, [mapId]);
  return { ids, lanes };
}

/** Makes several edits of touchpoints, one after the other: all or none. Ranks of what moved, by id. */
export async function editTouchpoints(scope: WorkspaceScope, { edits }: TouchpointBatch) {
  await lockAll(scope, edits);
  const ranks: Record<string, string> = {};
  const later = new Set(edits.flatMap(({ op, edit }) => (op === 'move' ? [edit.id] : [])));
  for (const { op, edit } of edits) {
    switch (op) {
      case 'update':
        await updateTouchpoint(scope, edit);
        break;
      case 'move':
        later.delete(edit.id);
        ranks[edit.id] = (await moveTouchpoint(scope, edit, later)).rank;
        break;
      case 'delete':
        await deleteTouchpoint(scope, edit);
        break;
      case 'restore':
        await restoreTouchpoint(scope, edit);
    }
  }
  return { ranks };
}

/** Locks stages before touchpoints, each in the order of their ids, so that two batches cannot wait for each other. */
async function lockAll({ db, workspaceId }: WorkspaceScope, edits: TouchpointBatch['edits']): Promise<void> {
  const stageIds = edits.flatMap(({ op, edit }) => (op === 'move' ? [edit.stageId] : []));
  const ids = edits.map(({ edit }) => edit.id);
  await db.$queryRaw`
    SELECT id FROM stage WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${stageIds}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
  await db.$queryRaw`
    SELECT id FROM touchpoint WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${ids}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
}
