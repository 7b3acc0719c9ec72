import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { createAnnotation, deleteAnnotation, updateAnnotation } from './mutations';
import { createAnnotationInput, updateAnnotationInput } from './schema';

export const annotationRouter = createRouter({
  create: workspaceProcedure('map:edit')
    .input(createAnnotationInput)
    .mutation(({ ctx, input }) => createAnnotation(ctx.scope, input)),
  update: workspaceProcedure('map:edit')
    .input(updateAnnotationInput)
    .mutation(({ ctx, input }) => updateAnnotation(ctx.scope, input)),
  delete: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deleteAnnotation(ctx.scope, input)),
});
