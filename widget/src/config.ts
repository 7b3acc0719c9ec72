import type { WidgetConfig } from '@/contract/widget';
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

/**
 * The customer's language as far as the survey speaks it: first the tag of the texts, then the tag that
 * asked for them, whose region decides the shape of the digits.
 */
export function matchLocale(texts: Record<string, unknown>, fallback: string): [tag: string, reader: string] {
  for (const reader of [document.documentElement.lang, ...navigator.languages]) {
    for (let want = reader; want; want = want.replace(/-?[^-]*$/, '')) {
      const start = RegExp(`^${want}\\b`, 'i');
      const tag = Object.keys(texts).find((one) => start.test(one));
      if (tag) return [tag, reader];
    }
  }
  return [fallback, fallback];
}
