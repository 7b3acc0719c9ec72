import { byId } from '@/features/map/schema';
import { createRouter, workspaceProcedure } from '@/server/trpc';
import { listDepartments } from './data';
import { createDepartment, deleteDepartment, renameDepartment } from './mutations';
import { createDepartmentInput, renameDepartmentInput } from './schema';

export const departmentRouter = createRouter({
  list: workspaceProcedure('map:view').query(({ ctx }) => listDepartments(ctx.scope)),
  create: workspaceProcedure('map:edit')
    .input(createDepartmentInput)
    .mutation(({ ctx, input }) => createDepartment(ctx.scope, input)),
  rename: workspaceProcedure('map:edit')
    .input(renameDepartmentInput)
    .mutation(({ ctx, input }) => renameDepartment(ctx.scope, input)),
  delete: workspaceProcedure('map:edit')
    .input(byId)
    .mutation(({ ctx, input }) => deleteDepartment(ctx.scope, input)),
});
