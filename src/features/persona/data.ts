import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { PersonaView } from './schema';

/** The personas of the workspace, oldest first. */
export async function listPersonas({ db, workspaceId }: WorkspaceScope): Promise<PersonaView[]> {
  return db.persona.findMany({
    where: { workspaceId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, slug: true, name: true, goals: true },
  });
}

/** Id of the persona of a slug; null without a slug, which stands for all customers. Throws `invalid`. */
export async function personaIdOf(
  { db, workspaceId }: WorkspaceScope,
  slug: string | null | undefined,
): Promise<string | null> {
  if (!slug) return null;
  const persona = await db.persona.findFirst({ where: { workspaceId, slug }, select: { id: true } });
  if (persona) return persona.id;
  throw new AppError('invalid', 'There is no such persona. Leave it out to include all customers.', {
    issues: [{ path: 'persona', message: 'No persona of the workspace has this slug.' }],
  });
}
