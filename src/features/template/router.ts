import { z } from 'zod';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { applyTemplate } from './mutations';
import { templateSlug } from './schema';

export const templateRouter = createRouter({
  /** Draws a map from a template, every survey published. */
  draw: workspaceProcedure('map:edit')
    .input(z.object({ template: templateSlug }))
    .mutation(({ ctx, input }) => applyTemplate(ctx.scope, { template: input.template, publish: true })),
});
