import { zoneStartOfDay } from '@/domain/period';
import { poolCells, poolWhole } from '@/domain/pool';
import { firstWeekday, hoursBetween, type Stretch, stretchesBetween } from '@/domain/weeks';
import {
  fromSegment,
  LANGUAGE,
  type ResolvedSegment,
  resolveSegment,
  whereSegment,
} from '@/features/segment/data';
import { daysBefore, sharesRatings } from '@/features/segment/prepare';
import { isTallied, type Segment } from '@/features/segment/schema';
import { listSpoken } from '@/features/theme/data';
import { themeLanguage } from '@/features/theme/prepare/themes';
import type { ThemeName } from '@/features/theme/schema';
import { Prisma } from '@/generated/prisma/client';
import type { WorkspaceScope } from '@/server/tenancy';
import { askedAt, byType, type CellRow, keysOf, toCellRow, toCells } from './prepare/cells';
import { type Grouping, groupsAt, type Named, toGroups } from './prepare/groups';
import {
  type By,
  type ExploreData,
  type ExploreQuery,
  type ExploreSide,
  type Heard,
  isTime,
  type TimeUnit,
  UNITS,
} from './schema';

/** Buckets of time that are drawn beside one another. */
const MOST_STRETCHES = 400;
/** Values that are told apart, the most frequent. */
const MOST_GROUPS = 40;
const HOUR_MS = 3_600_000;

/**
 * A segment, told apart by one thing, and what it is compared with. Answered from the tallies where they know it, else
 * from the ratings by one grouped query. Of few answers it says how many, and not which. Throws `invalid` for a period
 * that cannot be.
 */
export async function getExplore(scope: WorkspaceScope, query: ExploreQuery): Promise<ExploreData> {
  const resolved = await resolveSegment(scope, query.segment);
  const other = query.versus
    ? await resolveSegment(
        scope,
        query.versus === 'before' ? beforeOf(query.segment, resolved) : query.versus,
      )
    : null;
  const longest = [resolved, ...(other ? [other] : [])];
  const by = isTime(query.by) ? coarser(query.by, longest) : query.by;
  const grouping = { by, attribute: query.attribute ?? '' };
  const side = await getSide(scope, resolved, grouping, query.comments);
  const versus = other && (await getSide(scope, other, grouping, query.comments));
  const heard = side.total.n > 0 || (await hasHeard(scope));
  return {
    side,
    versus,
    shared: other !== null && sharesRatings(resolved, other),
    by,
    empty: resolved.live === 0,
    heard,
  };
}

/** As much time just before. */
function beforeOf(segment: Segment, { days, span }: ResolvedSegment): Segment {
  if (!('from' in segment.period) || segment.period.from.length === 10)
    return { ...segment, period: daysBefore(days) };
  const from = new Date(2 * +span.from - +span.to);
  return { ...segment, period: { from: from.toISOString(), to: span.from.toISOString() } };
}

/** The wanted unit, or the next longer one where there would be too many. */
function coarser(wanted: TimeUnit, sides: readonly ResolvedSegment[]) {
  const fits = (unit: TimeUnit) =>
    sides.every(({ days, span }) =>
      unit === 'hour'
        ? +span.to - +span.from <= MOST_STRETCHES * HOUR_MS
        : stretchesBetween(days, { unit, firstDay: 1 }).length <= MOST_STRETCHES,
    );
  return UNITS.slice(UNITS.indexOf(wanted)).find(fits) ?? 'month';
}

async function getSide(
  scope: WorkspaceScope,
  resolved: ResolvedSegment,
  grouping: Grouping,
  comments: boolean,
): Promise<ExploreSide> {
  const { segment, touchpoints, days, span, missing } = resolved;
  const { by } = grouping;
  const stretches = isTime(by) ? stretchesOf(resolved, by, scope) : [];
  const tallied = isTallied(segment) && !FINER.includes(by);
  const rows =
    touchpoints.length === 0
      ? []
      : tallied
        ? await readTallies(scope, resolved, by, stretches)
        : await readRatings(scope, resolved, grouping, stretches, comments);
  const spoken = by === 'theme' ? await listSpoken(scope, resolved, MOST_GROUPS) : null;
  const own = spoken ? spoken.cells.map(toCellRow) : rows;
  const at = groupsAt(by, touchpoints);
  const { cells, single } = toCells(own, at);
  const { groups } = poolCells(cells);
  const total = spoken ? poolWhole(toCells(rows, null).cells, cells) : poolCells(single ?? cells).total;
  const counted = (own: readonly CellRow[]): Omit<Heard, 'parts' | 'n'> => ({
    asked: tallied ? askedAt(own) : null,
    comments: tallied || comments ? own.reduce((sum, row) => sum + row.comments, 0) : null,
  });
  const rowsIn = Map.groupBy(
    own.flatMap((row) => keysOf(row, at).map((key) => ({ key, row }))),
    ({ key }) => key,
  );
  const found = new Map(
    [...rowsIn].map(([key, list]): [string, Heard] => {
      const { parts, n } = groups.get(key) ?? { parts: [], n: 0 };
      return [key, { parts: byType(parts), n, ...counted(list.map(({ row }) => row)) }];
    }),
  );
  const whole = 'range' in segment.period || segment.period.from.length === 10;
  return {
    groups: toGroups(found, {
      grouping,
      touchpoints,
      stretches,
      names: spoken ? namesOf(spoken.names) : by === 'persona' ? await listPersonas(scope) : new Map(),
    }),
    total: { parts: byType(total.parts), n: total.n, ...counted(rows) },
    days,
    moments: whole ? null : { from: span.from.toISOString(), to: span.to.toISOString() },
    stretches,
    missing,
    deleted: touchpoints.filter(({ deleted }) => deleted).map(({ name }) => name),
  };
}

const namesOf = (themes: readonly ThemeName[]) =>
  new Map(
    themes.map(({ id, name, language }) => [id, { key: id, label: name, detail: themeLanguage(language) }]),
  );

async function listPersonas({ db, workspaceId }: WorkspaceScope): Promise<Map<string, Named>> {
  const rows = await db.persona.findMany({
    where: { workspaceId },
    select: { id: true, slug: true, name: true },
  });
  return new Map(rows.map(({ id, slug, name }) => [id, { key: slug, label: name }]));
}

/** What tallies do not tell apart. */
const FINER: readonly By[] = ['source', 'language', 'device', 'attribute', 'hour'];

function stretchesOf(
  { days, span }: ResolvedSegment,
  unit: TimeUnit,
  { timeZone, locale }: WorkspaceScope,
): Stretch[] {
  if (unit !== 'hour') return stretchesBetween(days, { unit, firstDay: firstWeekday(locale) });
  // Of hours that are still to come nothing is known, not even that nobody answered.
  const to = new Date(Math.min(+span.to, Date.now()));
  return hoursBetween({ from: span.from, to }, timeZone);
}

const startsOf = (stretches: readonly Stretch[]) => stretches.map(({ from }) => from);

function readTallies(
  { db, workspaceId }: WorkspaceScope,
  { touchpoints, personaIds, days }: ResolvedSegment,
  by: By,
  stretches: readonly Stretch[],
): Promise<CellRow[]> {
  const key = isTime(by)
    ? Prisma.sql`(width_bucket(t.day, ${startsOf(stretches)}::date[]) - 1)::text`
    : by === 'persona'
      ? Prisma.sql`nullif(t.persona_id, '00000000-0000-0000-0000-000000000000')::text`
      : Prisma.sql`NULL::text`;
  return db.$queryRaw<CellRow[]>`
    SELECT t.touchpoint_id, t.survey_id, s.type, t.key, false AS rest, t.counts, t.displays, t.comments
    FROM (
      SELECT t.touchpoint_id, t.survey_id, ${key} AS key,
             ARRAY[sum(s0), sum(s1), sum(s2), sum(s3), sum(s4), sum(s5), sum(s6), sum(s7), sum(s8), sum(s9),
                   sum(s10)]::float8[] AS counts,
             sum(t.displays)::float8 AS displays, sum(t.comments)::float8 AS comments
      FROM tally t
      WHERE t.workspace_id = ${workspaceId}::uuid AND t.touchpoint_id = ANY(${touchpoints.map(({ id }) => id)}::uuid[])
        AND t.day BETWEEN ${days.from}::date AND ${days.to}::date
        AND (${personaIds}::uuid[] IS NULL OR t.persona_id = ANY(${personaIds}::uuid[]))
      GROUP BY 1, 2, 3
    ) t
    JOIN survey s ON s.workspace_id = ${workspaceId}::uuid AND s.id = t.survey_id`;
}

/** One grouped look at the ratings by their index, then the values that are told apart and the rest. */
function readRatings(
  { db, workspaceId, timeZone }: WorkspaceScope,
  resolved: ResolvedSegment,
  { by, attribute }: Grouping,
  stretches: readonly Stretch[],
  comments: boolean,
): Promise<CellRow[]> {
  return db.$queryRaw<CellRow[]>`
    WITH cell AS MATERIALIZED (
      SELECT r.touchpoint_id, r.survey_id, ${keyIn(by, attribute, stretches, timeZone)} AS key, r.score, count(*) AS n,
             ${comments ? Prisma.sql`count(*) FILTER (WHERE r.comment <> '')` : Prisma.sql`0`} AS comments
      FROM ${fromSegment(resolved)} WHERE ${whereSegment(resolved, { found: true })}
      GROUP BY 1, 2, 3, 4
    ), named AS (
      SELECT key FROM cell WHERE key IS NOT NULL
      GROUP BY key ORDER BY sum(n) DESC, key LIMIT ${isTime(by) ? MOST_STRETCHES : MOST_GROUPS}
    )
    SELECT c.touchpoint_id, c.survey_id, s.type, x.key, c.key IS NOT NULL AND x.key IS NULL AS rest,
           ARRAY[${Prisma.join(
             Array.from(
               { length: 11 },
               (_, score) => Prisma.sql`coalesce(sum(c.n) FILTER (WHERE c.score = ${score}), 0)`,
             ),
           )}]::float8[] AS counts,
           0::float8 AS displays, sum(c.comments)::float8 AS comments
    FROM cell c
    JOIN survey s ON s.workspace_id = ${workspaceId}::uuid AND s.id = c.survey_id
    LEFT JOIN named x ON x.key = c.key
    GROUP BY 1, 2, 3, 4, 5`;
}

/** By moments and not by days: those stand in the index. */
const momentsOf = (stretches: readonly Stretch[], timeZone: string) =>
  stretches.map(({ from }) => (from.length === 10 ? zoneStartOfDay(from, timeZone) : new Date(from)));

function keyIn(by: By, attribute: string, stretches: readonly Stretch[], timeZone: string): Prisma.Sql {
  switch (by) {
    case 'persona':
      return Prisma.sql`r.persona_id::text`;
    case 'source':
      return Prisma.sql`r.source`;
    case 'device':
      return Prisma.sql`r.device`;
    case 'language':
      return Prisma.sql`nullif(${LANGUAGE}, '')`;
    case 'attribute':
      return Prisma.sql`nullif(r.attributes ->> ${attribute}::text, '')`;
    case 'hour':
    case 'day':
    case 'week':
    case 'month':
      return Prisma.sql`(width_bucket(r.answered_at, ${momentsOf(stretches, timeZone)}::timestamptz[]) - 1)::text`;
    default:
      return Prisma.sql`NULL::text`;
  }
}

async function hasHeard({ db, workspaceId }: WorkspaceScope): Promise<boolean> {
  const [found] = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM rating WHERE workspace_id = ${workspaceId}::uuid LIMIT 1`;
  return found !== undefined;
}
