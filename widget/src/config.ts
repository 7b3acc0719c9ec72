import type { WidgetConfig } from '@/contract/widget';
import { matchTag } from '@/contract/words';
import { base, key } from './site';
import { settle } from './store';

/** Set by the build. */
declare const VERSION: string;

export const known: { config?: WidgetConfig } = {};
let pending: Promise<WidgetConfig> | undefined;

async function load(): Promise<WidgetConfig> {
  try {
    const answer = await fetch(`${base}widget/${key}?v=${VERSION}`, { credentials: 'omit' });
    if (!answer.ok) throw answer.status;
    const config: WidgetConfig = await answer.json();
    settle(config.consent);
    known.config = config;
    return config;
  } catch (error) {
    pending = undefined;
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
