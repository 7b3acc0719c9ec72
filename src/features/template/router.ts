import { setHealth } from '@/features/health/mutations';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { findBegun } from './data';
import { applyTemplate, replaceMap } from './mutations';
import { type BegunMap, drawInput } from './schema';

export const templateRouter = createRouter({
  /** The map somebody who starts again had begun with; null when there is none. */
  begun: workspaceProcedure('map:edit').query(async ({ ctx }): Promise<BegunMap | null> => {
    const begun = await findBegun(ctx.scope);
    if (!begun) return null;
    const { template: _, ...map } = begun;
    return map;
  }),
  /** Draws a map from a template, every survey published. */
  draw: workspaceProcedure('map:edit')
    .input(drawInput)
    .mutation(async ({ ctx, input: { template, replaces } }) => {
      const drawn = await (replaces
        ? replaceMap(ctx.scope, { template, replaces })
        : applyTemplate(ctx.scope, { template, publish: true }));
      // Whoever begins a map here is shown the way from there.
      await setHealth(ctx.scope, { mapId: drawn.mapId, field: 'stepsShown', value: true });
      return drawn;
    }),
});
