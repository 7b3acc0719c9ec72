import type { SurveyType } from '@/contract/survey';
import type { SurveyTexts } from '@/contract/widget';
import { notifyMaps } from '@/features/map/mutations';
import { lockTouchpoint } from '@/features/touchpoint/data';
import { requireAtMost } from '@/server/ceilings';
import { mustWrite } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { getSurvey } from './data';
import { defaultTexts } from './prepare';
import type { SaveSurvey, SurveyStatus, SurveyView } from './schema';

/**
 * Makes or changes the survey of a touchpoint, with its texts in one language. Another type is another survey: the
 * old one is archived with its answers, so that two scales never mix. Throws `conflict` when `base` is given and
 * somebody else changed one of the same texts meanwhile, `invalid` when a new survey has no text in the
 * workspace's language, which all others fall back to.
 */
export async function saveSurvey(scope: WorkspaceScope, input: SaveSurvey): Promise<SurveyView> {
  const { db, workspaceId } = scope;
  const { touchpointId, type, status, locale, base } = input;
  const { mapId } = await lockTouchpoint(scope, touchpointId);
  const before = await getSurvey(scope, touchpointId);
  if (before?.type === type) {
    const texts = merge(before, input);
    await db.survey.updateMany({ where: { workspaceId, id: before.id }, data: { status } });
    await db.surveyText.upsert({
      where: { workspaceId_surveyId_locale: { workspaceId, surveyId: before.id, locale } },
      create: { workspaceId, surveyId: before.id, locale, ...texts },
      update: texts,
    });
    const languages = await db.surveyText.count({ where: { workspaceId, surveyId: before.id } });
    requireAtMost('languagesOfSurvey', languages);
  } else {
    // Who saw another survey, or none, when choosing the type would archive one unseen.
    if (base !== undefined && before && base?.surveyId !== before.id)
      mustWrite<string>({ field: 'type', base: '', theirs: before.type, yours: type });
    if (locale !== scope.locale)
      throw new AppError(
        'invalid',
        `Write the texts in the language of the workspace (${scope.locale}) first: the others fall back to them.`,
        { issues: [{ path: 'locale', message: `Begin with ${scope.locale}.` }] },
      );
    await db.survey.updateMany({
      where: { workspaceId, touchpointId, archivedAt: null },
      data: { archivedAt: new Date() },
    });
    const { id } = await db.survey.create({ data: { workspaceId, touchpointId, type, status } });
    await db.surveyText.create({ data: { workspaceId, surveyId: id, locale, ...input.texts } });
  }
  await notifyMaps(scope, [mapId]);
  return saved(scope, touchpointId);
}

/** Yours where you typed, theirs where you did not; throws `conflict` where both did. */
function merge(stored: SurveyView, { base, locale, texts }: SaveSurvey): SurveyTexts {
  const theirs = stored.texts[locale];
  if (base === undefined || !theirs) return texts;
  // Who saw another survey, or none, has seen none of these texts.
  const seen = base?.surveyId === stored.id ? base.texts : null;
  const merged = { ...texts };
  for (const field of ['question', 'low', 'high', 'followUp', 'thanks'] as const) {
    const edit = { field, base: seen?.[field] ?? null, theirs: theirs[field], yours: texts[field] };
    const untouched = edit.yours === edit.base;
    if (untouched || !mustWrite<string | null>(edit)) merged[field] = edit.theirs;
  }
  return merged;
}

/** Publishes or pauses; a paused survey is not shown and accepts nothing. Throws `not_found` without a survey. */
export async function setSurveyStatus(
  scope: WorkspaceScope,
  { touchpointId, status }: { touchpointId: string; status: SurveyStatus },
): Promise<SurveyView> {
  const { mapId } = await lockTouchpoint(scope, touchpointId);
  await scope.db.survey.updateMany({
    where: { workspaceId: scope.workspaceId, touchpointId, archivedAt: null },
    data: { status },
  });
  await notifyMaps(scope, [mapId]);
  return saved(scope, touchpointId);
}

async function saved(scope: WorkspaceScope, touchpointId: string): Promise<SurveyView> {
  const survey = await getSurvey(scope, touchpointId);
  if (!survey) throw new AppError('not_found', 'This touchpoint has no survey yet. Add one first.');
  return survey;
}

/** Makes surveys where there are none, with their texts in the workspace's language. */
export async function createSurveys(
  { db, workspaceId, locale }: WorkspaceScope,
  status: Extract<SurveyStatus, 'published' | 'paused'>,
  asked: readonly { touchpointId: string; type: SurveyType; texts: SurveyTexts }[],
): Promise<void> {
  if (asked.length === 0) return;
  const surveys = asked.map((survey) => ({ ...survey, id: crypto.randomUUID() }));
  await db.survey.createMany({
    data: surveys.map(({ id, touchpointId, type }) => ({ workspaceId, id, touchpointId, type, status })),
  });
  await db.surveyText.createMany({
    data: surveys.map(({ id, texts }) => ({ ...texts, workspaceId, surveyId: id, locale })),
  });
}

/** Surveys that ask nobody before somebody has published them. */
export const addPausedSurveys = (
  scope: WorkspaceScope,
  touchpoints: readonly { id: string; name: string; survey: { type: SurveyType; question: string } | null }[],
): Promise<void> =>
  createSurveys(
    scope,
    'paused',
    touchpoints.flatMap(({ id, name, survey }) =>
      survey
        ? [
            {
              touchpointId: id,
              type: survey.type,
              texts: { ...defaultTexts(survey.type, name), question: survey.question },
            },
          ]
        : [],
    ),
  );
