import { randomUUID } from 'node:crypto';
import { nameKey } from '@/domain/slug';

/** The first of a name comes first. */
export const BY_AGE = { orderBy: { createdAt: 'asc' }, select: { id: true, name: true } } as const;

/** Rows of a table of names, and which of them are new. */
export interface Named {
  /** By `nameKey`. */
  ids: Map<string, string>;
  made: string[];
}

/** Names that are used, once each however they are capitalised, that no row of `known` has. */
function missing(wanted: readonly string[], known: readonly { name: string }[]): string[] {
  const have = new Set(known.map(({ name }) => nameKey(name)));
  const fresh = new Map(wanted.filter((name) => name !== '').map((name) => [nameKey(name), name]));
  return [...fresh].flatMap(([key, name]) => (have.has(key) ? [] : [name]));
}

const idsOf = (rows: readonly { id: string; name: string }[]): Map<string, string> =>
  new Map(rows.toReversed().map(({ id, name }) => [nameKey(name), id]));

/** Finds the rows that have these names, however they are capitalised; those that are not there yet are made. */
export async function findOrCreateNamed(
  wanted: readonly string[],
  table: {
    list: () => Promise<{ id: string; name: string }[]>;
    create: (rows: { id: string; name: string }[]) => Promise<unknown>;
  },
): Promise<Named> {
  const known = await table.list();
  const fresh = missing(wanted, known).map((name) => ({ id: randomUUID(), name }));
  if (fresh.length === 0) return { ids: idsOf(known), made: [] };
  await table.create(fresh);
  // Somebody may have made one of that name meanwhile: theirs is used, and is not ours to take back.
  const all = await table.list();
  const made = fresh.filter(({ id }) => all.some((row) => row.id === id)).map(({ id }) => id);
  return { ids: idsOf(all), made };
}
