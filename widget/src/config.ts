import type { WidgetConfig } from '@/contract/widget';
import { matchTag } from '@/contract/words';
import { base, key, note } from './site';
import { settle } from './store';

/** Set by the build. */
declare const VERSION: string;

export interface Failure {
  /** Of the answer; 0 when there was none. */
  status: number;
  message: string;
}
export const known: { config?: WidgetConfig; failure?: Failure | undefined } = {};
let pending: Promise<WidgetConfig> | undefined;

async function load(): Promise<WidgetConfig> {
  let status = 0;
  try {
    const answer = await fetch(`${base}widget/${key}?v=${VERSION}`, { credentials: 'omit' });
    status = answer.status;
    const body = await answer.json();
    if (!answer.ok) throw body.error.message;
    settle(body.consent);
    known.failure = undefined;
    known.config = body;
    return body;
  } catch (error) {
    pending = undefined;
    known.failure = { status, message: `${error}` };
    note('config', status, `${error}`);
    throw error;
  }
}

/** The workspace's published surveys: one request for the page, made when first needed, again after a failure. */
export function getConfig(): Promise<WidgetConfig> {
  pending ??= load();
  return pending;
}

/** The customer's language as far as the survey speaks it. */
export const matchLocale = (
  texts: Record<string, unknown>,
  fallback: string,
): [tag: string, reader: string] =>
  matchTag(Object.keys(texts), [document.documentElement.lang, ...navigator.languages]) ?? [
    fallback,
    fallback,
  ];
