import { randomUUID } from 'node:crypto';
import type { Role } from '@/domain/permissions';
import { prisma } from '@/server/db';
import { asOperator } from '@/server/tenancy';
import { createCallerFactory } from '@/server/trpc';
import { appRouter } from '@/trpc/router';

const createCaller = createCallerFactory(appRouter);

/** The procedures as the app's browser reaches them, for a signed-in person or, with null, a signed-out visitor. */
export const callerOf = (userId: string | null) => createCaller({ userId });

/** A new person who belongs to the workspace with a role. */
export async function createMember(
  workspace: Parameters<typeof asOperator>[0],
  role: Role = 'editor',
): Promise<string> {
  const { id } = await prisma().user.create({
    data: { email: `${randomUUID()}@example.test`, name: 'Member', emailVerifiedAt: new Date() },
  });
  await asOperator(workspace, ({ db, workspaceId }) =>
    db.membership.create({ data: { workspaceId, userId: id, role } }),
  );
  return id;
}
