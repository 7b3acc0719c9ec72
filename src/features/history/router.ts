import { byId } from '@/features/map/schema';
import { byMap, compareInput, createSnapshotInput, renameSnapshotInput } from '@/features/snapshot/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { compareVersions, listDeletedMaps, listHistory, listHistoryFilters, listSnapshots } from './data';
import { createSnapshot, deleteSnapshot, renameSnapshot, restoreSnapshot, revertChange } from './mutations';
import { listHistoryInput, restoreInput, revertInput } from './schema';

export const historyRouter = createRouter({
  list: workspaceProcedure('map:view')
    .input(listHistoryInput)
    .query(({ ctx, input }) => listHistory(ctx.scope, input)),
  filters: workspaceProcedure('map:view')
    .input(byMap)
    .query(({ ctx, input }) => listHistoryFilters(ctx.scope, input.map)),
  /** Takes back one change. */
  revert: workspaceProcedure('map:edit')
    .input(revertInput)
    .mutation(({ ctx, input }) => revertChange(ctx.scope, input)),
  snapshots: workspaceProcedure('map:view')
    .input(byMap)
    .query(({ ctx, input }) => listSnapshots(ctx.scope, input.map)),
  keep: workspaceProcedure('map:edit')
    .input(createSnapshotInput)
    .mutation(({ ctx, input }) => createSnapshot(ctx.scope, input)),
  rename: workspaceProcedure('map:edit')
    .input(renameSnapshotInput)
    .mutation(({ ctx, input }) => renameSnapshot(ctx.scope, input)),
  delete: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deleteSnapshot(ctx.scope, input)),
  compare: workspaceProcedure('map:view')
    .input(compareInput)
    .query(({ ctx, input }) => compareVersions(ctx.scope, input)),
  /** Makes the map what a snapshot says. */
  restore: workspaceProcedure('map:edit')
    .input(restoreInput)
    .mutation(({ ctx, input }) => restoreSnapshot(ctx.scope, input)),
  deletedMaps: workspaceProcedure('map:edit').query(({ ctx }) => listDeletedMaps(ctx.scope)),
});
