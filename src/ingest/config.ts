import { createHash } from 'node:crypto';
import type { SurveyType } from '@/contract/survey';
import type {
  AskedQuestion,
  Asking,
  SurveySettings,
  WidgetConfig,
  WidgetSurvey,
  WidgetTexts,
} from '@/contract/widget';
import { languageOf, WORDS } from '@/contract/words';
import { drawnTheme } from '@/domain/contrast';
import { addDays, dayInZone, type IsoDate, zoneStartOfDay } from '@/domain/period';
import { type Encoded, encode } from '@/server/encoding';
import { AppError } from '@/server/errors';
import { type Questions, questionsOf, textsOf } from './asking';
import { type Identity, identityOf } from './identity';

interface SurveyRecord {
  id: string;
  type: SurveyType;
  published: boolean;
  settings: SurveySettings;
  /** Every question after the score there ever was, by id. */
  asked: Record<string, AskedQuestion>;
  texts: Record<string, WidgetTexts>;
}

/** What of a survey decides which answers it takes. */
export interface AnsweredSurvey {
  id: string;
  type: SurveyType;
  published: boolean;
  /** The questions after the score that answers are taken to; null: there never were any. */
  questions: Questions | null;
}

export interface SurveyConfig extends Omit<SurveyRecord, 'asked'>, AnsweredSurvey {}

interface Touchpoint<Survey, Earlier> {
  id: string;
  deleted: boolean;
  survey: Survey | null;
  /** By id: those it had before, each on a scale of its own. */
  earlier: Earlier;
}
export type TouchpointConfig = Touchpoint<SurveyConfig, Map<string, AnsweredSurvey>>;
type TouchpointRecord = Touchpoint<
  SurveyRecord,
  Record<string, Pick<SurveyRecord, 'type' | 'settings' | 'asked'>>
>;

/** What the database functions `ingest_config` and `ingest_workspace` return. */
export interface WorkspaceRecord {
  workspaceId: string;
  slug: string;
  name: string;
  timeZone: string;
  locale: string;
  asking: Asking;
  requireSignature: boolean;
  hashCustomers: boolean;
  identityVersion: number;
  personas: Record<string, string>;
  touchpoints: Record<string, TouchpointRecord>;
}
export type KeyRecord =
  | { kind: 'public' | 'secret'; revoked: true }
  | { kind: 'secret'; revoked: false }
  | ({ kind: 'public'; revoked: false; origins: string[] } & WorkspaceRecord);

export interface WorkspaceConfig {
  workspaceId: string;
  name: string;
  locale: string;
  asking: Asking;
  identity: Identity;
  personas: Map<string, string>;
  touchpoints: Map<string, TouchpointConfig>;
  /** Day of a moment (milliseconds) in the workspace's time zone. */
  dayAt(at: number): IsoDate;
}

/** A public key that may be used, with everything that is needed to do so. */
export interface KeyConfig {
  /** Origins it may be used from; null is any. */
  origins: Set<string> | null;
  workspace: WorkspaceConfig;
  widget: {
    encoded: Encoded;
    etag: string;
    /** Those that every published survey has texts in; null: nothing is asked. */
    languages: string[] | null;
  };
}

export function workspaceConfig(record: WorkspaceRecord): WorkspaceConfig {
  return {
    workspaceId: record.workspaceId,
    name: record.name,
    locale: record.locale,
    asking: record.asking,
    identity: identityOf(record),
    // Maps, because a slug like "constructor" must not find anything.
    personas: new Map(Object.entries(record.personas)),
    touchpoints: new Map(
      Object.entries(record.touchpoints).map(([slug, { id, deleted, survey, earlier }]) => [
        slug,
        {
          id,
          deleted,
          survey: survey && surveyConfig(survey, record.locale),
          earlier: earlierSurveys(earlier),
        },
      ]),
    ),
    dayAt: dayClock(record.timeZone),
  };
}

function surveyConfig({ asked, ...survey }: SurveyRecord, locale: string): SurveyConfig {
  return {
    ...survey,
    texts: textsOf(survey, locale),
    questions: questionsOf(asked, survey.settings.followUps),
  };
}

const earlierSurveys = (earlier: TouchpointRecord['earlier']): Map<string, AnsweredSurvey> =>
  new Map(
    Object.entries(earlier).map(([id, { type, settings, asked }]) => [
      id,
      // Whoever was asked by it may answer it: it is asked of nobody any more.
      { id, type, published: true, questions: questionsOf(asked, settings.followUps) },
    ]),
  );

/** The config behind a key, or why the key cannot be used. `before`: what was behind it when it was asked for last. */
export function keyConfig(
  record: KeyRecord | null,
  before: KeyConfig | AppError | null,
): KeyConfig | AppError {
  if (!record)
    return new AppError('unauthenticated', 'The key is unknown. Compare it with the one in Touchline.');
  if (record.revoked)
    return new AppError('unauthenticated', 'The key was revoked. Put a new one in its place.', ITS_OWN);
  if (record.kind === 'secret') return secretKey();
  const workspace = workspaceConfig(record);
  return {
    origins: record.origins.length > 0 ? new Set(record.origins.map(normalOrigin)) : null,
    workspace,
    widget: widgetOf(workspace, record.requireSignature, before instanceof AppError ? null : before),
  };
}

export const secretKey = (): AppError =>
  new AppError(
    'unauthenticated',
    'This is a secret key, which must never be in a page. Use a public key here.',
    ITS_OWN,
  );

/** The key is somebody's, who is to be told. */
const ITS_OWN = { data: { known: true } };

/** "https://Example.shop/" and "https://example.shop" are one origin. What is no URL is compared as it is. */
function normalOrigin(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).origin : origin;
}

/** Days are asked for at every rating, but change once a day. A moment beyond today is looked up on its own. */
function dayClock(timeZone: string): (at: number) => IsoDate {
  let today = '';
  let from = 0;
  let to = 0;
  return (at) => {
    if (at >= from && at < to) return today;
    const day = dayInZone(new Date(at), timeZone);
    if (at >= to) {
      today = day;
      from = zoneStartOfDay(day, timeZone).getTime();
      to = zoneStartOfDay(addDays(day, 1), timeZone).getTime();
    }
    return day;
  };
}

/** The widget's own words for each language the surveys speak; it has English itself. */
function wordsFor(tags: string[]): Record<string, string> {
  const known = tags.map((tag) => [tag, WORDS[languageOf(tag)]] as const);
  return Object.fromEntries(known.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Quick enough to be done whenever somebody changed a question: 1 ms for 60 surveys in three languages. */
const QUALITY = 5;

function widgetOf(
  workspace: WorkspaceConfig,
  signed: boolean,
  before: KeyConfig | null,
): KeyConfig['widget'] {
  const { locale, asking, touchpoints } = workspace;
  const surveys: [string, WidgetSurvey][] = [];
  for (const [slug, { deleted, survey }] of touchpoints) {
    // The widget relies on the default language being there; without any, there is nothing to ask.
    if (deleted || !survey?.published || !survey.texts[locale]) continue;
    const { id, type, texts, settings } = survey;
    surveys.push([slug, { id, type, texts, ...settings }]);
  }
  const ui = wordsFor(surveys.flatMap(([, { texts }]) => Object.keys(texts)));
  const config: WidgetConfig = {
    v: 1,
    locale,
    surveys: Object.fromEntries(surveys),
    ui,
    ...asking,
    ...(asking.theme ? { theme: drawnTheme(asking.theme) } : {}),
    ...(signed ? { signed } : {}),
  };
  const body = Buffer.from(JSON.stringify(config));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  // Compressed again only when it says something else.
  if (before?.widget.etag === etag) return before.widget;
  const [first, ...others] = surveys.map(([, { texts }]) => Object.keys(texts));
  const languages = first?.filter((tag) => others.every((tags) => tags.includes(tag))) ?? null;
  return { encoded: encode(body, QUALITY), etag, languages };
}
