import type { SurveyType } from '@/contract/survey';
import type { AskedQuestion, SurveySettings, SurveyTexts, WidgetTexts } from '@/contract/widget';
import { getAsking } from '@/features/asking/data';
import { languageTag } from '@/features/asking/schema';
import { requireTouchpoint } from '@/features/touchpoint/data';
import { surveyHtml } from '@/ingest/hosted-page';
import { pageTheme } from '@/ingest/hosted-theme';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { type Asked, askedSince } from './prepare/asked';
import type { PreviewPage, SurveyResource, SurveyStatus, SurveyView } from './schema';

/** The survey of a touchpoint that was not archived, with all its texts; null when it asks nothing. */
export async function getSurvey(scope: WorkspaceScope, touchpointId: string): Promise<SurveyView | null> {
  const { db, workspaceId } = scope;
  await requireTouchpoint(scope, { id: touchpointId });
  const survey = await db.survey.findFirst({
    where: { workspaceId, touchpointId, archivedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: { texts: { orderBy: { locale: 'asc' } } },
  });
  if (!survey) return null;
  const [counted] = await db.$queryRaw<{ n: number }[]>`
    SELECT coalesce(sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10), 0)::float8 AS n FROM tally
    WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = ${touchpointId}::uuid
      AND survey_id = ${survey.id}::uuid`;
  return {
    id: survey.id,
    touchpointId,
    type: survey.type as SurveyType,
    status: survey.status as SurveyStatus,
    createdAt: survey.createdAt.toISOString(),
    texts: Object.fromEntries(survey.texts.map(toTexts)),
    settings: survey.settings as SurveySettings,
    asked: survey.asked as unknown as Record<string, AskedQuestion>,
    n: counted?.n ?? 0,
  };
}

/** What surveys asked after the score, archived ones too; by id of the survey. */
export async function askedBy(
  { db, workspaceId, locale }: WorkspaceScope,
  surveyIds: readonly string[],
): Promise<ReadonlyMap<string, Asked>> {
  if (surveyIds.length === 0) return new Map();
  const surveys = await db.survey.findMany({
    where: { workspaceId, id: { in: [...new Set(surveyIds)] } },
    select: { id: true, settings: true, asked: true, texts: { where: { locale } } },
  });
  return new Map(
    surveys.map(({ id, settings, asked, texts: [own] }) => [
      id,
      askedSince(asked as unknown as Asked, settings as SurveySettings, own && toTexts(own)[1]),
    ]),
  );
}

/** The survey page as customers would get it. Nobody is asked by it, and it sends nothing. */
export async function drawPage(scope: WorkspaceScope, page: PreviewPage): Promise<{ html: string }> {
  const { type, tag, texts, asked, link, step, score, mode } = page;
  const where = { id: scope.workspaceId };
  const { name } = await scope.db.workspace.findUniqueOrThrow({ where, select: { name: true } });
  const { theme } = await getAsking(scope);
  const html = surveyHtml({
    key: '',
    touchpoint: '',
    workspace: name,
    type,
    tag: isTag(tag) ? tag : scope.locale,
    reader: isTag(tag) ? tag : scope.locale,
    texts: { ...texts, ...(link ? { link } : {}) },
    languages: [],
    id: '',
    survey: '',
    unknown: false,
    source: 'link',
    score: step === 'question' ? null : score,
    comment: '',
    answers: {},
    asked,
    link: link ? { url: 'about:blank' } : undefined,
    css: pageTheme({ ...theme, mode })?.css ?? null,
    step: step === 'question' ? 'ask' : step === 'followUps' ? 'received' : 'thanks',
  });
  return { html };
}

const isTag = (tag: string): boolean => languageTag.safeParse(tag).success;

interface SurveysAfter {
  /** Slug of a touchpoint; all without. */
  touchpoint: string | null;
  after: string | null;
  count: number;
}

/** Surveys that ask at touchpoints that are shown, oldest first, behind the survey `after`. */
export async function listSurveysAfter(
  { db, workspaceId }: WorkspaceScope,
  { touchpoint, after, count }: SurveysAfter,
): Promise<SurveyResource[]> {
  const rows = await db.$queryRaw<(Omit<SurveyResource, 'texts' | 'createdAt'> & { createdAt: Date })[]>`
    SELECT y.id, y.touchpoint_id AS "touchpointId", t.slug AS touchpoint, y.type, y.status,
           y.settings, y.created_at AS "createdAt"
    FROM survey y
    JOIN touchpoint t ON t.workspace_id = y.workspace_id AND t.id = y.touchpoint_id
    JOIN stage s ON s.workspace_id = t.workspace_id AND s.id = t.stage_id
    JOIN journey_map m ON m.workspace_id = s.workspace_id AND m.id = s.map_id
    WHERE y.workspace_id = ${workspaceId}::uuid AND y.archived_at IS NULL
      AND t.deleted_at IS NULL AND s.deleted_at IS NULL AND m.deleted_at IS NULL
      AND (${touchpoint}::text IS NULL OR t.slug = ${touchpoint}::text)
      AND (${after}::uuid IS NULL OR (y.created_at, y.id) > (
        SELECT created_at, id FROM survey WHERE workspace_id = ${workspaceId}::uuid AND id = ${after}::uuid))
    ORDER BY y.created_at, y.id LIMIT ${count}`;
  const texts = await db.surveyText.findMany({
    where: { workspaceId, surveyId: { in: rows.map(({ id }) => id) } },
    orderBy: { locale: 'asc' },
  });
  const bySurvey = Map.groupBy(texts, ({ surveyId }) => surveyId);
  return rows.map(({ createdAt, ...row }) => ({
    ...row,
    texts: Object.fromEntries((bySurvey.get(row.id) ?? []).map(toTexts)),
    createdAt: createdAt.toISOString(),
  }));
}

/** The touchpoint at which a survey asks that was not archived. Throws `not_found`. */
export async function surveyedTouchpoint({ db, workspaceId }: WorkspaceScope, id: string) {
  const where = { workspaceId, id, archivedAt: null };
  const survey = await db.survey.findFirst({ where, select: { touchpointId: true } });
  if (!survey) throw new AppError('not_found', 'This survey does not exist, or another one took its place.');
  return survey;
}

interface TextsRow extends SurveyTexts {
  locale: string;
  extra: unknown;
}

/** Texts of what the settings add, as they are stored beside the others. */
type ExtraTexts = Omit<WidgetTexts, keyof SurveyTexts>;

export const toTexts = ({
  locale,
  question,
  low,
  high,
  followUp,
  thanks,
  extra,
}: TextsRow): [string, WidgetTexts] => [
  locale,
  { question, low, high, followUp, thanks, ...(extra as ExtraTexts) },
];
