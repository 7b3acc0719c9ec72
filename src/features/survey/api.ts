import { z } from 'zod';
import type { ErrorIssue } from '@/contract/errors';
import type { SurveySettings, SurveyTexts, WidgetTexts } from '@/contract/widget';
import { AFTER_ROW, pageOf, pageSchema, toPage } from '@/domain/cursor';
import { languageTag, settingFaults } from '@/features/asking/schema';
import { byId, slug } from '@/features/map/schema';
import { lockTouchpoint, requireTouchpoint } from '@/features/touchpoint/data';
import { AppError } from '@/server/errors';
import { operation, type Sample } from '@/server/operation';
import type { WorkspaceScope } from '@/server/tenancy';
import { getSurvey, listSurveysAfter, surveyedTouchpoint } from './data';
import { saveSurvey, setSurveyStatus } from './mutations';
import { defaultTexts } from './prepare';
import { askedSince, wordFaults } from './prepare/asked';
import {
  type NewSurvey,
  newSurvey,
  readableSurvey,
  type SurveyChange,
  type SurveyResource,
  type SurveyStatus,
  type SurveyView,
  surveyChange,
  surveyResource,
} from './schema';

const survey = { name: 'Survey', schema: surveyResource };

const TEXTS: SurveyTexts = {
  question: 'How was paying?',
  low: 'Very bad',
  high: 'Very good',
  followUp: 'What is the main reason for your answer?',
  thanks: 'Thank you. Your answer has arrived.',
};

/** Asks those who were not satisfied what took long, ten seconds after they came to the page. */
const SETTINGS: SurveySettings = {
  followUps: [{ id: 'slow', kind: 'single', to: 3, choices: ['card', 'invoice'] }],
  triggers: [{ on: 'delay', seconds: 10, page: '/orders/*' }],
  recontact: 30,
};
const MORE = {
  slow: { question: 'What took long?', choices: { card: 'Paying by card', invoice: 'Finding the invoice' } },
};

const shown = ({ surveyId, touchpointId, touchpoint, at }: Sample): SurveyResource => ({
  id: surveyId,
  touchpointId,
  touchpoint,
  type: 'csat',
  status: 'published',
  texts: { en: TEXTS },
  settings: {},
  createdAt: at,
});

/** The survey that asks at a touchpoint. Throws `not_found`. */
async function resourceAt(scope: WorkspaceScope, touchpointId: string): Promise<SurveyResource> {
  const { slug } = await requireTouchpoint(scope, { id: touchpointId });
  const [found] = await listSurveysAfter(scope, { touchpoint: slug, after: null, count: 1 });
  if (!found) throw new AppError('not_found', 'This touchpoint has no survey yet. Add one first.');
  return found;
}

type SomeTexts = { [field in keyof WidgetTexts]?: WidgetTexts[field] | undefined };

/** Whole texts from those that were sent and those they complete. */
function wholeTexts(sent: SomeTexts, known?: WidgetTexts): WidgetTexts {
  const said = Object.fromEntries(Object.entries(sent).filter(([, text]) => text !== undefined));
  const whole: WidgetTexts = { ...NO_TEXTS, ...known, ...said };
  return sent.more ? { ...whole, more: { ...known?.more, ...sent.more } } : whole;
}

/**
 * What languages, words and scores of a body lack, as far as it can be read: said together with what is wrong with its
 * form. `before` is what it changes.
 */
function faultsOf({ locale }: WorkspaceScope, body: unknown, before?: SurveyView): ErrorIssue[] {
  const { texts, type = before?.type, settings } = readableSurvey.parse(body);
  const said = Object.entries(texts).map(([sent, words]) => {
    const tag = languageTag.safeParse(sent).data ?? sent;
    return { tag, words, known: before?.texts[tag], at: `texts.${sent}` };
  });
  const silent = said.filter(
    ({ tag, words, known }) => tag !== locale && !(words.question || known?.question),
  );
  // What was stored before is nobody's mistake now.
  if (said.length === 0 && !settings) return [];
  const own = said.find(({ tag }) => tag === locale);
  const stored = before?.texts[locale];
  const whole = { ...stored, ...own?.words, more: { ...stored?.more, ...own?.words.more } };
  const asked = before ? askedSince(before.asked, before.settings, stored) : {};
  const needed = settings ?? before?.settings ?? {};
  const place = own?.at ?? `texts.${locale}`;
  return [
    ...silent.map(({ at }) => ({
      path: `${at}.question`,
      message: 'A new language begins with its question.',
    })),
    ...(type ? settingFaults(needed, type) : []),
    ...wordFaults(needed, whole, asked).map((fault) => ({
      ...fault,
      path: fault.path.replace(/^texts/, place),
    })),
  ];
}

/** The survey behind an id, as it is stored. Throws `not_found`. */
async function surveyBehind(scope: WorkspaceScope, { id }: { id: string }): Promise<SurveyView | undefined> {
  const { touchpointId } = await surveyedTouchpoint(scope, id);
  return (await getSurvey(scope, touchpointId)) ?? undefined;
}

async function create(scope: WorkspaceScope, { replaces, ...survey }: NewSurvey): Promise<SurveyResource> {
  const { id: touchpointId, name } = await requireTouchpoint(scope, { slug: survey.touchpoint });
  const { type, status, settings = {} } = survey;
  const { [scope.locale]: own = {}, ...others } = survey.texts;
  await saveSurvey(scope, {
    touchpointId,
    type,
    status,
    locale: scope.locale,
    texts: wholeTexts(own, defaultTexts(type, name)),
    languages: Object.fromEntries(Object.entries(others).map(([tag, sent]) => [tag, wholeTexts(sent)])),
    settings,
    // Nobody has seen the texts of a survey that is new.
    base: replaces ? { surveyId: replaces, texts: NO_TEXTS } : null,
  });
  return resourceAt(scope, touchpointId);
}

const NO_TEXTS: SurveyTexts = { question: '', low: '', high: '', followUp: '', thanks: '' };

async function change(scope: WorkspaceScope, id: string, { status, texts = {}, settings }: SurveyChange) {
  const { touchpointId } = await surveyedTouchpoint(scope, id);
  await lockTouchpoint(scope, touchpointId);
  const stored = await resourceAt(scope, touchpointId);
  const said = Object.entries(texts).map(([tag, sent]) => [tag, wholeTexts(sent, stored.texts[tag])]);
  const { [scope.locale]: own, ...languages }: Record<string, WidgetTexts> = {
    ...stored.texts,
    ...Object.fromEntries(said),
  };
  if (own && (said.length > 0 || settings))
    await saveSurvey(scope, {
      touchpointId,
      type: stored.type,
      status: status ?? stored.status,
      locale: scope.locale,
      texts: own,
      languages,
      settings: settings ?? stored.settings,
    });
  else if (status) await setSurveyStatus(scope, { touchpointId, status });
  return resourceAt(scope, touchpointId);
}

async function setStatus(scope: WorkspaceScope, id: string, status: SurveyStatus): Promise<SurveyResource> {
  const { touchpointId } = await surveyedTouchpoint(scope, id);
  await setSurveyStatus(scope, { touchpointId, status });
  return resourceAt(scope, touchpointId);
}

/** The surveys of touchpoints in the REST API. */
export const surveyOperations = [
  operation({
    id: 'listSurveys',
    method: 'GET',
    path: '/surveys',
    tag: 'Surveys',
    summary: 'List surveys',
    description: 'The surveys that ask at touchpoints today, oldest first. Archived ones are left out.',
    permission: 'map:view',
    query: z.strictObject({
      touchpoint: slug.optional().describe('Slug of a touchpoint; all of them without.'),
      ...pageOf(AFTER_ROW),
    }),
    answer: { name: 'SurveyPage', schema: pageSchema(surveyResource) },
    faults: ['not_found'],
    handle: async (scope, { query: { touchpoint = null, cursor, limit } }) => {
      if (touchpoint) await requireTouchpoint(scope, { slug: touchpoint });
      const rows = await listSurveysAfter(scope, {
        touchpoint,
        after: cursor?.[0] ?? null,
        count: limit + 1,
      });
      return toPage(rows, limit, ({ id }) => id);
    },
    example: ({ touchpoint }) => ({ query: { touchpoint } }),
    shows: (sample) => ({ items: [shown(sample)], nextCursor: null }),
  }),
  operation({
    id: 'getSurvey',
    method: 'GET',
    path: '/surveys/{id}',
    tag: 'Surveys',
    summary: 'Read a survey',
    permission: 'map:view',
    params: byId,
    answer: survey,
    handle: async (scope, { params }) =>
      resourceAt(scope, (await surveyedTouchpoint(scope, params.id)).touchpointId),
    example: ({ surveyId }) => ({ params: { id: surveyId } }),
    shows: shown,
  }),
  operation({
    id: 'createSurvey',
    method: 'POST',
    path: '/surveys',
    tag: 'Surveys',
    summary: 'Create a survey',
    description:
      'Asks a question at a touchpoint. Sent twice, it makes one survey. Where another one asks already, 409 says so; ' +
      'with `replaces`, that one is archived with its answers, because two scales never mix.',
    permission: 'survey:edit',
    body: { name: 'NewSurvey', schema: newSurvey },
    status: 201,
    answer: survey,
    faults: ['not_found', 'conflict'],
    review: async (scope, { body }) => faultsOf(scope, body),
    handle: (scope, { body }) => create(scope, body),
    example: ({ silent }) => ({
      body: {
        touchpoint: silent,
        type: 'csat',
        texts: { en: { question: 'How was paying?', more: MORE } },
        settings: SETTINGS,
      },
    }),
    shows: (sample) => ({
      ...shown(sample),
      id: sample.newId,
      touchpoint: sample.silent,
      status: 'paused',
      texts: { en: { ...TEXTS, more: MORE } },
      settings: SETTINGS,
    }),
  }),
  operation({
    id: 'changeSurvey',
    method: 'PATCH',
    path: '/surveys/{id}',
    tag: 'Surveys',
    summary: 'Change a survey',
    description:
      'Changes the languages and texts that are named; the others stay. `settings` replaces all settings. All of it, or none.',
    permission: 'survey:edit',
    params: byId,
    body: { name: 'SurveyChange', schema: surveyChange },
    answer: survey,
    review: async (scope, { params, body }) => faultsOf(scope, body, await surveyBehind(scope, params)),
    handle: (scope, { params, body }) => change(scope, params.id, body),
    example: ({ surveyId }) => ({
      params: { id: surveyId },
      body: { texts: { de: { question: 'Wie war das Bezahlen?', thanks: 'Vielen Dank.' } } },
    }),
    shows: (sample) => ({
      ...shown(sample),
      texts: {
        en: TEXTS,
        de: { ...NO_TEXTS, question: 'Wie war das Bezahlen?', thanks: 'Vielen Dank.' },
      },
    }),
  }),
  operation({
    id: 'publishSurvey',
    method: 'POST',
    path: '/surveys/{id}/publish',
    tag: 'Surveys',
    summary: 'Publish a survey',
    description: 'Pages that use it ask within seconds.',
    permission: 'survey:edit',
    params: byId,
    answer: survey,
    handle: (scope, { params }) => setStatus(scope, params.id, 'published'),
    example: ({ surveyId }) => ({ params: { id: surveyId } }),
    shows: shown,
  }),
  operation({
    id: 'pauseSurvey',
    method: 'POST',
    path: '/surveys/{id}/pause',
    tag: 'Surveys',
    summary: 'Pause a survey',
    description: 'Nobody is asked any more, within seconds. Who has answered already may still finish.',
    permission: 'survey:edit',
    params: byId,
    answer: survey,
    handle: (scope, { params }) => setStatus(scope, params.id, 'paused'),
    example: ({ surveyId }) => ({ params: { id: surveyId } }),
    shows: (sample) => ({ ...shown(sample), status: 'paused' }),
  }),
];
