import type { Answers, Attributes, Device, Flag } from '@/contract/rating';
import type { RatingSource, SurveyType } from '@/contract/survey';
import type { IsoDate } from '@/domain/period';
import { can } from '@/domain/permissions';
import { SHOWN_FROM } from '@/domain/visibility';
import { countAnswers, findAnswers, resolveSieve } from '@/features/search/data';
import { excerpt, wordsOf } from '@/features/search/prepare';
import type { Place } from '@/features/search/schema';
import { countSurveys, type ResolvedSegment, resolveSegment } from '@/features/segment/data';
import { askedBy } from '@/features/survey/data';
import { answersSaid } from '@/features/survey/prepare/asked';
import { Prisma } from '@/generated/prisma/client';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { textOf } from './prepare';
import {
  type AnswerPage,
  type AnswerPlace,
  type AnswerQuery,
  type AnswerRow,
  type AnswersQuery,
  type AnswerView,
  type CountQuery,
  type OtherAnswer,
  placeOf,
  type WholeAnswer,
} from './schema';

const placeNamed = (cursor: string | null | undefined): Place | null => {
  const [millis, id] = cursor?.split('_') ?? [];
  return millis === undefined || id === undefined ? null : { id, at: new Date(Number(millis)) };
};

/** Answers of a sieve in the order of time, counted or not, page by page. Throws `invalid` for a period that is none. */
export async function listAnswers(scope: WorkspaceScope, query: AnswersQuery): Promise<AnswerPage> {
  const { order, limit } = query;
  const sieve = await resolveSieve(scope, query);
  const found = await findAnswers(scope, sieve, { order, after: placeNamed(query.cursor), count: limit + 1 });
  const items = await readRows(
    scope,
    found.slice(0, limit).map(({ id }) => id),
    sieve,
  );
  const last = items.at(-1);
  const words = wordsOf(query.words);
  return {
    items: items.map((row) => ({ ...row, comment: excerpt(row.comment, words) })),
    nextCursor: found.length > limit && last ? placeOf(last) : null,
    missing: sieve.missing,
    deleted: sieve.touchpoints.flatMap(({ deleted, name }) => (deleted ? name : [])),
  };
}

/** Newer ones are counted up to this: more is "1,000+". */
const MOST_NEWER = 1_000;

/** How many answers a sieve lets through; with `since`, those newer than that one. */
export async function countOf(scope: WorkspaceScope, query: CountQuery): Promise<{ n: number }> {
  const since = placeNamed(query.since);
  const sieve = await resolveSieve(scope, query);
  return { n: await countAnswers(scope, sieve, since ? { since, most: MOST_NEWER } : {}) };
}

interface Row {
  id: string;
  survey_id: string;
  score: number;
  type: SurveyType;
  comment: string | null;
  said: number;
  day: IsoDate;
  answered_at: Date;
  source: RatingSource;
  device: Device | null;
  locale: string | null;
  flag: Flag | null;
  persona: AnswerRow['persona'];
  touchpoint: AnswerPlace;
  tags: string[];
}

const COLUMNS = Prisma.sql`
  r.id, r.survey_id, r.score, s.type, r.comment, r.day::text AS day, r.answered_at, r.source, r.device, r.locale, r.flag,
  CASE WHEN jsonb_typeof(r.answers) = 'object' THEN (SELECT count(*) FROM jsonb_object_keys(r.answers)) ELSE 0 END::int AS said,
  CASE WHEN p.id IS NULL THEN NULL ELSE jsonb_build_object('slug', p.slug, 'name', p.name) END AS persona,
  jsonb_build_object('slug', t.slug, 'name', t.name, 'map', m.id, 'deleted',
    t.deleted_at IS NOT NULL OR g.deleted_at IS NOT NULL OR m.deleted_at IS NOT NULL) AS touchpoint,
  ARRAY(SELECT k.tag_id FROM rating_tag k WHERE k.workspace_id = r.workspace_id AND k.rating_id = r.id
        AND k.removed_at IS NULL ORDER BY k.tag_id) AS tags`;

const JOINED = Prisma.sql`
  JOIN survey s ON s.workspace_id = r.workspace_id AND s.id = r.survey_id
  JOIN touchpoint t ON t.workspace_id = r.workspace_id AND t.id = r.touchpoint_id
  JOIN stage g ON g.workspace_id = t.workspace_id AND g.id = t.stage_id
  JOIN journey_map m ON m.workspace_id = g.workspace_id AND m.id = g.map_id
  LEFT JOIN persona p ON p.workspace_id = r.workspace_id AND p.id = r.persona_id`;

/** Answers by their ids, in this order. */
async function readRows(scope: WorkspaceScope, ids: string[], period: ResolvedSegment): Promise<AnswerRow[]> {
  if (ids.length === 0) return [];
  const rows = await scope.db.$queryRaw<Row[]>`
    SELECT ${COLUMNS} FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS w(id, place)
    JOIN rating r ON r.workspace_id = ${scope.workspaceId}::uuid AND r.id = w.id ${JOINED}
    ORDER BY w.place`;
  const isScored = await scoredOf(scope, rows, period);
  return rows.map((row) => toRow(row, isScored(row)));
}

function toRow({ survey_id: _, day: __, answered_at, ...row }: Row, isScored: boolean): AnswerRow {
  return {
    ...row,
    comment: row.comment ?? '',
    score: isScored ? row.score : null,
    answeredAt: answered_at.toISOString(),
  };
}

/**
 * Whether a score may stand beside what was said: where at least five answered its survey, in the period in view for
 * those of the period, outside of it for the others; with a persona in view, of that persona.
 */
async function scoredOf(
  scope: WorkspaceScope,
  rows: readonly Pick<Row, 'survey_id'>[],
  period: Pick<ResolvedSegment, 'days' | 'personaIds'>,
): Promise<(row: Pick<Row, 'survey_id' | 'day'>) => boolean> {
  const known = await countSurveys(
    scope,
    rows.map(({ survey_id }) => survey_id),
    period,
  );
  return ({ survey_id, day }) => {
    const isInside = period.days.from <= day && day <= period.days.to;
    return (known.get(survey_id)?.[isInside ? 'inside' : 'outside'] ?? 0) >= SHOWN_FROM;
  };
}

interface WholeRow extends Row {
  answers: Answers | null;
  attributes: Attributes | null;
  url: string | null;
  received_at: Date;
  final: boolean;
  verified: boolean;
  customer: string | null;
  archived: boolean;
}

const gone = () =>
  new AppError('not_found', 'This rating is not there: it was erased, or the address is not complete.');

/** Answers by their ids, in this order, with all that is known of them. Who may not know customers is not told who it is. */
export async function readWhole(
  scope: WorkspaceScope,
  ids: string[],
  period: ResolvedSegment,
): Promise<(WholeAnswer & { surveyId: string })[]> {
  if (ids.length === 0) return [];
  const rows = await scope.db.$queryRaw<WholeRow[]>`
    SELECT ${COLUMNS}, r.answers, r.attributes, r.url, r.received_at, r.final, r.verified, r.customer,
           s.archived_at IS NOT NULL AS archived
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS w(id, place)
    JOIN rating r ON r.workspace_id = ${scope.workspaceId}::uuid AND r.id = w.id ${JOINED}
    ORDER BY w.place`;
  const isScored = await scoredOf(scope, rows, period);
  const asked = await askedBy(
    scope,
    rows.flatMap(({ answers, survey_id }) => (answers ? survey_id : [])),
  );
  const mayIdentify = can(scope.role, 'rating:identify');
  return rows.map((row) => {
    const { answers, attributes, url, received_at, final, verified, customer, archived, ...plain } = row;
    return {
      ...toRow(plain, isScored(row)),
      surveyId: row.survey_id,
      answers: answersSaid(answers, asked.get(row.survey_id)),
      archived,
      attributes,
      url,
      receivedAt: received_at.toISOString(),
      final,
      verified,
      named: customer !== null,
      customer: mayIdentify ? customer : null,
    };
  });
}

/** One answer with all that is known of it. Throws `not_found`. */
export async function getAnswer(scope: WorkspaceScope, { id, segment }: AnswerQuery): Promise<AnswerView> {
  const [found] = await readWhole(scope, [id], await resolveSegment(scope, segment));
  if (!found) throw gone();
  const { surveyId, ...answer } = found;
  const texts = await scope.db.surveyText.findMany({
    where: { workspaceId: scope.workspaceId, surveyId },
    select: { locale: true, question: true, low: true, high: true, followUp: true },
  });
  return { ...answer, asked: textOf(texts, answer.locale, scope.locale) };
}

/** Other answers of one customer that are told. */
const MOST_OTHERS = 50;
const BEGINNING = 200;

/** What else the customer of an answer said, newest first. None where nobody said who it is. Throws `not_found`. */
export async function listOthers(
  scope: WorkspaceScope,
  { id, segment }: AnswerQuery,
): Promise<{ items: OtherAnswer[]; more: boolean }> {
  const { db, workspaceId } = scope;
  const own = await db.rating.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { customer: true },
  });
  if (!own) throw gone();
  if (own.customer === null) return { items: [], more: false };
  const found = await db.rating.findMany({
    where: { workspaceId, customer: own.customer, id: { not: id } },
    select: { id: true },
    orderBy: [{ answeredAt: 'desc' }, { id: 'desc' }],
    take: MOST_OTHERS + 1,
  });
  const ids = found.slice(0, MOST_OTHERS).map((one) => one.id);
  const rows = await readRows(scope, ids, await resolveSegment(scope, segment));
  return {
    items: rows.map(({ id, answeredAt, touchpoint, score, type, comment, source }) => ({
      id,
      answeredAt,
      touchpoint,
      score,
      type,
      comment: comment.length > BEGINNING ? `${comment.slice(0, BEGINNING)}…` : comment,
      source,
    })),
    more: found.length > MOST_OTHERS,
  };
}
