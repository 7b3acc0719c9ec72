import { tracked } from '@trpc/server';
import { z } from 'zod';
import type { ChangeEvent } from '@/contract/change';
import { tabKey } from '@/features/presence/mutations';
import { tab } from '@/features/presence/schema';
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

  /** Everything that changes in the workspace, as it happens. The end of the stream is the end of its tab's presence. */
  changes: workspaceSubscription('map:view')
    .input(z.object({ tab: tab.optional() }))
    .subscription(async function* ({ ctx, input, signal }) {
      const ended = signal ?? new AbortController().signal;
      let serial = 0;
      try {
        for await (const event of changes(hub(), ctx.workspaceId, ended)) {
          yield tracked<ChangeEvent>(String(++serial), event);
        }
      } finally {
        if (input.tab) hub().say({ w: ctx.workspaceId, p: tabKey(input.tab) });
      }
    }),
});
