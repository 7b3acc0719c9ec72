import { SATISFACTION_RULE } from '@/features/touchpoint/prepare';
import { escapeMarkup } from '@/lib/markup';
import { MOST_COMMENTS, type SharedComment, THEMES, type Theme } from './schema';

const EMAIL = /[^\s@<>(),;:"]{1,64}@[^\s@<>(),;:"]{1,255}/g;
/** Seven digits and more, as phones, cards and orders are written. */
const NUMBER = /\+?\p{Nd}(?:[\s()./-]{0,2}\p{Nd}){6,}/gu;
const DATE = /^(\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{4})$/;

/** What a customer wrote, without what the customer could be reached or found by. */
export const withoutContacts = (text: string): string =>
  text.replace(EMAIL, '[e-mail]').replace(NUMBER, (found) => (DATE.test(found) ? found : '[number]'));

/** How the scores are computed, and which of them are shown. */
export const SHARED_RULE = `${SATISFACTION_RULE}. Fewer than 5 answers are not shown, fewer than 30 are low.`;

/** "6"; "20+" where only the newest are shared, because nobody counted the rest. */
export const commentCount = (shared: readonly SharedComment[] = []): string =>
  `${shared.length}${shared.length < MOST_COMMENTS ? '' : '+'}`;

/** The theme that a page asks for by its address: an embedded one may, a wallboard is dark; null at every other. */
export function themeOf(address: string | null): Theme | null {
  const url = URL.parse(address ?? '', 'http://localhost');
  if (/^\/w\/[^/]+\/wallboard$/.test(url?.pathname ?? '')) return 'dark';
  if (!url?.pathname.startsWith('/embed/')) return null;
  return THEMES.find((theme) => theme === url.searchParams.get('theme')) ?? 'auto';
}

/**
 * The frame to paste into a page. It keeps the origin of its own, which its scripts and fonts need, and may open
 * Touchline in a window of its own; of the page around it, it can reach nothing. Attributes only, for pages whose
 * policy refuses style attributes.
 */
export function snippetOf({
  origin,
  path,
  map,
  theme,
}: {
  /** Of this installation. */
  origin: string;
  /** As a link's: "/r/…" */
  path: string;
  map: string;
  theme: Theme;
}): string {
  const address = `${origin}${path.replace(/^\/r\//, '/embed/')}${theme === 'auto' ? '' : `?theme=${theme}`}`;
  return [
    `<iframe src="${escapeMarkup(address)}"`,
    `  title="${escapeMarkup(`${map}, customer journey map`)}"`,
    '  width="100%" height="640" frameborder="0" loading="lazy" referrerpolicy="no-referrer"',
    '  sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>',
  ].join('\n');
}
