import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listPersonas } from './data';
import {
  archivePersona,
  createPersona,
  deletePersona,
  linkPersona,
  restorePersona,
  updatePersona,
} from './mutations';
import { createPersonaInput, linkPersonaInput, updatePersonaInput } from './schema';

export const personaRouter = createRouter({
  list: workspaceProcedure('map:view').query(({ ctx }) => listPersonas(ctx.scope)),
  create: workspaceProcedure('map:edit')
    .input(createPersonaInput)
    .mutation(({ ctx, input }) => createPersona(ctx.scope, input)),
  update: workspaceProcedure('map:edit')
    .input(updatePersonaInput)
    .mutation(({ ctx, input }) => updatePersona(ctx.scope, input)),
  archive: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => archivePersona(ctx.scope, input)),
  restore: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => restorePersona(ctx.scope, input)),
  delete: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deletePersona(ctx.scope, input)),
  /** Says whether a map is drawn for it. */
  link: workspaceProcedure('map:edit')
    .input(linkPersonaInput)
    .mutation(({ ctx, input }) => linkPersona(ctx.scope, input)),
});
