import { createKept } from '@/server/kept';
import { singleton } from '@/server/singleton';
import { createRouter, workspaceReading } from '@/server/trpc';
import { listKnown, weighDrivers } from './data';
import { type DriversData, driversInput } from './schema';

/** Of answers of a year some minutes more or less change nothing, and weighing them takes up to seconds. */
const kept = () => singleton('drivers', () => createKept<DriversData>({ ms: 10 * 60_000, most: 200 }));

export const driverRouter = createRouter({
  get: workspaceReading('rating:view')
    .input(driversInput)
    .query(async ({ ctx, input: { map, persona, outcome } }) => {
      const workspaceId = await ctx.read(async (scope) => scope.workspaceId);
      return kept().read([workspaceId, map, persona ?? '', outcome ?? ''].join(' '), async () =>
        weighDrivers(workspaceId, await ctx.read((scope) => listKnown(scope, { map, persona, outcome }))),
      );
    }),
});
