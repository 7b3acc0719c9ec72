import {
  byKey,
  fromSegment,
  type ResolvedSegment,
  resolveSegment,
  whereSegment,
} from '@/features/segment/data';
import { isTallied, type Segment } from '@/features/segment/schema';
import { Prisma } from '@/generated/prisma/client';
import type { WorkspaceScope } from '@/server/tenancy';
import { horizons } from './prepare';
import type { Order, Place, Sieve } from './schema';

/** A sieve with everything found that it names. */
export interface ResolvedSieve extends ResolvedSegment {
  /** The words as PostgreSQL asks for them; null: any comment or none. */
  query: string | null;
  /** They were asked for in a script without spaces, where the index knows pairs of letters only. */
  whole: string | null;
  tags: string[];
  commented: boolean;
  /** There are words, and none of them is one: a comma alone. It fits nothing. */
  isEmpty: boolean;
}

export async function resolveSieve(
  scope: WorkspaceScope,
  { segment, words, tags, commented }: Sieve,
): Promise<ResolvedSieve> {
  const resolved = await resolveSegment(scope, segment);
  const said = words.trim();
  const asked = { ...resolved, tags, commented };
  if (said === '') return { ...asked, query: null, whole: null, isEmpty: false };
  const [row] = await scope.db.$queryRaw<{ query: string | null; folded: string }[]>`
    SELECT search_query(${said})::text AS query, search_fold(${said}) AS folded`;
  const whole = row && /[^\p{ASCII}]/u.test(row.folded) ? row.folded : null;
  return { ...asked, query: row?.query ?? null, whole, isEmpty: !row?.query };
}

/**
 * The condition on `rating r` that holds for what a sieve lets through, counted or not. `found`: the index has brought
 * them, so that the words of each need not be cut once more.
 */
function whereSieve(sieve: ResolvedSieve, { found = false }: { found?: boolean } = {}): Prisma.Sql {
  const { tags, query, whole, commented, touchpoints, span } = sieve;
  if (found && isWordsAlone(sieve))
    return Prisma.sql`r.touchpoint_id = ANY(${touchpoints.map(({ id }) => id)}::uuid[])
      AND r.answered_at >= ${span.from} AND r.answered_at < ${span.to}`;
  return Prisma.join(
    [
      whereSegment(sieve, { uncounted: true, found: found && tags.length === 0 }),
      ...(tags.length > 0
        ? [
            Prisma.sql`EXISTS (SELECT FROM rating_tag g WHERE g.workspace_id = r.workspace_id AND g.rating_id = r.id
              AND g.tag_id = ANY(${tags}::uuid[]) AND g.removed_at IS NULL)`,
          ]
        : []),
      ...(query === null ? [] : [Prisma.sql`r.comment <> ''`]),
      ...(query === null || (found && isFoundByWords(sieve))
        ? []
        : [Prisma.sql`search_words(r.comment) @@ ${query}::tsquery`]),
      ...(commented ? [Prisma.sql`r.comment <> ''`] : []),
      ...(whole === null ? [] : [wholeWords(whole)]),
    ],
    ' AND ',
  );
}

/** Of what the index brings nothing more has to be known than it tells: where it was said, and when. */
const isWordsAlone = (sieve: ResolvedSieve): boolean =>
  isFoundByWords(sieve) && sieve.whole === null && sieve.personaIds === null && isWhole(sieve.segment);

const isFoundByWords = ({ tags, terms, query }: ResolvedSieve): boolean =>
  tags.length === 0 && terms === null && query !== null;

/** Pairs of letters may stand apart: every word must be there as it was written. */
const wholeWords = (folded: string) =>
  Prisma.sql`NOT EXISTS (SELECT FROM unnest(string_to_array(${folded}, ' ')) AS w
    WHERE strpos(search_fold(r.comment), w) = 0)`;

/**
 * The rows a sieve may let through, as `rating r`, by whichever way is short: tags and words have an index of their own,
 * and of a theme only comments are looked through.
 */
function fromSieve(sieve: ResolvedSieve): Prisma.Sql {
  const { workspaceId, tags, terms, query, span } = sieve;
  const ids = sieve.touchpoints.map(({ id }) => id);
  const one = byKey(workspaceId);
  if (tags.length > 0)
    return Prisma.sql`(SELECT DISTINCT rating_id AS id FROM rating_tag WHERE workspace_id = ${workspaceId}::uuid
        AND tag_id = ANY(${tags}::uuid[]) AND removed_at IS NULL) h ${one}`;
  if (query !== null && terms === null)
    return isWordsAlone(sieve)
      ? Prisma.sql`search_ratings(${query}::tsquery) r`
      : Prisma.sql`(SELECT id FROM search_ratings(${query}::tsquery)
        WHERE touchpoint_id = ANY(${ids}::uuid[]) AND answered_at >= ${span.from} AND answered_at < ${span.to}) h ${one}`;
  return fromSegment(sieve);
}

/** What a sieve lets through, as a query of ids, for statements that go over all of it. */
export const idsOfSieve = (sieve: ResolvedSieve): Prisma.Sql =>
  Prisma.sql`SELECT r.id FROM ${fromSieve(sieve)} WHERE ${sieve.isEmpty ? Prisma.sql`false` : whereSieve(sieve, { found: true })}`;

/** The same, newest first. */
export const idsInOrder = (sieve: ResolvedSieve): Prisma.Sql =>
  Prisma.sql`${idsOfSieve(sieve)} ORDER BY r.answered_at DESC, r.id DESC`;

const orderOf = (order: Order) =>
  order === 'newest' ? Prisma.sql`ORDER BY answered_at DESC, id DESC` : Prisma.sql`ORDER BY answered_at, id`;

const behind = (order: Order, after: Place | null): Prisma.Sql => {
  if (!after) return Prisma.sql`true`;
  return order === 'newest'
    ? Prisma.sql`(r.answered_at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : Prisma.sql`(r.answered_at, r.id) > (${after.at}::timestamptz, ${after.id}::uuid)`;
};

interface Row {
  id: string;
  answered_at: Date;
}
const toPlaces = (rows: readonly Row[]): Place[] =>
  rows.map(({ id, answered_at }) => ({ id, at: answered_at }));

/** What a sieve lets through in the order of time, behind `after`, at most `count`. */
export async function findAnswers(
  scope: WorkspaceScope,
  sieve: ResolvedSieve,
  { order, after, count }: { order: Order; after: Place | null; count: number },
): Promise<Place[]> {
  if (sieve.isEmpty || sieve.touchpoints.length === 0) return [];
  if (sieve.tags.length > 0 || sieve.terms !== null) return findDriven(scope, sieve, { order, after, count });
  if (sieve.query !== null) {
    for (const through of LOOKED_THROUGH) {
      const near = await findNear(scope, sieve, { order, after, count, through });
      if (near) return near;
    }
    return findDriven(scope, sieve, { order, after, count });
  }
  if (isWhole(sieve.segment) && sieve.personaIds === null && !sieve.commented)
    return findPlain(scope, sieve, { order, after, count });
  // No more is read than what lies in a stretch of time, which grows as long as too few are found.
  const found: Place[] = [];
  for (const { from, to } of horizons(sieve.span, { order, after: after?.at ?? null, now: new Date() })) {
    const rows = await scope.db.$queryRaw<Row[]>`
      SELECT r.id, r.answered_at FROM rating r
      WHERE ${whereSieve(sieve)} AND ${behind(order, after)} AND r.answered_at >= ${from} AND r.answered_at < ${to}
      ${orderOf(order)} LIMIT ${count - found.length}`;
    found.push(...toPlaces(rows));
    if (found.length >= count) break;
  }
  return found;
}

/** Each touchpoint has its answers in its index by time: where all of them fit, no more than a page of each is read. */
async function findPlain(
  { db }: WorkspaceScope,
  sieve: ResolvedSieve,
  { order, after, count }: { order: Order; after: Place | null; count: number },
): Promise<Place[]> {
  return toPlaces(
    await db.$queryRaw<Row[]>`
      SELECT n.id, n.answered_at FROM unnest(${sieve.touchpoints.map(({ id }) => id)}::uuid[]) AS t(id)
      CROSS JOIN LATERAL (
        SELECT r.id, r.answered_at FROM rating r
        WHERE r.touchpoint_id = t.id AND ${whereSieve(sieve)} AND ${behind(order, after)}
        ${orderOf(order)} LIMIT ${count}
      ) n
      ${orderOf(order)} LIMIT ${count}`,
  );
}

async function findDriven(
  { db }: WorkspaceScope,
  sieve: ResolvedSieve,
  { order, after, count }: { order: Order; after: Place | null; count: number },
): Promise<Place[]> {
  return toPlaces(
    await db.$queryRaw<Row[]>`
      SELECT r.id, r.answered_at FROM ${fromSieve(sieve)}
      WHERE ${whereSieve(sieve, { found: true })} AND ${behind(order, after)} ${orderOf(order)} LIMIT ${count}`,
  );
}

/** Answers that are looked through for words before the index is asked: a few, and if that is not enough some more. */
const LOOKED_THROUGH = [2_000, 12_000];

/**
 * The first of those with the words, found among the nearest answers: a frequent word stands in many of them, and the
 * index would bring all there are. Null where too few are near.
 */
async function findNear(
  { db }: WorkspaceScope,
  sieve: ResolvedSieve,
  { order, after, count, through }: { order: Order; after: Place | null; count: number; through: number },
): Promise<Place[] | null> {
  const ids = sieve.touchpoints.map(({ id }) => id);
  const each = Math.max(20, Math.floor(through / ids.length));
  const newest = order === 'newest';
  // Beyond the place where the first touchpoint was left, nothing is known of that one.
  const rows = await db.$queryRaw<Row[]>`
    WITH near AS MATERIALIZED (
      SELECT n.* FROM unnest(${ids}::uuid[]) AS t(id)
      CROSS JOIN LATERAL (
        SELECT r.* FROM rating r
        WHERE r.workspace_id = ${sieve.workspaceId}::uuid AND r.touchpoint_id = t.id
          AND r.answered_at >= ${sieve.span.from} AND r.answered_at < ${sieve.span.to} AND ${behind(order, after)}
        ${newest ? Prisma.sql`ORDER BY r.answered_at DESC` : Prisma.sql`ORDER BY r.answered_at`} LIMIT ${each}
      ) n
    ), left_at AS (
      SELECT ${newest ? Prisma.sql`max(last)` : Prisma.sql`min(last)`} AS last FROM (
        SELECT ${newest ? Prisma.sql`min(answered_at)` : Prisma.sql`max(answered_at)`} AS last
        FROM near GROUP BY touchpoint_id HAVING count(*) = ${each}
      ) l
    )
    SELECT r.id, r.answered_at FROM near r, left_at
    WHERE ${whereSieve(sieve)}
      AND (last IS NULL OR r.answered_at ${newest ? Prisma.sql`>` : Prisma.sql`<`} last)
    ${orderOf(order)} LIMIT ${count}`;
  return rows.length >= count ? toPlaces(rows) : null;
}

/** Nothing but touchpoints, personas and time narrows it. */
const isWhole = ({ sources, languages, devices, themes, attributes }: Segment): boolean =>
  [sources, languages, devices, themes, attributes].every(({ length }) => length === 0);

/** How many a sieve lets through, or only those newer than `since`, counted up to `most`. */
export async function countAnswers(
  scope: WorkspaceScope,
  sieve: ResolvedSieve,
  { since, most }: { since?: Place; most?: number } = {},
): Promise<number> {
  if (sieve.isEmpty || sieve.touchpoints.length === 0) return 0;
  if (
    since === undefined &&
    sieve.query === null &&
    sieve.tags.length === 0 &&
    !sieve.commented &&
    isTallied(sieve.segment)
  )
    return countTallied(scope, sieve);
  const newer = since
    ? Prisma.sql`(r.answered_at, r.id) > (${since.at}::timestamptz, ${since.id}::uuid)`
    : Prisma.sql`true`;
  const limit = most === undefined ? Prisma.empty : Prisma.sql`LIMIT ${most}`;
  // Whoever is asked for only what is new is not asked for all that has the words.
  const from = since ? Prisma.sql`rating r` : fromSieve(sieve);
  const [row] = await scope.db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::float8 AS n FROM (
      SELECT FROM ${from} WHERE ${whereSieve(sieve, { found: !since })} AND ${newer} ${limit}
    ) f`;
  return row?.n ?? 0;
}

async function countTallied({ db, workspaceId }: WorkspaceScope, sieve: ResolvedSieve): Promise<number> {
  const { days, personaIds } = sieve;
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT coalesce(sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + uncounted), 0)::float8 AS n FROM tally
    WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = ANY(${sieve.touchpoints.map(({ id }) => id)}::uuid[])
      AND day BETWEEN ${days.from}::date AND ${days.to}::date
      AND (${personaIds}::uuid[] IS NULL OR persona_id = ANY(${personaIds}::uuid[]))`;
  return row?.n ?? 0;
}
