import { formatNumber } from '@/domain/format';
import { freeSlug, nameKey, slugOf } from '@/domain/slug';
import { lockMap } from '@/features/map/data';
import { notifyAllMaps, notifyMaps } from '@/features/map/mutations';
import { keepCeilings } from '@/server/ceilings';
import { mustWrite } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { CreatePersona, LinkPersona, UpdatePersona } from './schema';

const gone = () => new AppError('not_found', 'This persona does not exist, or it was deleted.');

/** Its slug is made from the name and stays. */
export async function createPersona(
  scope: WorkspaceScope,
  { name, goals = '', share = null }: CreatePersona,
): Promise<{ id: string; slug: string; name: string; goals: string }> {
  const { db, workspaceId } = scope;
  const id = crypto.randomUUID();
  for (;;) {
    const rows = await db.persona.findMany({ where: { workspaceId }, select: { slug: true } });
    const slug = freeSlug(slugOf(name, 'persona'), new Set(rows.map(({ slug }) => slug)));
    const data = [{ workspaceId, id, slug, name, goals, share }];
    // Another transaction may take the slug between the look and the insert: look again.
    const { count } = await db.persona.createMany({ data, skipDuplicates: true });
    if (count === 0) continue;
    await keepCeilings(scope, 'personas');
    await notifyAllMaps(scope);
    return { id, slug, name, goals };
  }
}

/** Changes one field. Throws `conflict` with both values when somebody else changed it since `base` was read. */
export async function updatePersona(scope: WorkspaceScope, { id, field, base, value }: UpdatePersona) {
  const { db, workspaceId } = scope;
  await lockPersona(scope, id);
  const stored = await db.persona.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } });
  if (mustWrite<string | number | null>({ field, base, theirs: stored[field], yours: value })) {
    await db.persona.updateMany({ where: { workspaceId, id }, data: { [field]: value } });
    await notifyAllMaps(scope);
  }
  return { id, field, value };
}

/** Offers it no more. What was heard of it stays, and answers that still name it count under it. */
export async function archivePersona(scope: WorkspaceScope, { id }: { id: string }) {
  return setArchived(scope, id, new Date());
}

export async function restorePersona(scope: WorkspaceScope, { id }: { id: string }) {
  const restored = await setArchived(scope, id, null);
  await keepCeilings(scope, 'personas');
  return restored;
}

async function setArchived(scope: WorkspaceScope, id: string, archivedAt: Date | null) {
  const { db, workspaceId } = scope;
  const { count } = await db.persona.updateMany({ where: { workspaceId, id }, data: { archivedAt } });
  if (count === 0) throw gone();
  await notifyAllMaps(scope);
  return { id };
}

/** For good, so only without ratings; throws `conflict` otherwise, because they would lose what they say. */
export async function deletePersona(scope: WorkspaceScope, { id }: { id: string }) {
  const { db, workspaceId } = scope;
  const { name } = await lockPersona(scope, id);
  const [heard] = await db.$queryRaw<{ n: number }[]>`
    SELECT coalesce(sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10), 0)::float8 AS n FROM tally
    WHERE workspace_id = ${workspaceId}::uuid AND persona_id = ${id}::uuid`;
  if (heard && heard.n > 0)
    throw new AppError(
      'conflict',
      `${name} has ${formatNumber(heard.n)} ratings and stays, so that they keep their meaning. Archive it instead.`,
    );
  await db.persona.deleteMany({ where: { workspaceId, id } });
  await notifyAllMaps(scope);
  return { id };
}

/** Says that a map is drawn for a persona, or is not. Saying it twice changes nothing. */
export async function linkPersona(scope: WorkspaceScope, { mapId, personaId, linked }: LinkPersona) {
  const { db, workspaceId } = scope;
  await lockMap(scope, mapId);
  if (!(await db.persona.findFirst({ where: { workspaceId, id: personaId } }))) throw gone();
  const link = { workspaceId, mapId, personaId };
  if (linked) await db.mapPersona.createMany({ data: [link], skipDuplicates: true });
  else await db.mapPersona.deleteMany({ where: link });
  await notifyMaps(scope, [mapId]);
  return { mapId, personaId, linked };
}

/** Held against ratings that name the persona while we look: they wait, and then do not find it. */
async function lockPersona({ db, workspaceId }: WorkspaceScope, id: string): Promise<{ name: string }> {
  const [stored] = await db.$queryRaw<{ name: string }[]>`
    SELECT name FROM persona WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  if (!stored) throw gone();
  return stored;
}

/** Draws a map for personas by their names; those the workspace does not know yet are made. Tells nobody. */
export async function namePersonas(
  scope: WorkspaceScope,
  { mapId, names }: { mapId: string; names: readonly string[] },
): Promise<{ made: string[]; linked: string[] }> {
  const { db, workspaceId } = scope;
  const wanted = new Map(names.map((name) => [nameKey(name), name]));
  if (wanted.size === 0) return { made: [], linked: [] };
  const known = await db.persona.findMany({
    where: { workspaceId },
    select: { id: true, name: true, slug: true },
  });
  const taken = new Set(known.map(({ slug }) => slug));
  const have = new Set(known.map(({ name }) => nameKey(name)));
  const data = [...wanted].flatMap(([key, name]) => {
    if (have.has(key)) return [];
    const slug = freeSlug(slugOf(name, 'persona'), taken);
    taken.add(slug);
    return [{ workspaceId, id: crypto.randomUUID(), name, slug }];
  });
  await db.persona.createMany({ data });
  if (data.length > 0) await keepCeilings(scope, 'personas');
  const drawn = await db.mapPersona.findMany({
    where: { workspaceId, mapId },
    select: { personaId: true },
  });
  const linked = [...known, ...data].flatMap(({ id, name }) =>
    wanted.has(nameKey(name)) && !drawn.some(({ personaId }) => personaId === id) ? [id] : [],
  );
  await db.mapPersona.createMany({
    data: linked.map((personaId) => ({ workspaceId, mapId, personaId })),
    skipDuplicates: true,
  });
  return { made: data.map(({ id }) => id), linked };
}
