import type { Role } from '@/domain/permissions';
import { prisma } from '@/server/db';
import { AppError } from '@/server/errors';
import { hashPassword, verifyPassword } from '@/server/password';
import type { WorkspaceScope } from '@/server/tenancy';
import type { PersonInput } from './schema';

/**
 * Id of the person with this e-mail, made when nobody has it. Throws `unauthenticated` when somebody does and the
 * password is not theirs, so that no command hands a workspace to a stranger by mistake.
 */
export async function findOrCreatePerson({ email, password }: PersonInput): Promise<string> {
  const find = () => prisma().user.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
  let person = await find();
  if (!person) {
    const [name = email] = email.split('@');
    const data = [{ email, name, passwordHash: await hashPassword(password) }];
    await prisma().user.createMany({ data, skipDuplicates: true });
    person = await find();
  }
  if (!person || !(await verifyPassword(password, person.passwordHash)))
    throw new AppError(
      'unauthenticated',
      'This e-mail already has an account, and this is not its password. Nothing was changed.',
    );
  return person.id;
}

/** Makes a person a member. Throws `conflict` when they are one already. */
export async function addMember(
  { db, workspaceId }: WorkspaceScope,
  { userId, role }: { userId: string; role: Role },
): Promise<void> {
  const { count } = await db.membership.createMany({
    data: [{ workspaceId, userId, role }],
    skipDuplicates: true,
  });
  if (count === 0)
    throw new AppError('conflict', 'This person is a member of the workspace already. Nothing was changed.');
}
