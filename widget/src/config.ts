import type { WidgetConfig } from '@/contract/widget';
import { matchTag } from '@/contract/words';
import { base, key } from './site';

let pending: Promise<WidgetConfig> | undefined;

/** The workspace's published surveys: one request for the page, made when first needed, again after a failure. */
export function getConfig(): Promise<WidgetConfig> {
  pending ??= fetch(`${base}widget/${key}`, { credentials: 'omit' })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .catch((error) => {
      pending = undefined;
      throw error;
    });
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
