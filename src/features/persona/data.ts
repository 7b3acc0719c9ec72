import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { PersonaView } from './schema';

/** The personas of the workspace, oldest first, archived ones too. */
export async function listPersonas({ db, workspaceId }: WorkspaceScope): Promise<PersonaView[]> {
  const rows = await db.persona.findMany({
    where: { workspaceId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      maps: {
        where: { map: { deletedAt: null } },
        select: { map: { select: { id: true, name: true } } },
        orderBy: { map: { createdAt: 'asc' } },
      },
    },
  });
  const heard = await db.$queryRaw<{ id: string; n: number }[]>`
    SELECT persona_id AS id, sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10)::float8 AS n FROM tally
    WHERE workspace_id = ${workspaceId}::uuid GROUP BY 1`;
  const ratings = new Map(heard.map(({ id, n }) => [id, n]));
  return rows.map(({ id, slug, name, goals, share, archivedAt, maps }) => ({
    id,
    slug,
    name,
    goals,
    share,
    archived: archivedAt !== null,
    ratings: ratings.get(id) ?? 0,
    maps: maps.map(({ map }) => map),
  }));
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
