import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listDownloads } from './data';
import { createDownload, deleteDownload } from './mutations';
import { createDownloadInput } from './schema';

export const downloadRouter = createRouter({
  list: workspaceProcedure('rating:export').query(({ ctx }) => listDownloads(ctx.scope)),
  create: workspaceProcedure('rating:export')
    .input(createDownloadInput)
    .mutation(({ ctx, input }) => createDownload(ctx.scope, input)),
  delete: workspaceProcedure('rating:export')
    .input(byId)
    .mutation(({ ctx, input }) => deleteDownload(ctx.scope, input)),
});
