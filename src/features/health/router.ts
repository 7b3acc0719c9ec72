import { createRouter, workspaceProcedure } from '@/server/trpc';
import { getHealth, listHealth } from './data';
import { exceptCheck, reviewMap, setHealth, unexceptCheck } from './mutations';
import { exceptInput, healthOf, setHealthInput, unexceptInput } from './schema';

export const healthRouter = createRouter({
  get: workspaceProcedure('map:view')
    .input(healthOf)
    .query(({ ctx, input }) => getHealth(ctx.scope, input.mapId)),
  /** How every map stands, for the list of maps. */
  list: workspaceProcedure('map:view').query(({ ctx }) => listHealth(ctx.scope)),
  set: workspaceProcedure('map:edit')
    .input(setHealthInput)
    .mutation(({ ctx, input }) => setHealth(ctx.scope, input)),
  review: workspaceProcedure('map:edit')
    .input(healthOf)
    .mutation(({ ctx, input }) => reviewMap(ctx.scope, input)),
  except: workspaceProcedure('map:edit')
    .input(exceptInput)
    .mutation(({ ctx, input }) => exceptCheck(ctx.scope, input)),
  unexcept: workspaceProcedure('map:edit')
    .input(unexceptInput)
    .mutation(({ ctx, input }) => unexceptCheck(ctx.scope, input)),
});
