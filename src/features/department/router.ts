import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listCandidates, listDepartments } from './data';
import { createDepartment, deleteDepartment, updateDepartment } from './mutations';
import { createDepartmentInput, updateDepartmentInput } from './schema';

export const departmentRouter = createRouter({
  list: workspaceProcedure('map:view').query(({ ctx }) => listDepartments(ctx.scope)),
  /** Who can lead one. */
  candidates: workspaceProcedure('map:edit').query(({ ctx }) => listCandidates(ctx.scope)),
  create: workspaceProcedure('map:edit')
    .input(createDepartmentInput)
    .mutation(({ ctx, input }) => createDepartment(ctx.scope, input)),
  update: workspaceProcedure('map:edit')
    .input(updateDepartmentInput)
    .mutation(({ ctx, input }) => updateDepartment(ctx.scope, input)),
  delete: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deleteDepartment(ctx.scope, input)),
});
