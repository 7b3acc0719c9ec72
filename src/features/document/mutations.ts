import { randomUUID } from 'node:crypto';
import { freeSlug, slugOf } from '@/domain/slug';
import { Prisma } from '@/generated/prisma/client';
import type { WorkspaceScope } from '@/server/tenancy';
import { belongsTo, type Owners, type Part, type Row } from './data';
import type { DocumentPart } from './schema';

/** A row as it is stored now, by its columns. */
export interface Stored extends Row {
  hidden: boolean;
}

/** Columns for a statement; some are called like words of SQL. */
const listed = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');

/** Ids of what the workspace has of these names, by the ids in the document; what it has not is made. */
export async function findOrCreate(
  { db, workspaceId }: WorkspaceScope,
  table: 'department' | 'promise' | 'persona',
  wanted: readonly ({ id: string; name: string } & Row)[],
  slug?: 'slug',
): Promise<Map<string, string>> {
  const known = await db.$queryRaw<{ id: string; name: string; slug?: string }[]>`
    SELECT id, name ${Prisma.raw(slug ? ', slug' : '')} FROM ${Prisma.raw(table)}
    WHERE workspace_id = ${workspaceId}::uuid ORDER BY created_at, id`;
  const found = new Map<string, string>();
  const byName = new Map(known.map(({ id, name }) => [name.toLowerCase(), id]));
  const byId = new Set(known.map(({ id }) => id));
  const slugs = new Set(known.map(({ slug }) => slug ?? ''));
  const made: Row[] = [];
  for (const { id, name, ...more } of wanted) {
    const same = byName.get(name.toLowerCase()) ?? (byId.has(id) ? id : undefined);
    const target = same ?? randomUUID();
    found.set(id, target);
    if (same) continue;
    byName.set(name.toLowerCase(), target);
    const free = slug ? { slug: freeSlug(slugOf(name, table), slugs) } : {};
    if (free.slug) slugs.add(free.slug);
    made.push({ ...more, workspace_id: workspaceId, id: target, name, ...free });
  }
  const columns = Prisma.raw(listed(Object.keys(made[0] ?? {})));
  if (made.length > 0)
    await db.$executeRaw`
      INSERT INTO ${Prisma.raw(table)} (${columns})
      SELECT ${columns} FROM jsonb_populate_recordset(NULL::${Prisma.raw(table)}, ${JSON.stringify(made)}::jsonb)`;
  return found;
}

/** What has to be known of stored rows beside their keys and owners. */
const MORE: Partial<Record<DocumentPart, string[]>> = {
  stages: ['rank'],
  touchpoints: ['rank', 'slug'],
  lanes: ['rank', 'built_in'],
  surveys: ['settings'],
  surveyTexts: ['extra'],
};
/** What is stored of a part, hidden rows too. */
export function readStored(
  { db, workspaceId }: WorkspaceScope,
  part: Part,
  owners: Owners,
): Promise<Stored[]> {
  const more = MORE[part.name] ?? [];
  const columns = [...new Set([...part.key, ...part.within.map(({ column }) => column), ...more])];
  return db.$queryRaw<Stored[]>`
    SELECT ${Prisma.raw(listed(columns))}, ${Prisma.raw(part.hidden ? `${part.hidden} IS NOT NULL` : 'false')} AS hidden
    FROM ${Prisma.raw(part.table)} WHERE workspace_id = ${workspaceId}::uuid AND ${belongsTo(part, owners)}`;
}

/** Writes rows of a part in one statement; what stands already as it should is not touched. */
export async function upsert({ db, workspaceId }: WorkspaceScope, part: Part, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const table = Prisma.raw(part.table);
  const full = rows.map((row) => ({ ...row, workspace_id: workspaceId }));
  const columns = [...Object.keys(full[0] ?? {}), ...(part.hidden ? [part.hidden] : [])];
  const values = columns.filter((column) => column !== 'workspace_id' && !part.key.includes(column));
  const all = (prefix: string) => values.map((column) => `${prefix}."${column}"`).join(', ');
  const change = values.length
    ? `UPDATE SET ${values.map((column) => `"${column}" = excluded."${column}"`).join(', ')}
       WHERE (${all(part.table)}) IS DISTINCT FROM (${all('excluded')})`
    : 'NOTHING';
  await db.$executeRaw`
    INSERT INTO ${table} (${Prisma.raw(listed(columns))})
    SELECT ${Prisma.raw(listed(columns))} FROM jsonb_populate_recordset(NULL::${table}, ${JSON.stringify(full)}::jsonb)
    ON CONFLICT (workspace_id, ${Prisma.raw(part.key.join(', '))}) DO ${Prisma.raw(change)}`;
}

const matching = ({ table, key }: Part) =>
  Prisma.raw(key.map((column) => `${table}.${column} = r.${column}`).join(' AND '));

/** Sets one column of rows that are there. */
export async function update(
  { db, workspaceId }: WorkspaceScope,
  part: Part,
  rows: Row[],
  column: string,
): Promise<void> {
  if (rows.length === 0) return;
  const [table, set] = [Prisma.raw(part.table), Prisma.raw(`${column} = r.${column}`)];
  await db.$executeRaw`
    UPDATE ${table} SET ${set} FROM jsonb_populate_recordset(NULL::${table}, ${JSON.stringify(rows)}::jsonb) r
    WHERE ${table}.workspace_id = ${workspaceId}::uuid AND ${matching(part)}`;
}

/** Hides rows of a part, or deletes those of a part that hides none. */
export async function remove(scope: WorkspaceScope, part: Part, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  // A built-in lane is not hidden away: without a row it stands where it stands by itself.
  const [builtIn, own] = [rows.filter((row) => row.built_in), rows.filter((row) => !row.built_in)];
  if (part.hidden && builtIn.length > 0) await remove(scope, { ...part, hidden: undefined }, builtIn);
  if (part.hidden) {
    const hidden = new Date().toISOString();
    return update(
      scope,
      part,
      own.map((row) => ({ ...row, [part.hidden as string]: hidden })),
      part.hidden,
    );
  }
  const table = Prisma.raw(part.table);
  await scope.db.$executeRaw`
    DELETE FROM ${table} USING jsonb_populate_recordset(NULL::${table}, ${JSON.stringify(rows)}::jsonb) r
    WHERE ${table}.workspace_id = ${scope.workspaceId}::uuid AND ${matching(part)}`;
}
