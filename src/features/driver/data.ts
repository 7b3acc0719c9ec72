import type { SurveyType } from '@/contract/survey';
import type { Answered } from '@/domain/correlations';
import type { Drivers } from '@/domain/drivers';
import { toSatisfaction } from '@/domain/satisfaction';
import { listOrigins } from '@/features/desired/data';
import { getMapDetail } from '@/features/map/data';
import { AppError } from '@/server/errors';
import { reckon } from '@/server/reckon';
import type { WorkspaceScope } from '@/server/tenancy';
import { DRIVER_DAYS, type DriversData, type DriversQuery, type Outcome } from './schema';

/** Of more customers nothing is read. */
const MOST_CUSTOMERS = 5_000;
/** Answers that are looked through for them: some customers answer often. */
const MOST_ANSWERS = 20_000;

/** What is known of customers, to be weighed by `weighDrivers`. */
export interface Known extends Pick<DriversData, 'outcome' | 'asking' | 'choices' | 'touchpoints'> {
  /** Newest first, with the scores in the order of `touchpoints`. */
  customers: Answered[];
}

interface Row {
  outcome: number;
  /** Side by side. */
  places: string[];
  types: SurveyType[];
  scores: number[];
}

/**
 * What identified customers last said of recommending the business (NPS) or, with `outcome`, of that touchpoint (CSAT), and
 * of each other touchpoint of the map before. What is asked at a touchpoint of a desired map is asked where it comes from.
 * Throws `not_found`.
 */
export async function listKnown(
  scope: WorkspaceScope,
  { map, persona, outcome: slug }: DriversQuery,
): Promise<Known> {
  const { db, workspaceId } = scope;
  const { stages } = await getMapDetail(scope, map);
  const places = stages.flatMap((stage) => stage.touchpoints);
  const drawn = places.map(({ id }) => id);
  const origins = await listOrigins(scope, drawn);
  const heardAt = (id: string) => [id, ...(origins.get(id) ?? []).map((origin) => origin.id)];
  const surveys = await db.survey.findMany({
    where: { workspaceId, touchpointId: { in: drawn.flatMap(heardAt) }, archivedAt: null },
    select: { touchpointId: true, type: true },
  });
  const asked = new Set(surveys.map(({ touchpointId, type }) => `${touchpointId} ${type}`));
  const asks = (id: string, type: Outcome) => heardAt(id).some((at) => asked.has(`${at} ${type}`));
  const choices = drawn.filter((id) => asks(id, 'csat'));
  const outcome = slug ? 'csat' : 'nps';
  const named = places.find((place) => place.slug === slug)?.id;
  const asking = slug ? choices.filter((id) => id === named) : drawn.filter((id) => asks(id, 'nps'));
  // Two touchpoints of a desired map may stand for one.
  const answers = new Set(asking.flatMap(heardAt));
  const touchpoints = drawn.filter((id) => !heardAt(id).some((at) => answers.has(at)) && !asks(id, 'nps'));
  const found = persona
    ? await db.persona.findFirst({ where: { workspaceId, slug: persona }, select: { id: true } })
    : null;
  if (persona && !found) throw new AppError('not_found', 'This persona does not exist. Show all customers.');
  const placeOf = new Map(touchpoints.flatMap((id, place) => heardAt(id).map((at) => [at, place])));
  const rows = await readRows(scope, {
    outcome,
    asked: [...answers],
    rated: [...placeOf.keys()],
    personaId: found?.id ?? null,
  });
  const customers = rows.map(({ outcome, places, types, scores }): Answered => {
    const said = new Array<number | null>(touchpoints.length).fill(null);
    places.forEach((id, nth) => {
      const [place, type, score] = [placeOf.get(id), types[nth], scores[nth]];
      if (place !== undefined && type && score !== undefined) said[place] = toSatisfaction(type, score);
    });
    return { outcome, scores: said };
  });
  return { outcome, asking, choices, touchpoints, customers };
}

/** Each customer once: the newest outcome, and the newest rating of each touchpoint until then. */
async function readRows(
  { db, workspaceId }: WorkspaceScope,
  {
    outcome,
    asked,
    rated,
    personaId,
  }: { outcome: Outcome; asked: string[]; rated: string[]; personaId: string | null },
): Promise<Row[]> {
  if (asked.length === 0) return [];
  const since = new Date(Date.now() - DRIVER_DAYS * 86_400_000);
  return db.$queryRaw<Row[]>`
    WITH answer AS (
      SELECT n.* FROM unnest(${asked}::uuid[]) AS t(id)
      CROSS JOIN LATERAL (
        SELECT r.customer, r.score, r.answered_at FROM rating r
        JOIN survey s ON s.workspace_id = r.workspace_id AND s.id = r.survey_id AND s.type = ${outcome}
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.touchpoint_id = t.id AND r.answered_at >= ${since}
          AND r.flag IS NULL AND r.customer IS NOT NULL
          AND (${personaId}::uuid IS NULL OR r.persona_id = ${personaId}::uuid)
        ORDER BY r.answered_at DESC LIMIT ${MOST_ANSWERS}
      ) n
    ), outcome AS MATERIALIZED (
      SELECT * FROM (SELECT DISTINCT ON (customer) * FROM answer ORDER BY customer, answered_at DESC) latest
      ORDER BY answered_at DESC LIMIT ${MOST_CUSTOMERS}
    )
    SELECT o.score::float8 AS outcome, said.places, said.types, said.scores
    FROM outcome o
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(l.touchpoint_id), '{}') AS places, coalesce(array_agg(s.type), '{}') AS types,
             coalesce(array_agg(l.score::float8), '{}') AS scores
      FROM (
        SELECT DISTINCT ON (r.touchpoint_id) r.touchpoint_id, r.survey_id, r.score FROM rating r
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.customer = o.customer AND r.flag IS NULL
          AND r.touchpoint_id = ANY(${rated}::uuid[]) AND r.answered_at BETWEEN ${since} AND o.answered_at
        ORDER BY r.touchpoint_id, r.answered_at DESC
      ) l
      JOIN survey s ON s.workspace_id = ${workspaceId}::uuid AND s.id = l.survey_id
    ) said
    ORDER BY o.answered_at DESC`;
}

/** Weighs what is known of customers of a workspace: up to seconds of work, beside the process that answers requests. */
export async function weighDrivers(workspaceId: string, known: Known): Promise<DriversData> {
  const { customers, ...asked } = known;
  const found = await reckon<Known, Drivers | null>('drivers', workspaceId, known);
  return { ...asked, customers: customers.length, found, at: new Date().toISOString() };
}
