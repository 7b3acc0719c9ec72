import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listEvidence } from './data';
import { createEvidence, deleteEvidence, updateEvidence } from './mutations';
import { createEvidenceInput, evidenceOf, updateEvidenceInput } from './schema';

export const evidenceRouter = createRouter({
  list: workspaceProcedure('map:view')
    .input(evidenceOf)
    .query(({ ctx, input }) => listEvidence(ctx.scope, input)),
  create: workspaceProcedure('map:edit')
    .input(createEvidenceInput)
    .mutation(({ ctx, input }) => createEvidence(ctx.scope, input)),
  update: workspaceProcedure('map:edit')
    .input(updateEvidenceInput)
    .mutation(({ ctx, input }) => updateEvidence(ctx.scope, input)),
  delete: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deleteEvidence(ctx.scope, input)),
});
