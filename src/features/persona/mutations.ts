import { freeSlug, slugOf } from '@/domain/slug';
import { notifyAllMaps } from '@/features/map/mutations';
import { mustWrite } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { listPersonas } from './data';
import type { CreatePersona, PersonaView } from './schema';

const gone = () => new AppError('not_found', 'This persona does not exist, or it was deleted.');

/** Its slug is made from the name and stays. */
export async function createPersona(
  scope: WorkspaceScope,
  { name, goals = '' }: CreatePersona,
): Promise<PersonaView> {
  const { db, workspaceId } = scope;
  const id = crypto.randomUUID();
  for (;;) {
    const taken = new Set((await listPersonas(scope)).map(({ slug }) => slug));
    const slug = freeSlug(slugOf(name, 'persona'), taken);
    const data = [{ workspaceId, id, slug, name, goals }];
    // Another transaction may take the slug between the look and the insert: look again.
    const { count } = await db.persona.createMany({ data, skipDuplicates: true });
    if (count === 0) continue;
    await notifyAllMaps(scope);
    return { id, slug, name, goals };
  }
}

/** Throws `conflict` when somebody else renamed it since `base` was read. */
export async function renamePersona(
  scope: WorkspaceScope,
  { id, base, value }: { id: string; base: string; value: string },
) {
  const { db, workspaceId } = scope;
  const [stored] = await db.$queryRaw<{ name: string }[]>`
    SELECT name FROM persona WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  if (!stored) throw gone();
  if (mustWrite({ field: 'name', base, theirs: stored.name, yours: value })) {
    await db.persona.updateMany({ where: { workspaceId, id }, data: { name: value } });
    await notifyAllMaps(scope);
  }
  return { id, name: value };
}

/** Only a persona without ratings can go; throws `conflict` otherwise, because ratings would lose what they say. */
export async function deletePersona(scope: WorkspaceScope, { id }: { id: string }) {
  const { db, workspaceId } = scope;
  // Held against ratings that name the persona while we look: they wait, and then do not find it.
  const [stored] = await db.$queryRaw<{ name: string }[]>`
    SELECT name FROM persona WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  if (!stored) throw gone();
  const [heard] = await db.$queryRaw<{ n: number }[]>`
    SELECT coalesce(sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10), 0)::float8 AS n FROM tally
    WHERE workspace_id = ${workspaceId}::uuid AND persona_id = ${id}::uuid`;
  if (heard && heard.n > 0)
    throw new AppError(
      'conflict',
      `${stored.name} has ${heard.n.toLocaleString('en')} ratings and stays, so that they keep their meaning.`,
    );
  await db.persona.deleteMany({ where: { workspaceId, id } });
  await notifyAllMaps(scope);
  return { id };
}
