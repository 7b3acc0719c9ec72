import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listPersonas } from './data';
import { createPersona, deletePersona, renamePersona } from './mutations';
import { createPersonaInput, renamePersonaInput } from './schema';

export const personaRouter = createRouter({
  list: workspaceProcedure('map:view').query(({ ctx }) => listPersonas(ctx.scope)),
  create: workspaceProcedure('map:edit')
    .input(createPersonaInput)
    .mutation(({ ctx, input }) => createPersona(ctx.scope, input)),
  rename: workspaceProcedure('map:edit')
    .input(renamePersonaInput)
    .mutation(({ ctx, input }) => renamePersona(ctx.scope, input)),
  delete: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deletePersona(ctx.scope, input)),
});
