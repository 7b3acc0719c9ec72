import { createHash } from 'node:crypto';
import type { SurveyType } from '@/contract/survey';
import type { SurveyTexts, WidgetConfig, WidgetSurvey } from '@/contract/widget';
import { languageOf, WORDS } from '@/contract/words';
import { addDays, dayInZone, type IsoDate, zoneStartOfDay } from '@/domain/period';
import { AppError } from '@/server/errors';

export interface SurveyConfig {
  id: string;
  type: SurveyType;
  published: boolean;
  texts: Record<string, SurveyTexts>;
}

export interface TouchpointConfig {
  id: string;
  deleted: boolean;
  survey: SurveyConfig | null;
}

/** What the database functions `ingest_config` and `ingest_workspace` return. */
export interface WorkspaceRecord {
  workspaceId: string;
  slug: string;
  name: string;
  timeZone: string;
  locale: string;
  personas: Record<string, string>;
  touchpoints: Record<string, TouchpointConfig>;
}
export type KeyRecord =
  | { kind: 'public' | 'secret'; revoked: true }
  | { kind: 'secret'; revoked: false }
  | ({ kind: 'public'; revoked: false; origins: string[] } & WorkspaceRecord);

export interface WorkspaceConfig {
  workspaceId: string;
  name: string;
  locale: string;
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
  widget: { body: Buffer; etag: string };
}

export function workspaceConfig(record: WorkspaceRecord): WorkspaceConfig {
  return {
    workspaceId: record.workspaceId,
    name: record.name,
    locale: record.locale,
    // Maps, because a slug like "constructor" must not find anything.
    personas: new Map(Object.entries(record.personas)),
    touchpoints: new Map(Object.entries(record.touchpoints)),
    dayAt: dayClock(record.timeZone),
  };
}

/** The config behind a key, or why the key cannot be used. */
export function keyConfig(record: KeyRecord | null): KeyConfig | AppError {
  if (!record)
    return new AppError('unauthenticated', 'The key is unknown. Compare it with the one in Touchline.');
  if (record.revoked)
    return new AppError('unauthenticated', 'The key was revoked. Put a new one in its place.');
  if (record.kind === 'secret') return secretKey();
  return {
    origins: record.origins.length > 0 ? new Set(record.origins.map(normalOrigin)) : null,
    workspace: workspaceConfig(record),
    widget: widgetOf(record),
  };
}

export const secretKey = (): AppError =>
  new AppError(
    'unauthenticated',
    'This is a secret key, which must never be in a page. Use a public key here.',
  );

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

function widgetOf(record: WorkspaceRecord): { body: Buffer; etag: string } {
  const surveys: [string, WidgetSurvey][] = [];
  for (const [slug, { deleted, survey }] of Object.entries(record.touchpoints)) {
    if (deleted || !survey?.published) continue;
    // The widget relies on the default language being there.
    const fallback = survey.texts[record.locale] ?? Object.values(survey.texts)[0];
    if (!fallback) continue;
    const texts = { ...survey.texts, [record.locale]: fallback };
    surveys.push([slug, { id: survey.id, type: survey.type, texts }]);
  }
  const ui = wordsFor(surveys.flatMap(([, { texts }]) => Object.keys(texts)));
  const config: WidgetConfig = { v: 1, locale: record.locale, surveys: Object.fromEntries(surveys), ui };
  const body = Buffer.from(JSON.stringify(config));
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}
