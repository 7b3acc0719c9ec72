import type { DrawnTheme } from '@/contract/widget';
import { el } from './dom';
import { listen } from './events';
import { wear } from './theme';

/** Gives the host a shadow root, dressed, with a node in it. */
export function dress(host: HTMLElement, node: HTMLElement, style: string, theme?: DrawnTheme): void {
  // Before it is shown, or its style would be worked out twice.
  wear(node, theme);
  const root = host.attachShadow({ mode: 'open' });
  root.append(node);
  try {
    // A constructed sheet passes a CSP without style-src.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Browsers older than constructed sheets.
    root.append(el('style', {}, style));
  }
}

/** Calls `shown` once an inline card has come into view: one below the fold has been shown to nobody yet. */
export function watchView(card: HTMLElement, shown: () => void): void {
  new IntersectionObserver(([seen], watch) => {
    if (!seen?.isIntersecting) return;
    watch.disconnect();
    shown();
  }).observe(card);
}

/** Shows a pop-over and keeps it above the keyboard of a phone. */
export function popOver(host: HTMLElement, card: HTMLElement): void {
  // The top layer lies above every z-index and outside every transform of the page.
  host.showPopover?.();
  const view = visualViewport as VisualViewport;
  const rise = () => card.style.setProperty('--v', `${innerHeight - view.height - view.offsetTop}px`);
  const stop = listen(view, 'resize scroll', () => (host.isConnected ? rise() : stop()));
  // To ask has everything laid out, which is a task of its own.
  setTimeout(rise);
}
