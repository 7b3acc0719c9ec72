import type { SurveyType } from '@/contract/survey';
import type { SurveySettings, SurveyTexts, WidgetTexts } from '@/contract/widget';
import { settingFaults } from '@/features/asking/schema';
import { notifyMaps } from '@/features/map/mutations';
import { lockTouchpoint } from '@/features/touchpoint/data';
import type { Prisma } from '@/generated/prisma/client';
import { requireAtMost } from '@/server/ceilings';
import { mustWrite } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { getSurvey, toTexts } from './data';
import { defaultTexts } from './prepare';
import { type Asked, askedSince, wordFaults } from './prepare/asked';
import { type Part, partsOf, partText, plainly, type WholeSurvey, withPart } from './prepare/parts';
import type { SaveSurvey, SurveyStatus, SurveyView } from './schema';

/**
 * Makes or changes the survey of a touchpoint. Another type is another survey: the old one is archived with its
 * answers, so that two scales never mix. Throws `conflict` when `base` is given and somebody else changed the same
 * part meanwhile, `invalid` for settings that do not fit the scale or lack their texts, and when a new survey has no
 * text in the workspace's language, which all others fall back to.
 */
export async function saveSurvey(scope: WorkspaceScope, input: SaveSurvey): Promise<SurveyView> {
  const { db, workspaceId } = scope;
  const { touchpointId, type, status, locale, base } = input;
  const { mapId } = await lockTouchpoint(scope, touchpointId);
  const before = await getSurvey(scope, touchpointId);
  if (before?.type === type) {
    const whole = merge(scope, before, input);
    const { settings, asked } = settled(scope, whole, type, before);
    await db.survey.updateMany({ where: { workspaceId, id: before.id }, data: { status, settings, asked } });
    await writeTexts(scope, before.id, whole, before.texts);
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
    const whole: WholeSurvey = {
      texts: { ...input.languages, [locale]: input.texts },
      settings: input.settings ?? {},
    };
    const { settings, asked } = settled(scope, whole, type, null);
    await db.survey.updateMany({
      where: { workspaceId, touchpointId, archivedAt: null },
      data: { archivedAt: new Date() },
    });
    const data = { workspaceId, touchpointId, type, status, settings, asked };
    const { id } = await db.survey.create({ data });
    await writeTexts(scope, id, whole, {});
  }
  await notifyMaps(scope, [mapId]);
  return saved(scope, touchpointId);
}

/** Yours where you typed, theirs where you did not; throws `conflict` where both did. */
function merge(scope: WorkspaceScope, stored: SurveyView, input: SaveSurvey): WholeSurvey {
  const { base, locale } = input;
  const wholeOf = ({ texts, languages, settings }: Pick<SaveSurvey, 'texts' | 'languages' | 'settings'>) => ({
    texts: { ...(languages ?? stored.texts), [locale]: { ...stored.texts[locale], ...texts } },
    settings: settings ?? stored.settings,
  });
  const yours = wholeOf(input);
  if (base === undefined) return yours;
  // Who saw another survey, or none, has seen none of this.
  const seen = base?.surveyId === stored.id ? partsOf(wholeOf(base), scope.locale) : {};
  const [theirParts, yourParts] = [partsOf(stored, scope.locale), partsOf(yours, scope.locale)];
  let merged = yours;
  for (const part of new Set([...Object.keys(theirParts), ...Object.keys(yourParts)]) as Set<Part>) {
    const edit = {
      field: part,
      base: partText(seen[part]),
      theirs: partText(theirParts[part]),
      yours: partText(yourParts[part]),
    };
    const untouched = edit.yours === edit.base;
    if (untouched || !mustWrite<string | null>(edit)) merged = withPart(merged, stored, part, scope.locale);
  }
  return merged;
}

/** The settings as they are stored, with every question there ever was. Throws `invalid`. */
function settled(scope: WorkspaceScope, whole: WholeSurvey, type: SurveyType, before: SurveyView | null) {
  const { settings } = whole;
  const texts = whole.texts[scope.locale];
  // What is asked now stands in the settings alone where a document brought it.
  const known = before ? askedSince(before.asked, before.settings, before.texts[scope.locale]) : {};
  const issues = [...settingFaults(settings, type), ...wordFaults(settings, texts, known)];
  const asked = askedSince(known, settings, texts);
  const most = Math.max(0, ...Object.values(asked).map(({ choices = {} }) => Object.keys(choices).length));
  if (Math.max(Object.keys(asked).length, most) > MOST_ASKED)
    issues.push({
      path: 'settings.followUps',
      message: `A survey asks ${MOST_ASKED} questions in all its time.`,
    });
  const [first] = issues;
  if (first) throw new AppError('invalid', `${first.message} Nothing was saved.`, { issues });
  return {
    settings: settings as Prisma.InputJsonObject,
    asked: asked as unknown as Prisma.InputJsonObject,
  };
}

/** Keeps the words of what the surveys of a map ask now, before and after something else writes their settings. */
export async function keepAsked({ db, workspaceId, locale }: WorkspaceScope, mapId: string): Promise<void> {
  const surveys = await db.survey.findMany({
    where: {
      workspaceId,
      touchpoint: { stage: { mapId } },
      archivedAt: null,
      NOT: { settings: { equals: {} } },
    },
    select: { id: true, settings: true, asked: true, texts: { where: { locale } } },
  });
  for (const { id, settings, asked: before, texts } of surveys) {
    const [own] = texts.map(toTexts);
    const asked = askedSince(before as unknown as Asked, settings as SurveySettings, own?.[1]);
    if (plainly(asked) === plainly(before)) continue;
    const data = { asked: asked as unknown as Prisma.InputJsonObject };
    await db.survey.updateMany({ where: { workspaceId, id }, data });
  }
}

/** Questions after the score in all the time of a survey, and choices of one. */
const MOST_ASKED = 200;

/** Writes the languages that changed, and takes away those that are gone. The workspace's own always stays. */
async function writeTexts(
  { db, workspaceId, locale: own }: WorkspaceScope,
  surveyId: string,
  { texts, settings }: WholeSurvey,
  before: Record<string, WidgetTexts>,
): Promise<void> {
  const ids = new Set(settings.followUps?.map(({ id }) => id));
  for (const [locale, { question, low, high, followUp, thanks, more = {}, ...rest }] of Object.entries(
    texts,
  )) {
    if (plainly(before[locale]) === plainly(texts[locale])) continue;
    const live = Object.fromEntries(Object.entries(more).filter(([id]) => ids.has(id)));
    const extra = {
      ...rest,
      ...(Object.keys(live).length > 0 ? { more: live } : {}),
    } as Prisma.InputJsonObject;
    const row = { question, low, high, followUp, thanks, extra };
    await db.surveyText.upsert({
      where: { workspaceId_surveyId_locale: { workspaceId, surveyId, locale } },
      create: { workspaceId, surveyId, locale, ...row },
      update: row,
    });
  }
  const gone = Object.keys(before).filter((locale) => !texts[locale] && locale !== own);
  if (gone.length > 0)
    await db.surveyText.deleteMany({ where: { workspaceId, surveyId, locale: { in: gone } } });
  requireAtMost('languagesOfSurvey', await db.surveyText.count({ where: { workspaceId, surveyId } }));
}

/**
 * Publishes or pauses; a paused survey is not shown and accepts no new answers: what has begun may be finished, and what
 * waited on a device is taken. Throws `not_found` without a survey.
 */
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
