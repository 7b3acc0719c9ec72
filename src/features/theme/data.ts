import type { SurveyType } from '@/contract/survey';
import { zoneStartOfDay } from '@/domain/period';
import type { Part } from '@/domain/satisfaction';
import { addCounts, type Counts, countOf } from '@/domain/tally';
import { isShown } from '@/domain/visibility';
import { firstWeekday, type Stretch, stretchesBetween } from '@/domain/weeks';
import { countSurveys, type ResolvedSegment, resolveSegment, whereSegment } from '@/features/segment/data';
import type { Segment } from '@/features/segment/schema';
import { Prisma } from '@/generated/prisma/client';
import { AppError } from '@/server/errors';
import { send } from '@/server/jobs';
import type { WorkspaceScope } from '@/server/tenancy';
import { PICTURES, THEME_FROM } from './prepare/limits';
import { languageOfTerm } from './prepare/terms';
import type { Spoken, ThemeDetail, ThemeName, ThemeQuery, ThemeRow, ThemesData } from './schema';

export const noTheme = () =>
  new AppError('not_found', 'This theme does not exist, or nobody speaks of it any more.');

/** Stretches of time that are told apart; beyond them they are longer. */
const MOST_WEEKS = 60;

const weeksOf = (scope: WorkspaceScope, { days }: ResolvedSegment): Stretch[] => {
  const firstDay = firstWeekday(scope.locale);
  const weeks = stretchesBetween(days, { unit: 'week', firstDay });
  return weeks.length <= MOST_WEEKS ? weeks : stretchesBetween(days, { unit: 'month', firstDay });
};

const startsOf = (stretches: readonly Stretch[], timeZone: string): Date[] =>
  stretches.map(({ from }) => zoneStartOfDay(from, timeZone));

/**
 * Comments of a segment that were read, as `said`. They are found by where and when they were written: how many ratings
 * there are does not matter. The type is that of a survey whose scores may be told, or null.
 */
function said(resolved: ResolvedSegment, starts: readonly Date[], told: ReadonlyMap<string, SurveyType>) {
  return Prisma.sql`
    SELECT r.rating_id AS id, r.language, r.terms, r.touchpoint_id, told.type, r.score,
           width_bucket(r.answered_at, ${starts}::timestamptz[]) - 1 AS week
    FROM comment_reading r
    LEFT JOIN unnest(${[...told.keys()]}::uuid[], ${[...told.values()]}::text[]) AS told(survey_id, type)
      ON told.survey_id = r.survey_id
    WHERE ${whereSegment(resolved, { comments: true })} AND r.language IS NOT NULL`;
}

const SCORES = Prisma.join(
  Array.from({ length: 11 }, (_, score) => Prisma.sql`count(*) FILTER (WHERE score = ${score})`),
);

/** Answers to all surveys of a type; null: to those whose scores may not be told. */
interface Cell {
  key: string;
  type: SurveyType | null;
  counts: number[];
}

/** The themes of a segment, as far as they may be told. Throws `invalid` for a period that cannot be. */
export async function listThemes(scope: WorkspaceScope, query: { segment: Segment }): Promise<ThemesData> {
  const resolved = await resolveSegment(scope, query.segment);
  const stretches = weeksOf(scope, resolved);
  const themes = await readNames(scope);
  const { cells, weeks } =
    resolved.touchpoints.length === 0 ? { cells: [], weeks: [] } : await readSaid(scope, resolved, stretches);
  const [own, all] = [cells.filter(({ theme }) => theme), cells.filter(({ theme }) => !theme)];
  const cellsOf = Map.groupBy(own, ({ key }) => key);
  const weeksOfTheme = Map.groupBy(weeks, ({ key }) => key);
  const heardIn = new Set((weeksOfTheme.get('') ?? []).map(({ week }) => week));
  const rows = themes.flatMap(({ terms, ...theme }): ThemeRow[] => {
    const mentions = cellsOf.get(theme.id) ?? [];
    const spoken = toSpoken(mentions);
    if (spoken.n < THEME_FROM && !theme.pinned) return [];
    const languages = new Set(terms.map(languageOfTerm));
    // Pictures belong to no language: beside them stand the comments in all.
    const base = languages.has(PICTURES) ? all : all.filter(({ key }) => languages.has(key));
    const counts = new Map((weeksOfTheme.get(theme.id) ?? []).map(({ week, n }) => [week, n]));
    return [
      {
        ...theme,
        ...spoken,
        others: spoken.parts.length > 0 ? toSpoken(without(base, mentions)).parts : [],
        weeks: stretches.map((_, week) => (heardIn.has(week) ? (counts.get(week) ?? 0) : null)),
      },
    ];
  });
  const waiting = await countWaiting(scope);
  return {
    themes: rows.sort(
      (a, b) => Number(b.pinned) - Number(a.pinned) || b.n - a.n || (a.name < b.name ? -1 : 1),
    ),
    comments: countAll(all),
    languages: [...Map.groupBy(all, ({ key }) => key)]
      .map(([language, list]) => ({ language, n: countAll(list) }))
      .sort((a, b) => b.n - a.n || (a.language < b.language ? -1 : 1)),
    waiting,
    stretches,
    missing: resolved.missing,
    deleted: resolved.touchpoints.flatMap(({ deleted, name }) => (deleted ? name : [])),
  };
}

const countAll = (cells: readonly { counts: Counts }[]): number =>
  cells.reduce((sum, { counts }) => sum + countOf(counts), 0);

/** Comments that are still to be read. Whoever looks does not wait for the next turn of the job. */
async function countWaiting({ db, workspaceId, afterCommit }: WorkspaceScope): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::float8 AS n FROM comment_reading WHERE workspace_id = ${workspaceId}::uuid AND language IS NULL`;
  const n = row?.n ?? 0;
  if (n > 0) afterCommit(() => send('theme-read', { workspaceId }));
  return n;
}

interface Named extends ThemeName {
  pinned: boolean;
  hidden: boolean;
  merged: ThemeRow['merged'];
  terms: string[];
}

/** Themes that were not merged into another, with all that was merged into them. */
function readNames({ db, workspaceId }: WorkspaceScope): Promise<Named[]> {
  return db.$queryRaw<Named[]>`
    SELECT t.id, t.name, t.language, t.pinned_at IS NOT NULL AS pinned, t.hidden_at IS NOT NULL AS hidden,
           coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', p.id, 'name', p.name, 'language', p.language,
             'into', p.into_id))
             FILTER (WHERE p.id <> t.id), '[]') AS merged,
           coalesce(array_agg(k.term) FILTER (WHERE k.term IS NOT NULL), '{}') AS terms
    FROM theme t
    JOIN theme_root r ON r.workspace_id = t.workspace_id AND r.root_id = t.id
    JOIN theme p ON p.workspace_id = r.workspace_id AND p.id = r.id
    LEFT JOIN theme_term k ON k.workspace_id = p.workspace_id AND k.theme_id = p.id
    WHERE t.workspace_id = ${workspaceId}::uuid
    GROUP BY t.workspace_id, t.id`;
}

/** By theme and by language: answers by type and score. By theme and week, and by week alone (''): comments. */
async function readSaid(scope: WorkspaceScope, resolved: ResolvedSegment, stretches: readonly Stretch[]) {
  const { db, workspaceId, timeZone } = scope;
  const told = await listTold(scope, resolved);
  const rows = await db.$queryRaw<(Cell & { kind: string; week: number })[]>`
    WITH said AS MATERIALIZED (${said(resolved, startsOf(stretches, timeZone), told)}),
    hit AS MATERIALIZED (
      SELECT DISTINCT s.id, r.root_id AS theme, s.type, s.score, s.week
      FROM said s CROSS JOIN LATERAL unnest(s.terms) AS u(term)
      JOIN theme_term k ON k.workspace_id = ${workspaceId}::uuid AND k.term = u.term
      JOIN theme_root r ON r.workspace_id = k.workspace_id AND r.id = k.theme_id
    )
    SELECT 'theme' AS kind, theme::text AS key, type, NULL::int AS week, ARRAY[${SCORES}]::float8[] AS counts
      FROM hit GROUP BY theme, type
    UNION ALL
    SELECT 'language', language, type, NULL, ARRAY[${SCORES}]::float8[] FROM said GROUP BY language, type
    UNION ALL
    SELECT 'week', theme::text, NULL, week, ARRAY[count(*)]::float8[] FROM hit GROUP BY theme, week
    UNION ALL
    SELECT 'week', '', NULL, week, ARRAY[count(*)]::float8[] FROM said GROUP BY week`;
  return {
    cells: rows.flatMap(({ kind, ...cell }) => (kind === 'week' ? [] : { ...cell, theme: kind === 'theme' })),
    weeks: rows.flatMap(({ kind, key, week, counts: [n = 0] }) => (kind === 'week' ? { key, week, n } : [])),
  };
}

/** The same cells without what is in others of the same type. */
function without(cells: readonly Cell[], others: readonly Cell[]): Cell[] {
  const less = Map.groupBy(others, ({ type }) => type);
  return [...Map.groupBy(cells, ({ type }) => type)].map(([type, own]) => {
    const minus = addCounts(...(less.get(type) ?? []).map(({ counts }) => counts));
    return {
      key: '',
      type,
      counts: addCounts(...own.map(({ counts }) => counts)).map((n, score) => n - (minus[score] ?? 0)),
    };
  });
}

/** Surveys whose scores may be told, as in the list of ratings: those that at least five answered in the period. */
async function listTold(
  scope: WorkspaceScope,
  resolved: ResolvedSegment,
): Promise<ReadonlyMap<string, SurveyType>> {
  const surveys = await scope.db.survey.findMany({
    where: {
      workspaceId: scope.workspaceId,
      touchpointId: { in: resolved.touchpoints.map(({ id }) => id) },
    },
    select: { id: true, type: true },
  });
  const ids = surveys.map(({ id }) => id);
  const heard = await countSurveys(scope, ids, resolved, { onlyInside: true });
  return new Map(
    surveys.flatMap(({ id, type }) =>
      isShown(heard.get(id)?.inside ?? 0) ? [[id, type as SurveyType] as const] : [],
    ),
  );
}

/** What may be said of cells together: the scores of no fewer than five answers. */
function toSpoken(own: readonly Cell[]): Spoken {
  const parts: Part[] = [...Map.groupBy(own, ({ type }) => type)].flatMap(([type, list]) =>
    type ? { type, counts: addCounts(...list.map(({ counts }) => counts)) } : [],
  );
  return { n: countAll(own), parts: isShown(countAll(parts)) ? parts : [] };
}

/** One survey's answers at one touchpoint whose comments speak of a theme. */
export interface SpokenCell {
  touchpoint_id: string;
  survey_id: string;
  type: SurveyType;
  /** The theme. */
  key: string;
  /** By score. */
  counts: number[];
}

/**
 * What comments of a segment speak of, the `most` frequent themes that are not hidden: an answer stands under each theme
 * its comment speaks of.
 */
export async function listSpoken(
  { db, workspaceId }: WorkspaceScope,
  resolved: ResolvedSegment,
  most: number,
): Promise<{ cells: SpokenCell[]; names: ThemeName[] }> {
  const cells = await db.$queryRaw<SpokenCell[]>`
    WITH said AS MATERIALIZED (
      SELECT r.rating_id AS id, r.terms, r.touchpoint_id, r.survey_id, r.score FROM comment_reading r
      WHERE ${whereSegment(resolved, { comments: true })} AND r.language IS NOT NULL
    ), of AS MATERIALIZED (
      SELECT k.term, r.root_id FROM theme_term k
      JOIN theme_root r ON r.workspace_id = k.workspace_id AND r.id = k.theme_id
      JOIN theme t ON t.workspace_id = r.workspace_id AND t.id = r.root_id AND t.hidden_at IS NULL
      WHERE k.workspace_id = ${workspaceId}::uuid
    ), hit AS MATERIALIZED (
      SELECT DISTINCT s.id, of.root_id, s.touchpoint_id, s.survey_id, s.score
      FROM said s CROSS JOIN LATERAL unnest(s.terms) AS u(term) JOIN of ON of.term = u.term
    ), named AS (
      SELECT root_id FROM hit GROUP BY root_id ORDER BY count(*) DESC, root_id LIMIT ${most}
    )
    SELECT h.touchpoint_id, h.survey_id, s.type, h.root_id::text AS key, ARRAY[${SCORES}]::float8[] AS counts
    FROM hit h JOIN named USING (root_id)
    JOIN survey s ON s.workspace_id = ${workspaceId}::uuid AND s.id = h.survey_id
    GROUP BY 1, 2, 3, 4`;
  const ids = [...new Set(cells.map(({ key }) => key))];
  const names = await db.theme.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { id: true, name: true, language: true },
  });
  return { cells, names };
}

/** When and where a theme is spoken of. Throws `not_found`. */
export async function getTheme(scope: WorkspaceScope, { id, segment }: ThemeQuery): Promise<ThemeDetail> {
  const { db, workspaceId, timeZone } = scope;
  const found = await db.theme.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { intoId: true },
  });
  if (!found) throw noTheme();
  const resolved = await resolveSegment(scope, segment);
  const stretches = weeksOf(scope, resolved);
  const cells = await db.$queryRaw<(Cell & { touchpoint_id: string; week: number })[]>`
    WITH said AS (${said(resolved, startsOf(stretches, timeZone), await listTold(scope, resolved))})
    SELECT touchpoint_id, type, week, '' AS key, ARRAY[${SCORES}]::float8[] AS counts
    FROM said WHERE terms && (SELECT theme_terms(${id}::uuid)) GROUP BY touchpoint_id, type, week`;
  const byWeek = Map.groupBy(cells, ({ week }) => week);
  const byPlace = Map.groupBy(cells, ({ touchpoint_id }) => touchpoint_id);
  return {
    stretches,
    weeks: stretches.map((_, week) => toSpoken(byWeek.get(week) ?? [])),
    touchpoints: resolved.touchpoints
      .flatMap(({ id, slug, name, stage, deleted }) => {
        const own = byPlace.get(id);
        return own ? [{ id, slug, name, stage: stage.name, mayNote: !deleted, ...toSpoken(own) }] : [];
      })
      .sort((a, b) => b.n - a.n),
  };
}

/** Newest ratings at a touchpoint whose comments speak of a theme, within a segment. */
export async function listSpeaking(
  scope: WorkspaceScope,
  { id, segment, touchpointId }: ThemeQuery & { touchpointId: string },
  most: number,
): Promise<string[]> {
  const resolved = await resolveSegment(scope, segment);
  const rows = await scope.db.$queryRaw<{ id: string }[]>`
    SELECT r.rating_id AS id FROM comment_reading r
    WHERE ${whereSegment(resolved, { comments: true })} AND r.touchpoint_id = ${touchpointId}::uuid
      AND r.terms && (SELECT theme_terms(${id}::uuid))
    ORDER BY r.answered_at DESC, r.rating_id DESC LIMIT ${most}`;
  return rows.map(({ id }) => id);
}
