import { tracked } from '@trpc/server';
import type { ChangeEvent } from '@/contract/change';
import { changes } from '@/live/changes';
import { hub } from '@/live/hub';
import { workspacesOf } from '@/server/tenancy';
import { createRouter, personProcedure, workspaceProcedure, workspaceSubscription } from '@/server/trpc';
import { getWorkspace } from './data';
import { renameWorkspace } from './mutations';
import { renameWorkspaceInput } from './schema';

export const workspaceRouter = createRouter({
  get: workspaceProcedure('map:view').query(({ ctx }) => getWorkspace(ctx.scope)),

  rename: workspaceProcedure('workspace:edit')
    .input(renameWorkspaceInput)
    .mutation(({ ctx, input }) => renameWorkspace(ctx.scope, input)),

  mine: personProcedure.query(({ ctx }) => workspacesOf(ctx.userId)),

  /** Everything that changes in the workspace, as it happens. */
  changes: workspaceSubscription('map:view').subscription(async function* ({ ctx, signal }) {
    const ended = signal ?? new AbortController().signal;
    let serial = 0;
    for await (const event of changes(hub(), ctx.workspaceId, ended)) {
      yield tracked<ChangeEvent>(String(++serial), event);
    }
  }),
});
