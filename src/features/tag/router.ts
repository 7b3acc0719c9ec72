import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listTags } from './data';
import { createTag, deleteTag, renameTag, setTag, undoTag } from './mutations';
import { createTagInput, renameTagInput, setTagInput, undoTagInput } from './schema';

export const tagRouter = createRouter({
  list: workspaceProcedure('rating:view').query(({ ctx }) => listTags(ctx.scope)),
  create: workspaceProcedure('tag:edit')
    .input(createTagInput)
    .mutation(({ ctx, input }) => createTag(ctx.scope, input)),
  rename: workspaceProcedure('tag:edit')
    .input(renameTagInput)
    .mutation(({ ctx, input }) => renameTag(ctx.scope, input)),
  delete: workspaceProcedure('tag:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deleteTag(ctx.scope, input)),
  set: workspaceProcedure('tag:edit')
    .input(setTagInput)
    .mutation(({ ctx, input }) => setTag(ctx.scope, input)),
  undo: workspaceProcedure('tag:edit')
    .input(undoTagInput)
    .mutation(({ ctx, input }) => undoTag(ctx.scope, input)),
});
