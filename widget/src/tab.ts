import type { WidgetConfig, WidgetSurvey, WidgetTexts } from '@/contract/widget';
import { RIGHT_TO_LEFT } from '@/contract/words';
import css from './card.css?text';
import { matchLocale } from './config';
import { button, el } from './dom';
import { dress } from './place';

/** Stands a tab at the side of the page; `open` is what a tap does. */
export function drawTab(
  { texts }: WidgetSurvey,
  { locale, theme }: WidgetConfig,
  open: () => void,
): HTMLElement {
  const [tag] = matchLocale(texts, locale);
  const { question, tab: words = question } = texts[tag] as WidgetTexts;
  const host = el('div', { role: 'region', 'aria-label': words });
  const tab = button(
    open,
    { class: 't', lang: tag, dir: RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr' },
    el('span', {}, words),
  );
  dress(host, tab, css, theme);
  // Beside the body, which a page may have transformed and with it everything that is fixed in it.
  document.documentElement.append(host);
  return host;
}
