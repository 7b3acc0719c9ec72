import { createHmac } from 'node:crypto';
import type { Answers } from '@/contract/rating';
import type { SurveyType } from '@/contract/survey';
import { periodOf } from '@/domain/period';
import { countOf } from '@/domain/tally';
import { isShown } from '@/domain/visibility';
import { listStandings } from '@/features/evidence/data';
import { UNSTATED } from '@/features/evidence/prepare';
import type { Stated } from '@/features/evidence/schema';
import { listLanes } from '@/features/lane/data';
import type { LaneValue, MapLane } from '@/features/lane/schema';
import type { MapData, MapTouchpoint, Range } from '@/features/map/schema';
import { listMapOpportunities } from '@/features/opportunity/data';
import { readStages } from '@/features/stage/data';
import { type Asked, answersSaid } from '@/features/survey/prepare/asked';
import { listHeard, pool, sayable, silence } from '@/features/touchpoint/data';
import { authSecret } from '@/server/auth-secret';
import { AppError } from '@/server/errors';
import { hashKey, type ShareScope, type WorkspaceScope } from '@/server/tenancy';
import { withoutContacts } from './prepare';
import { MOST_COMMENTS, type SharedComment, type SharedMap, type ShareView } from './schema';

/**
 * The token of a link: made of its id and the secret of the installation, so that it can be copied again although it
 * is stored nowhere.
 */
export const tokenOf = (id: string): string =>
  createHmac('sha256', authSecret()).update(`share ${id}`).digest('base64url');

interface ShareRow {
  id: string;
  name: string;
  tokenHash: string;
  numbers: boolean;
  comments: boolean;
  embedOrigins: string[];
  createdAt: Date;
  expiresAt: Date | null;
  openedAt: Date | null;
  revokedAt: Date | null;
  createdBy: { name: string } | null;
}

export function viewOf(row: ShareRow): ShareView {
  const { id, name, numbers, comments, createdBy, createdAt, expiresAt, openedAt, revokedAt } = row;
  const token = tokenOf(id);
  const expired = expiresAt !== null && expiresAt <= new Date();
  return {
    id,
    name,
    // Made with another secret, it still opens; what it is can only be told by whoever copied it then.
    path: hashKey(token) === row.tokenHash ? `/r/${token}` : null,
    numbers,
    comments,
    origins: row.embedOrigins,
    createdBy: createdBy?.name ?? null,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    openedAt: openedAt?.toISOString() ?? null,
    state: revokedAt ? 'revoked' : expired ? 'expired' : 'open',
  };
}

/** The links of a map, newest first. Throws `not_found`. */
export async function listShares({ db, workspaceId }: WorkspaceScope, mapId: string): Promise<ShareView[]> {
  if (!(await db.journeyMap.findFirst({ where: { workspaceId, id: mapId, deletedAt: null } })))
    throw new AppError('not_found', 'This map does not exist, or it was deleted.');
  const rows = await db.mapShare.findMany({
    where: { workspaceId, mapId },
    include: { createdBy: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(viewOf);
}

/** The map of a link, over a period that ends today. */
export async function getSharedMap(scope: ShareScope, range: Range): Promise<SharedMap> {
  const { db, workspaceId, mapId, numbers } = scope;
  const workspace = await db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { name: true, timeZone: true, locale: true },
  });
  const map = await db.journeyMap.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: mapId } },
    select: { id: true, name: true, kind: true },
  });
  const standings = await listStandings(scope, mapId);
  const lanes = await listLanes(scope, mapId);
  const shown = lanes.filter(({ kind, hidden }) => !hidden || kind === 'curve');
  const hidden = new Set(lanes.flatMap((lane) => (lane.hidden ? [lane.kind] : [])));
  const hiddenFields = Object.assign({}, ...[...hidden].map((kind) => UNSAID[kind] ?? {}));
  const stages = await readStages(scope, mapId, standings);
  const opportunities = await listMapOpportunities(scope, mapId, standings);
  const { from, to, previousFrom, previousTo } = periodOf(range, workspace.timeZone, new Date());
  const period = { from, to, previousFrom, previousTo };
  const ids = stages.flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id));
  const origins = await listOriginIds(scope, ids);
  const figures = numbers ? await readFigures(scope, ids, origins, period) : noFigures;
  const data: MapData = {
    ...map,
    kind: map.kind as MapData['kind'],
    industry: null,
    workspace: { ...workspace, slug: '', demo: false, role: 'viewer', publicKey: null },
    range,
    period,
    persona: null,
    personas: [],
    drawnFor: [],
    departments: [],
    promises: [],
    maps: [],
    derivedFrom: null,
    desiredMaps: [],
    // A curve without figures would say that nobody answered.
    lanes: shown.map((lane) => (lane.kind === 'curve' && !numbers ? { ...lane, hidden: true } : lane)),
    stages: stages.map((stage) => ({
      ...stage,
      touchpoints: stage.touchpoints.map((touchpoint) => ({
        ...touchpoint,
        ...hiddenFields,
        values: withoutFiles(touchpoint.values, shown),
        stated: sharedOf(touchpoint.stated, shown),
        ...figures(touchpoint.id),
        ...(map.kind === 'desired' ? { origins: (origins.get(touchpoint.id) ?? []).map(unnamed) } : {}),
        ...(numbers ? {} : { desired: null }),
      })),
    })),
    opportunities: hidden.has('opportunities') ? [] : opportunities,
    ratingsThisHour: 0,
  };
  const comments = scope.comments ? await listSharedComments(scope, data, origins) : null;
  return { data, numbers, comments };
}

/** What a lane holds, left out: a lane that is hidden on the map is not shared either. */
const UNSAID: Partial<Record<MapLane['kind'], Partial<MapTouchpoint>>> = {
  doing: { doing: '' },
  thinking: { thinking: '' },
  feeling: { feeling: '', mood: null },
  channel: { channel: '' },
  department: { department: null },
  insights: { insights: [] },
  purpose: { purpose: '' },
  importance: { importance: null },
  businessImportance: { businessImportance: null },
};

/** That there is one may be known; which one is a matter of another map. */
const unnamed = () => ({ id: '', name: '', deleted: false });

async function listOriginIds(
  { db, workspaceId }: ShareScope,
  touchpointIds: string[],
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await db.touchpointOrigin.findMany({
    where: { workspaceId, touchpointId: { in: touchpointIds } },
  });
  const byTouchpoint = Map.groupBy(rows, ({ touchpointId }) => touchpointId);
  return new Map([...byTouchpoint].map(([id, own]) => [id, own.map(({ originId }) => originId)]));
}

type Figures = Pick<MapTouchpoint, 'current' | 'previous' | 'lastRatedAt'>;

const noFigures = (): Figures => ({ current: silence(), previous: silence(), lastRatedAt: null });

/** What was heard at each touchpoint; on a desired map, at those it stands for. */
async function readFigures(
  scope: ShareScope,
  touchpointIds: string[],
  origins: ReadonlyMap<string, string[]>,
  period: MapData['period'],
): Promise<(id: string) => Figures> {
  const { db, workspaceId } = scope;
  const heardAt = (id: string) => [id, ...(origins.get(id) ?? [])];
  const all = [...new Set(touchpointIds.flatMap(heardAt))];
  const heard = await listHeard(scope, { touchpointIds: all, personaId: null, period });
  // Of the tallies: ratings themselves are not shared.
  const last = await db.$queryRaw<{ id: string; at: Date }[]>`
    SELECT touchpoint_id AS id, max(last_rated_at) AS at FROM tally
    WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = ANY(${all}::uuid[])
    GROUP BY 1 HAVING max(last_rated_at) IS NOT NULL`;
  const lastAt = new Map(last.map(({ id, at }) => [id, at.toISOString()]));
  return (id) => {
    const times = heardAt(id).flatMap((one) => lastAt.get(one) ?? []);
    const pooled = (period: 'current' | 'previous') =>
      sayable({ ...pool(heardAt(id).map((one) => heard.get(`${one} ${period}`))), comments: 0 });
    return {
      current: pooled('current'),
      previous: pooled('previous'),
      lastRatedAt: times.toSorted().at(-1) ?? null,
    };
  };
}

interface CommentRow {
  id: string;
  text: string;
  answers: Answers | null;
  asked: Asked;
  survey_id: string;
  type: SurveyType;
  score: number;
  day: string;
  at: Date;
  locale: string | null;
}

/** What was said over the period at each touchpoint; on a desired map, at those it stands for. */
async function listSharedComments(
  { db, workspaceId }: ShareScope,
  { stages, period }: MapData,
  origins: ReadonlyMap<string, string[]>,
): Promise<Record<string, SharedComment[]>> {
  const touchpoints = stages.flatMap(({ touchpoints }) => touchpoints);
  const pairs = touchpoints.flatMap(({ id }) => [id, ...(origins.get(id) ?? [])].map((at) => ({ id, at })));
  // The columns that the role of a link may read: who wrote, and where, are none of them. The moment bounds the walk
  // along the index, a day wider than any time zone; the day decides.
  const rows = await db.$queryRaw<CommentRow[]>`
    SELECT p.id, coalesce(c.comment, '') AS text, c.answers, s.asked, c.survey_id, s.type, c.score, c.day::text AS day, c.answered_at AS at, c.locale
    FROM unnest(${pairs.map(({ id }) => id)}::uuid[], ${pairs.map(({ at }) => at)}::uuid[]) AS p(id, at)
    CROSS JOIN LATERAL (
      SELECT comment, answers, survey_id, score, day, answered_at, locale FROM rating
      WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = p.at AND (comment <> '' OR answers IS NOT NULL)
        AND day BETWEEN ${period.from}::date AND ${period.to}::date
        AND answered_at >= ${period.from}::date - interval '1 day'
      ORDER BY answered_at DESC
      LIMIT ${MOST_COMMENTS}
    ) c
    JOIN survey s ON s.workspace_id = ${workspaceId}::uuid AND s.id = c.survey_id`;
  const byTouchpoint = Map.groupBy(rows, ({ id }) => id);
  return Object.fromEntries(
    touchpoints.flatMap(({ id, current }) => {
      const scored = new Set(
        current.parts.flatMap(({ surveyId, counts }) => (isShown(countOf(counts)) ? [surveyId] : [])),
      );
      const own = (byTouchpoint.get(id) ?? []).toSorted((a, b) => b.at.getTime() - a.at.getTime());
      const shown = own
        .slice(0, MOST_COMMENTS)
        .map(({ text, answers, asked, survey_id, type, score, day, locale }) => ({
          text: withoutContacts(text),
          answers: answersSaid(answers, asked).map(({ question, said }) => ({
            question,
            said: said.map(withoutContacts),
          })),
          type,
          score: scored.has(survey_id) ? score : null,
          day,
          locale,
        }));
      return shown.length > 0 ? [[id, shown]] : [];
    }),
  );
}

/** Files are for members: of a picture only what it shows in words is shared. */
const withoutFiles = (values: Record<string, LaneValue>, lanes: MapLane[]): Record<string, LaneValue> =>
  Object.fromEntries(
    lanes.flatMap(({ id }) => {
      const { attachmentId: _, ...value } = values[id] ?? {};
      return values[id] ? [[id, value]] : [];
    }),
  );

/** How the statements of the lanes that are shared stand. */
const sharedOf = (stated: Stated, lanes: MapLane[]): Stated => ({
  ...UNSTATED,
  ...Object.fromEntries(lanes.flatMap(({ id }) => (stated[id] ? [[id, stated[id]]] : []))),
});
