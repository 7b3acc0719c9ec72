import { getTarget } from '@/features/sheet/data';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { getImport, listImports } from './data';
import { runImport, sendPart, undoImport } from './mutations';
import { byImport, runImportInput, sendPartInput, targetInput } from './schema';

/** Thousands of rows with their history take seconds, on a busy machine many. */
const LONG = { timeout: 60_000 };

export const importRouter = createRouter({
  list: workspaceProcedure('map:edit').query(({ ctx }) => listImports(ctx.scope)),
  get: workspaceProcedure('map:edit')
    .input(byImport)
    .query(({ ctx, input }) => getImport(ctx.scope, input)),
  /** What the map holds already, to be compared with the rows. */
  target: workspaceProcedure('map:edit')
    .input(targetInput)
    .query(({ ctx, input }) => getTarget(ctx.scope, input)),
  send: workspaceProcedure('map:edit')
    .input(sendPartInput)
    .mutation(({ ctx, input }) => sendPart(ctx.scope, input)),
  run: workspaceProcedure('map:edit', LONG)
    .input(runImportInput)
    .mutation(({ ctx, input }) => runImport(ctx.scope, input)),
  undo: workspaceProcedure('map:edit', LONG)
    .input(byImport)
    .mutation(({ ctx, input }) => undoImport(ctx.scope, input)),
});
