import type { SurveyType } from '@/contract/survey';
import { type IsoDate, zoneStartOfDay } from '@/domain/period';
import { withoutFew } from '@/domain/pool';
import { countOf } from '@/domain/tally';
import { isShown } from '@/domain/visibility';
import { firstWeekday, type Stretch, stretchesUntil } from '@/domain/weeks';
import { listAnnotations } from '@/features/annotation/data';
import { getMap, listMaps } from '@/features/map/data';
import { heardAt } from '@/features/map/prepare';
import type { MapData, MapTouchpoint } from '@/features/map/schema';
import {
  type HeardPiece,
  heardOf,
  type listHeard,
  listHeardPieces,
  pool,
  together,
} from '@/features/touchpoint/data';
import type { WorkspaceScope } from '@/server/tenancy';
import { DIVIDED, type FeedItem, type HeardIn, type OverviewData, type OverviewQuery } from './schema';

/** Ratings in the feed. */
const FEED = 24;
const HOUR_MS = 3_600_000;

/**
 * Everything the overview shows; null while the workspace has no map. The figures are those of the map, and its weeks
 * come from the same tallies: nothing grows with the number of ratings. A map or persona that does not exist does not
 * fail: the first map, or everybody, is shown, and the answer says so.
 */
export async function getOverview(
  scope: WorkspaceScope,
  query: OverviewQuery,
  now = new Date(),
): Promise<OverviewData | null> {
  const maps = await listMaps(scope);
  const asked = query.map ? maps.find(({ id }) => id === query.map) : undefined;
  const shown = asked ?? maps.find(({ kind }) => kind === 'current') ?? maps[0];
  if (!shown) return null;
  const persona = query.persona
    ? await scope.db.persona.findFirst({
        where: { workspaceId: scope.workspaceId, slug: query.persona },
        select: { id: true, slug: true },
      })
    : null;
  const { unit, count } = DIVIDED[query.range];
  let stretches: Stretch[] = [];
  let pieces: HeardPiece[] = [];
  const view = { map: shown.id, range: query.range, persona: persona?.slug ?? null };
  const hear: typeof listHeard = async (beside, { period, ...whose }) => {
    // The figures of the map and the stretches overlap: cut where either begins, they are read at once.
    stretches = stretchesUntil(period.to, { unit, count, firstDay: firstWeekday(scope.locale) });
    const days = [period.previousFrom, period.from, ...stretches.map(({ from }) => from)];
    const starts = [...new Set(days)].toSorted();
    pieces = await listHeardPieces(beside, { ...whose, starts, to: period.to });
    return heardOf(pieces, period);
  };
  const map = await getMap(scope, view, { hear, now });
  const touchpoints = map.stages.flatMap((stage) => stage.touchpoints);
  const personaId = persona?.id ?? null;
  return {
    map,
    unit,
    stretches,
    series: seriesOf(pieces, touchpoints, stretches),
    annotations: await listAnnotations(scope, {
      mapId: map.id,
      from: stretches[0]?.from ?? map.period.from,
      to: map.period.to,
    }),
    feed: await listFeed(scope, { map, touchpoints, personaId }),
    missing: {
      map: Boolean(query.map) && asked === undefined,
      persona: Boolean(query.persona) && persona === null,
    },
  };
}

/** What was heard at each touchpoint in each stretch; null where nothing was. */
function seriesOf(
  pieces: readonly HeardPiece[],
  touchpoints: readonly MapTouchpoint[],
  stretches: readonly Stretch[],
): OverviewData['series'] {
  const placeOf = (start: IsoDate) => stretches.findLastIndex(({ from }) => from <= start);
  const heard = Map.groupBy(pieces, ({ touchpoint_id, start }) => `${touchpoint_id} ${placeOf(start)}`);
  return Object.fromEntries(
    touchpoints.map((touchpoint) => [
      touchpoint.id,
      stretches.map((_, place) =>
        heardIn(heardAt(touchpoint).map((id) => heard.get(`${id} ${place}`) ?? [])),
      ),
    ]),
  );
}

function heardIn(places: readonly HeardPiece[][]): HeardIn | null {
  if (places.every((pieces) => pieces.length === 0)) return null;
  const { parts, displays } = pool(places.map(together));
  return { parts: withoutFew(parts.filter(({ counts }) => countOf(counts) > 0)), displays };
}

interface FeedRow {
  id: string;
  touchpoint_id: string;
  survey_id: string;
  type: SurveyType;
  score: number;
  comment: string | null;
  answered_at: Date;
  locale: string | null;
}

/**
 * The newest ratings of the period, whichever touchpoint they are about. Each touchpoint has its newest in its index, so
 * no more than a page of each is read.
 */
async function listFeed(
  scope: WorkspaceScope,
  {
    map,
    touchpoints,
    personaId,
  }: { map: MapData; touchpoints: readonly MapTouchpoint[]; personaId: string | null },
): Promise<FeedItem[]> {
  const { db, workspaceId, timeZone } = scope;
  const placeOf = new Map(touchpoints.flatMap((one) => heardAt(one).map((id) => [id, one.id] as const)));
  const told = new Set(
    touchpoints.flatMap(({ current }) =>
      current.parts.flatMap(({ surveyId, counts }) => (isShown(countOf(counts)) ? [surveyId] : [])),
    ),
  );
  const ids = [...placeOf.keys()];
  // Where an hour fills it, or the newest of each touchpoint do, nothing older is looked at: each would bring as many.
  const filled = filledSince(touchpoints);
  const since =
    map.ratingsThisHour >= FEED
      ? new Date(Date.now() - HOUR_MS)
      : filled && filled >= zoneStartOfDay(map.period.from, timeZone)
        ? filled
        : zoneStartOfDay(await feedSince(scope, { ids, personaId, period: map.period }), timeZone);
  const rows = await db.$queryRaw<FeedRow[]>`
    SELECT r.id, r.touchpoint_id, r.survey_id, s.type, r.score, r.comment, r.answered_at, r.locale
    FROM unnest(${ids}::uuid[]) AS t(id)
    CROSS JOIN LATERAL (
      SELECT * FROM rating
      WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = t.id AND flag IS NULL
        AND answered_at >= ${since} AND (${personaId}::uuid IS NULL OR persona_id = ${personaId}::uuid)
      ORDER BY answered_at DESC LIMIT ${FEED}
    ) r
    JOIN survey s ON s.workspace_id = r.workspace_id AND s.id = r.survey_id
    ORDER BY r.answered_at DESC, r.id DESC
    LIMIT ${FEED}`;
  return rows.map(({ touchpoint_id, survey_id, answered_at, comment, score, ...row }) => ({
    ...row,
    touchpointId: placeOf.get(touchpoint_id) ?? touchpoint_id,
    score: told.has(survey_id) ? score : null,
    comment: comment ?? '',
    answeredAt: answered_at.toISOString(),
  }));
}

/**
 * Since when the newest rating of each touchpoint alone fill the feed; null where there are not so many touchpoints, or
 * two of them hear the same.
 */
function filledSince(touchpoints: readonly MapTouchpoint[]): Date | null {
  const heard = touchpoints.flatMap(heardAt);
  if (new Set(heard).size < heard.length) return null;
  const newest = touchpoints.flatMap(({ lastRatedAt }) => lastRatedAt ?? []).toSorted();
  const at = newest.at(-FEED);
  return at === undefined ? null : new Date(at);
}

/**
 * From which day on enough answers of a persona stand to fill the feed, by the tallies: ratings have no index by persona,
 * and those of everybody else over a year would be passed over one by one.
 */
async function feedSince(
  { db, workspaceId }: WorkspaceScope,
  { ids, personaId, period }: { ids: string[]; personaId: string | null; period: MapData['period'] },
): Promise<IsoDate> {
  if (personaId === null) return period.from;
  const [row] = await db.$queryRaw<{ day: IsoDate | null }[]>`
    SELECT min(day)::text AS day FROM (
      SELECT day, n, sum(n) OVER (ORDER BY day DESC) - n AS newer FROM (
        SELECT day, sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10) AS n FROM tally
        WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = ANY(${ids}::uuid[])
          AND persona_id = ${personaId}::uuid AND day BETWEEN ${period.from}::date AND ${period.to}::date
        GROUP BY day
      ) d WHERE n > 0
    ) r WHERE newer < ${FEED}`;
  return row?.day ?? period.to;
}
