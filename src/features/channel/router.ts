import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listChannels } from './data';
import { renameChannel } from './mutations';
import { renameChannelInput } from './schema';

export const channelRouter = createRouter({
  list: workspaceProcedure('map:view').query(({ ctx }) => listChannels(ctx.scope)),
  rename: workspaceProcedure('map:edit')
    .input(renameChannelInput)
    .mutation(({ ctx, input }) => renameChannel(ctx.scope, input)),
});
