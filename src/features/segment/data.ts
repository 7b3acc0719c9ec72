import { bound } from '@/domain/bound';
import { addDays, dayInZone, periodOf, zoneStartOfDay } from '@/domain/period';
import { listOrigins } from '@/features/desired/data';
import { type Span, spanOf } from '@/features/rating/prepare';
import { Prisma } from '@/generated/prisma/client';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { periodFault } from './prepare';
import type { Dimension, Missing, Segment, SegmentDays, SegmentTouchpoint } from './schema';

/** A segment with everything found that it names, to be asked of the database. */
export interface ResolvedSegment {
  segment: Segment;
  workspaceId: string;
  touchpoints: SegmentTouchpoint[];
  /** Null: whoever it was, named or not. */
  personaIds: string[] | null;
  /** Phrases of which a comment must hold one; null: whether there is a comment or not. */
  terms: string[] | null;
  span: Span;
  days: SegmentDays;
  missing: Missing[];
  /** Touchpoints that stand on a current map, whether looked at or not. */
  live: number;
}

/** `live`: it was not deleted itself, whatever became of its stage and map. */
export type KnownTouchpoint = SegmentTouchpoint & { kind: string; live: boolean };

/** All touchpoints of the workspace, deleted ones too, in the order of their maps and stages. */
export async function listKnownTouchpoints({ db, workspaceId }: WorkspaceScope): Promise<KnownTouchpoint[]> {
  return db.$queryRaw<KnownTouchpoint[]>`
    SELECT t.id, t.slug, t.name, t.channel, m.kind,
           t.deleted_at IS NULL AS live,
           (t.deleted_at IS NOT NULL OR s.deleted_at IS NOT NULL OR m.deleted_at IS NOT NULL) AS deleted,
           jsonb_build_object('id', s.id, 'name', s.name) AS stage,
           jsonb_build_object('id', m.id, 'name', m.name) AS map,
           CASE WHEN d.id IS NULL THEN NULL ELSE jsonb_build_object('id', d.id, 'name', d.name) END AS department,
           coalesce(p.promises, '[]') AS promises
    FROM touchpoint t
    JOIN stage s ON s.workspace_id = t.workspace_id AND s.id = t.stage_id
    JOIN journey_map m ON m.workspace_id = s.workspace_id AND m.id = s.map_id
    LEFT JOIN department d ON d.workspace_id = t.workspace_id AND d.id = t.department_id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name) ORDER BY q.name) AS promises
      FROM touchpoint_promise k JOIN promise q ON q.workspace_id = k.workspace_id AND q.id = k.promise_id
      WHERE k.workspace_id = t.workspace_id AND k.touchpoint_id = t.id
    ) p ON true
    WHERE t.workspace_id = ${workspaceId}::uuid
    ORDER BY m.created_at, m.id, s.rank COLLATE "C", s.id, t.rank COLLATE "C", t.id`;
}

/**
 * What a segment means in this workspace today. A touchpoint of a desired map stands for those it was derived from, as it
 * does on its map. What it names and is not there fits no rating and is told in `missing`. Throws `invalid` for a
 * period that ends before it begins, lies in the future or is too long.
 */
export async function resolveSegment(scope: WorkspaceScope, segment: Segment): Promise<ResolvedSegment> {
  const rows = await listKnownTouchpoints(scope);
  const missing: Missing[] = [];
  /** Tells of those named that `there` does not know. */
  const look = (dimension: Dimension, there: Iterable<string>) => {
    const known = new Set(there);
    for (const value of segment[dimension]) if (!known.has(value)) missing.push({ dimension, value });
  };
  look(
    'touchpoints',
    rows.map(({ slug }) => slug),
  );
  look(
    'stages',
    rows.map(({ stage }) => stage.id),
  );
  look(
    'channels',
    rows.map(({ channel }) => channel),
  );
  look('departments', await idsOf(scope, 'department', segment.departments));
  look('promises', await idsOf(scope, 'brandPromise', segment.promises));
  return {
    segment,
    workspaceId: scope.workspaceId,
    touchpoints: await hearing(
      scope,
      rows,
      rows.filter((row) => isMeant(row, segment)),
    ),
    terms: await termsOf(scope, segment.themes, (value) => missing.push({ dimension: 'themes', value })),
    personaIds: await personaIds(scope, segment.personas, (value) =>
      missing.push({ dimension: 'personas', value }),
    ),
    ...spanIn(scope, segment),
    missing,
    live: rows.filter(({ deleted, kind }) => !deleted && kind === 'current').length,
  };
}

async function idsOf(
  { db, workspaceId }: WorkspaceScope,
  noun: 'department' | 'brandPromise',
  ids: string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const query = { where: { workspaceId, id: { in: ids } }, select: { id: true } };
  const rows =
    noun === 'department' ? await db.department.findMany(query) : await db.brandPromise.findMany(query);
  return rows.map(({ id }) => id);
}

async function personaIds(
  { db, workspaceId }: WorkspaceScope,
  slugs: string[],
  miss: (slug: string) => void,
): Promise<string[] | null> {
  if (slugs.length === 0) return null;
  const rows = await db.persona.findMany({
    where: { workspaceId, slug: { in: slugs } },
    select: { id: true, slug: true },
  });
  for (const slug of slugs) if (!rows.some((row) => row.slug === slug)) miss(slug);
  return rows.map(({ id }) => id);
}

/** Phrases of themes, with all that was merged with them. */
async function termsOf(
  { db, workspaceId }: WorkspaceScope,
  ids: string[],
  miss: (id: string) => void,
): Promise<string[] | null> {
  if (ids.length === 0) return null;
  const rows = await db.$queryRaw<{ id: string; terms: string[] }[]>`
    SELECT n.id, coalesce(array_agg(k.term) FILTER (WHERE k.term IS NOT NULL), '{}') AS terms
    FROM theme_root n
    JOIN theme_root r ON r.workspace_id = n.workspace_id AND r.root_id = n.root_id
    LEFT JOIN theme_term k ON k.workspace_id = r.workspace_id AND k.theme_id = r.id
    WHERE n.workspace_id = ${workspaceId}::uuid AND n.id = ANY(${ids}::uuid[]) GROUP BY n.id`;
  for (const id of ids) if (!rows.some((row) => row.id === id)) miss(id);
  return [...new Set(rows.flatMap(({ terms }) => terms))];
}

const fits = (wanted: readonly string[], values: readonly string[]): boolean =>
  wanted.length === 0 || values.some((value) => wanted.includes(value));

/** Whether a touchpoint is one of those that are looked at. What was deleted is, where it is named. */
function isMeant(
  row: KnownTouchpoint,
  { touchpoints, stages, departments, promises, channels }: Segment,
): boolean {
  const named = touchpoints.includes(row.slug);
  if (touchpoints.length > 0 ? !named : stages.length > 0 ? !row.live : row.deleted || row.kind !== 'current')
    return false;
  return (
    fits(stages, [row.stage.id]) &&
    fits(channels, [row.channel]) &&
    fits(departments, row.department ? [row.department.id] : []) &&
    fits(
      promises,
      row.promises.map(({ id }) => id),
    )
  );
}

/** Those at which answers about the touchpoints come in. */
async function hearing(
  scope: WorkspaceScope,
  rows: KnownTouchpoint[],
  meant: KnownTouchpoint[],
): Promise<SegmentTouchpoint[]> {
  const desired = meant.filter(({ kind }) => kind === 'desired').map(({ id }) => id);
  const origins =
    desired.length > 0 ? await listOrigins(scope, desired) : new Map<string, { id: string }[]>();
  const ids = new Set(meant.flatMap(({ id }) => [id, ...(origins.get(id) ?? []).map((origin) => origin.id)]));
  return rows.filter(({ id }) => ids.has(id)).map(({ kind: _, live: __, ...touchpoint }) => touchpoint);
}

function spanIn({ timeZone }: WorkspaceScope, { period }: Segment): { span: Span; days: SegmentDays } {
  const now = new Date();
  if ('range' in period) {
    const { from, to } = periodOf(period.range, timeZone, now);
    return {
      days: { from, to },
      span: { from: zoneStartOfDay(from, timeZone), to: zoneStartOfDay(addDays(to, 1), timeZone) },
    };
  }
  const fault = periodFault(period.from, period.to, { timeZone, now });
  const span = fault ? null : spanOf(bound.parse(period.from), bound.parse(period.to), timeZone, now);
  if (!span) {
    const message = fault ?? 'The period ends before it begins.';
    throw new AppError('invalid', message, { issues: [{ path: 'period', message }] });
  }
  const last = new Date(Math.max(+span.from, +span.to - 1));
  return { span, days: { from: dayInZone(span.from, timeZone), to: dayInZone(last, timeZone) } };
}

/** The first part of the language of the rating `r`, in small letters. */
export const LANGUAGE = Prisma.sql`lower(split_part(replace(r.locale, '_', '-'), '-', 1))`;

/**
 * The rows a segment may hold, as `rating r`: of what comments speak of, only comments are looked through. Afterwards
 * `whereSegment` need not ask again what they speak of (`found`).
 */
export const fromSegment = ({ workspaceId, touchpoints, terms, span }: ResolvedSegment): Prisma.Sql =>
  terms === null
    ? Prisma.sql`rating r`
    : Prisma.sql`(SELECT rating_id AS id FROM comment_reading WHERE workspace_id = ${workspaceId}::uuid
        AND touchpoint_id = ANY(${touchpoints.map(({ id }) => id)}::uuid[])
        AND answered_at >= ${span.from} AND answered_at < ${span.to} AND terms && ${terms}::text[]) h ${byKey(workspaceId)}`;

/** The ratings of `h.id`, one by one by their key: a table nobody has counted yet must not be gone over for each of them. */
export const byKey = (workspaceId: string): Prisma.Sql => Prisma.sql`CROSS JOIN LATERAL (
    SELECT * FROM rating WHERE workspace_id = ${workspaceId}::uuid AND id = h.id OFFSET 0) r`;

/**
 * The condition on `rating r`, or with `comments` on `comment_reading r`, that holds for what is of a segment, beginning
 * with what its index is by. Only what is counted, or with `uncounted` what is kept and not counted, too. `found`: the
 * ratings come `fromSegment`.
 */
export function whereSegment(
  { segment, workspaceId, touchpoints, personaIds, terms, span }: ResolvedSegment,
  {
    uncounted = false,
    comments = false,
    found = false,
  }: { uncounted?: boolean; comments?: boolean; found?: boolean } = {},
): Prisma.Sql {
  const { sources, languages, devices, attributes } = segment;
  const ids = touchpoints.map(({ id }) => id);
  const named = [...Map.groupBy(attributes, ({ name }) => name)].map(
    ([name, list]) => Prisma.sql`attributes ->> ${name}::text = ANY(${list.map(({ value }) => value)})`,
  );
  return Prisma.join(
    [
      Prisma.sql`r.workspace_id = ${workspaceId}::uuid`,
      Prisma.sql`r.touchpoint_id = ANY(${ids}::uuid[])`,
      Prisma.sql`r.answered_at >= ${span.from} AND r.answered_at < ${span.to}`,
      ...(uncounted ? [] : [Prisma.sql`r.flag IS NULL`]),
      ...(personaIds ? [Prisma.sql`r.persona_id = ANY(${personaIds}::uuid[])`] : []),
      ...(sources.length > 0 ? [Prisma.sql`r.source = ANY(${sources})`] : []),
      ...(devices.length > 0 ? [Prisma.sql`r.device = ANY(${devices})`] : []),
      ...(languages.length > 0 ? [Prisma.sql`${LANGUAGE} = ANY(${languages})`] : []),
      ...(terms === null || found
        ? []
        : comments
          ? [Prisma.sql`r.terms && ${terms}::text[]`]
          : [
              Prisma.sql`EXISTS (SELECT FROM comment_reading c WHERE c.workspace_id = r.workspace_id AND c.rating_id = r.id
                AND c.terms && ${terms}::text[])`,
            ]),
      // They can be anything, so they stand with the rating alone.
      ...(comments && named.length > 0
        ? [
            Prisma.sql`EXISTS (SELECT FROM rating a WHERE a.workspace_id = r.workspace_id AND a.id = r.rating_id
              AND ${Prisma.join(named, ' AND ')})`,
          ]
        : named),
    ],
    ' AND ',
  );
}

/**
 * How many answered each survey in the days of a period, of the personas in view, and how many outside of it, unless only
 * those inside are wanted.
 */
export async function countSurveys(
  { db, workspaceId }: WorkspaceScope,
  surveyIds: readonly string[],
  { days, personaIds }: Pick<ResolvedSegment, 'days' | 'personaIds'>,
  { onlyInside = false }: { onlyInside?: boolean } = {},
): Promise<Map<string, { inside: number; outside: number }>> {
  const surveys = [...new Set(surveyIds)];
  if (surveys.length === 0) return new Map();
  const counts = await db.$queryRaw<{ id: string; inside: number; outside: number }[]>`
    SELECT survey_id AS id,
           coalesce(sum(n) FILTER (WHERE day BETWEEN ${days.from}::date AND ${days.to}::date), 0)::float8 AS inside,
           coalesce(sum(n) FILTER (WHERE day NOT BETWEEN ${days.from}::date AND ${days.to}::date), 0)::float8 AS outside
    FROM (
      SELECT survey_id, day, s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 AS n FROM tally
      WHERE workspace_id = ${workspaceId}::uuid AND survey_id = ANY(${surveys}::uuid[])
        AND touchpoint_id IN (SELECT touchpoint_id FROM survey WHERE workspace_id = ${workspaceId}::uuid
                              AND id = ANY(${surveys}::uuid[]))
        AND (${personaIds}::uuid[] IS NULL OR persona_id = ANY(${personaIds}::uuid[]))
        AND (NOT ${onlyInside}::boolean OR day BETWEEN ${days.from}::date AND ${days.to}::date)
    ) t GROUP BY 1`;
  return new Map(counts.map((count) => [count.id, count]));
}
