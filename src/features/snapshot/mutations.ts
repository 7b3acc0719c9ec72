import { randomUUID } from 'node:crypto';
import { ranks } from '@/domain/rank';
import { freeSlug, slugOf } from '@/domain/slug';
import { inTheirRows, OUTSIDE, PARTS, type Part, type Row } from '@/features/document/data';
import { findOrCreate, readStored, remove, type Stored, update, upsert } from '@/features/document/mutations';
import { type DocumentPart, type MapDocument, REFERENCES } from '@/features/document/schema';
import { notifyAllMaps } from '@/features/map/mutations';
import { keepAsked } from '@/features/survey/mutations';
import { Prisma } from '@/generated/prisma/client';
import { keepAllCeilings } from '@/server/ceilings';
import type { WorkspaceScope } from '@/server/tenancy';

/** Says in the history why the rest of this transaction happens, when it is no edit of a person. */
export async function because({ db }: WorkspaceScope, cause: 'restore' | 'import' | 'derive'): Promise<void> {
  await db.$executeRaw`SELECT set_config('app.cause', ${cause}, true)`;
}

/** Ids in the database by those in the document. */
type Ids = Map<DocumentPart | 'map', Map<string, string>>;
/**
 * Writes a document as a new map, or makes a map what the document says. Then rows keep their ids, so that ratings,
 * surveys and slugs stay where they are, and what the document does not know is hidden; only a survey that was added
 * since goes on asking, because taking back a text must not silence customers. Departments, promises and personas
 * are found by name or id, or made. Runs in the transaction of the scope, in a few statements a list.
 */
export async function writeDocument(
  scope: WorkspaceScope,
  document: MapDocument,
  as: { kind: 'new' } | { kind: 'replace'; mapId: string },
): Promise<{ mapId: string }> {
  const { db, workspaceId } = scope;
  const mapId = as.kind === 'new' ? randomUUID() : as.mapId;
  const { name, kind, industry, care } = document.map;
  if (as.kind === 'new')
    await db.journeyMap.create({
      data: { workspaceId, id: mapId, name, kind, industry, derivedFrom: await originOf(scope, document) },
    });
  else await db.journeyMap.updateMany({ where: { workspaceId, id: mapId, NOT: { name } }, data: { name } });
  if (as.kind === 'new' && care) {
    const reviewOn = care.reviewOn === null ? null : new Date(`${care.reviewOn}T00:00:00Z`);
    await db.mapHealth.create({ data: { workspaceId, mapId, ...care, reviewOn } });
  }
  const ids: Ids = new Map([
    ['map', new Map([[mapId, mapId]])],
    ['departments', await findOrCreate(scope, 'department', document.departments)],
    ['promises', await findOrCreate(scope, 'promise', document.promises)],
    ['personas', await findOrCreate(scope, 'persona', document.personas, 'slug')],
  ]);
  await keepAsked(scope, mapId);
  const owners = new Map<DocumentPart | 'map', string[]>([['map', [mapId]]]);
  for (const part of PARTS) {
    const stored = as.kind === 'replace' ? await readStored(scope, part, owners) : [];
    const said = toRows(part, inTheirRows(document[part.name], stored), ids, as.kind);
    const list = withUnsaid(part, said, stored).map((row) =>
      part.within.some(({ part: owner }) => owner === 'map') ? { ...row, map_id: mapId } : row,
    );
    const rows = await onlyKnown(scope, part, list);
    const { placed, pushed } = await place(scope, part, rows, stored);
    await upsert(scope, part, placed);
    await update(scope, part, pushed, 'rank');
    await remove(scope, part, surplus(part, placed, stored, ids));
    const kept = placed.map(({ id }) => String(id));
    owners.set(part.name, [...new Set([...kept, ...stored.map(({ id }) => String(id))])]);
  }
  await speakWorkspaceLocale(scope, document, ids);
  await keepAsked(scope, mapId);
  await keepAllCeilings(scope, mapId);
  await notifyAllMaps(scope);
  return { mapId };
}

/** What a desired map was derived from, where that is in this workspace; elsewhere it stands alone. */
async function originOf({ db, workspaceId }: WorkspaceScope, { map }: MapDocument): Promise<string | null> {
  if (map.kind !== 'desired' || map.derivedFrom === null) return null;
  const where = { workspaceId, id: map.derivedFrom, kind: 'current' };
  return (await db.journeyMap.findFirst({ where, select: { id: true } }))?.id ?? null;
}

/** The column of the list in which rows have an order. */
const ORDERED: Partial<Record<DocumentPart, string>> = {
  stages: 'map_id',
  touchpoints: 'stage_id',
  lanes: 'map_id',
};

/** Rows of the document as rows of the table. A new map has ids of its own. */
function toRows(part: Part, list: readonly Row[], ids: Ids, kind: 'new' | 'replace'): Row[] {
  const own = new Map<string, string>();
  ids.set(part.name, own);
  // All of them first: rows of one list may name each other.
  for (const { id } of list) if (typeof id === 'string') own.set(id, kind === 'new' ? randomUUID() : id);
  return list.map((row) =>
    Object.fromEntries(
      Object.entries(part.columns).map(([name, column]) => {
        const value = row[name] ?? null;
        const target = name === 'id' ? part.name : REFERENCES[name];
        const known = target && typeof value === 'string' ? ids.get(target)?.get(value) : undefined;
        return [column, known ?? value];
      }),
    ),
  );
}

/** Columns of which an older document says nothing: what is stored stays. */
const UNSAID: Partial<Record<DocumentPart, string>> = { surveys: 'settings', surveyTexts: 'extra' };

function withUnsaid({ name, key }: Part, rows: readonly Row[], stored: readonly Stored[]): readonly Row[] {
  const column = UNSAID[name];
  if (!column) return rows;
  const keyOf = (row: Row) => key.map((one) => row[one]).join(' ');
  const known = new Map(stored.map((row) => [keyOf(row), row[column]]));
  return rows.map((row) => (row[column] ? row : { ...row, [column]: known.get(keyOf(row)) ?? {} }));
}

/** Names of rows outside the map are kept where those rows are; elsewhere, and when they are gone, they say nothing. */
async function onlyKnown({ db, workspaceId }: WorkspaceScope, part: Part, rows: Row[]): Promise<Row[]> {
  let known = rows;
  for (const [name, { table, column }] of Object.entries(OUTSIDE)) {
    const [list, own = ''] = name.split('.');
    const asked = known.map((row) => row[own]).filter((id) => typeof id === 'string');
    if (list !== part.name || asked.length === 0) continue;
    const found = await db.$queryRaw<{ id: string }[]>`
      SELECT ${Prisma.raw(column)} AS id FROM ${Prisma.raw(table)}
      WHERE workspace_id = ${workspaceId}::uuid AND ${Prisma.raw(column)} = ANY(${asked}::uuid[])`;
    const there = new Set<unknown>(found.map(({ id }) => id));
    // What a row cannot be without goes with it.
    const needed = part.key.includes(own);
    known = known
      .map((row) => (there.has(row[own]) ? row : { ...row, [own]: null }))
      .filter((row) => !needed || row[own] !== null);
  }
  return part.name === 'evidence' ? known.flatMap(asWords) : known;
}

/** Evidence whose rating or file is not here is what it says, in words. Where it says nothing, nothing is left of it. */
function asWords(row: Row): Row[] {
  const lost = (row.kind === 'rating' && !row.rating_id) || (row.kind === 'file' && !row.attachment_id);
  if (!lost) return [row];
  return row.text ? [{ ...row, kind: 'quotation' }] : [];
}

/** Gives stages, touchpoints and lanes their place in the order, and touchpoints a slug; `pushed` are hidden rows in the way. */
async function place(scope: WorkspaceScope, part: Part, rows: Row[], stored: Stored[]) {
  const column = ORDERED[part.name];
  if (!column) return { placed: rows, pushed: [] };
  const wanted = new Set(rows.map(({ id }) => id));
  const placed: Row[] = [];
  const pushed: Row[] = [];
  for (const [list, members] of Map.groupBy(rows, (row: Row) => row[column])) {
    const before = new Map(
      stored.filter((row) => row[column] === list).map((row) => [row.id, String(row.rank)]),
    );
    const now = members.map(({ id }) => before.get(id));
    const stands = now.every((rank, at) => rank !== undefined && (at === 0 || (now[at - 1] ?? '') < rank));
    const others = stands ? [] : [...before].filter(([id]) => !wanted.has(id)).map(([id]) => ({ id }));
    const fresh = stands ? now : ranks(members.length + others.length);
    placed.push(...members.map((row, at) => ({ ...row, rank: fresh[at] })));
    pushed.push(...others.map((row, at) => ({ ...row, rank: fresh[members.length + at] })));
  }
  return { placed: part.name === 'touchpoints' ? await withSlugs(scope, placed, stored) : placed, pushed };
}

async function withSlugs({ db, workspaceId }: WorkspaceScope, rows: Row[], stored: Stored[]): Promise<Row[]> {
  const taken = new Set(
    (await db.touchpoint.findMany({ where: { workspaceId }, select: { slug: true } })).map(
      ({ slug }) => slug,
    ),
  );
  const known = new Map(stored.map(({ id, slug }) => [id, slug]));
  return rows.map((row) => {
    const own = known.get(row.id);
    const slug = own ?? freeSlug(String(row.slug ?? slugOf(String(row.name), 'touchpoint')), taken);
    taken.add(String(slug));
    return { ...row, slug };
  });
}

/** Stored rows that show, that the document does not have, and that belong to and link what it has. */
function surplus(part: Part, placed: Row[], stored: Stored[], ids: Ids): Row[] {
  const named = (row: Row) => part.key.map((column) => row[column]).join(' ');
  const wanted = new Set(placed.map(named));
  const asked = new Set(placed.map((row) => row.touchpoint_id));
  const inDocument = (owner: DocumentPart | 'map' | undefined, id: unknown) =>
    owner !== undefined && [...(ids.get(owner)?.values() ?? [])].includes(String(id));
  const linked = Object.entries(part.columns).flatMap(([name, column]) => {
    const target = PARTS.find(({ name: other }) => other === REFERENCES[name])?.name;
    return target && part.key.includes(column) ? [{ target, column }] : [];
  });
  const has = (row: Row) =>
    part.within.some(({ column, part: owner }) => inDocument(owner, row[column])) &&
    linked.every(({ target, column }) => inDocument(target, row[column]));
  return stored.filter(
    (row) =>
      !row.hidden &&
      !wanted.has(named(row)) &&
      has(row) &&
      (part.name !== 'surveys' || asked.has(row.touchpoint_id)),
  );
}

/** Every survey must speak the workspace's language: one that came from elsewhere says its first texts in it too. */
async function speakWorkspaceLocale(scope: WorkspaceScope, document: MapDocument, ids: Ids): Promise<void> {
  const part = PARTS.find(({ name }) => name === 'surveyTexts');
  const spoken = Map.groupBy(document.surveyTexts, ({ surveyId }) => surveyId);
  const missing = [...spoken.values()].flatMap((texts) =>
    texts[0] && texts.every(({ locale }) => locale !== scope.locale)
      ? [{ ...texts[0], locale: scope.locale }]
      : [],
  );
  if (part) await upsert(scope, part, toRows(part, missing, ids, 'replace'));
}
