import { tracked } from '@trpc/server';
import { z } from 'zod';
import type { ChangeEvent } from '@/contract/change';
import { markSeen } from '@/features/member/mutations';
import { keyOf } from '@/features/presence/mutations';
import { stream } from '@/features/presence/schema';
import { changes } from '@/live/changes';
import { hub } from '@/live/hub';
import { AppError } from '@/server/errors';
import { workspacesOf } from '@/server/tenancy';
import { createRouter, personProcedure, workspaceProcedure, workspaceSubscription } from '@/server/trpc';
import { getWorkspace, getWorkspaceFacts } from './data';
import { deleteWorkspace, renameWorkspace, setLocale, setTimeZone } from './mutations';
import { deleteWorkspaceInput, renameWorkspaceInput, setLocaleInput, setTimeZoneInput } from './schema';

export const workspaceRouter = createRouter({
  get: workspaceProcedure('map:view').query(async ({ ctx }) => {
    await markSeen(ctx.scope);
    return getWorkspace(ctx.scope);
  }),

  facts: workspaceProcedure('workspace:edit').query(({ ctx }) => getWorkspaceFacts(ctx.scope)),

  rename: workspaceProcedure('workspace:edit')
    .input(renameWorkspaceInput)
    .mutation(({ ctx, input }) => renameWorkspace(ctx.scope, input)),

  setLocale: workspaceProcedure('workspace:edit')
    .input(setLocaleInput)
    .mutation(({ ctx, input }) => setLocale(ctx.scope, input)),

  setTimeZone: workspaceProcedure('workspace:edit')
    .input(setTimeZoneInput)
    .mutation(({ ctx, input }) => setTimeZone(ctx.scope, input)),

  delete: workspaceProcedure('workspace:delete')
    .input(deleteWorkspaceInput)
    .mutation(({ ctx, input }) => deleteWorkspace(ctx.scope, input)),

  mine: personProcedure.query(({ ctx }) => workspacesOf(ctx.userId)),

  /**
   * Everything that changes in the workspace, as it happens. It ends with an error as soon as the right to it is gone:
   * asked again when a notice names this person, and whenever a notice may have been missed. The end of the `stream` is
   * the end of the presence of the tabs that hear by it. `viewer`: for whom the browser asks; whoever is signed in by
   * now may be somebody else.
   */
  changes: workspaceSubscription('map:view')
    .input(z.object({ stream: stream.optional(), viewer: z.string().nullish() }))
    .use(({ ctx, input, next }) => {
      if (input.viewer && input.viewer !== ctx.userId)
        throw new AppError('unauthenticated', 'Somebody else is signed in by now. Sign in again to go on.');
      return next();
    })
    .subscription(async function* ({ ctx, input, signal }) {
      const ended = signal ?? new AbortController().signal;
      let serial = 0;
      try {
        for await (const event of changes(hub(), ctx.workspaceId, ended)) {
          const mine = event.kind === 'members' && ctx.userId !== null && event.people.includes(ctx.userId);
          if (mine || (event.kind === 'sync' && serial > 0)) await ctx.recheck();
          // Whose role changed reads everything anew, with the rights of now.
          yield tracked<ChangeEvent>(String(++serial), mine ? { kind: 'sync' } : event);
        }
      } finally {
        if (input.stream) hub().say({ w: ctx.workspaceId, e: keyOf(input.stream) });
      }
    }),
});
