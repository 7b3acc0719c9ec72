import { el } from './dom';
import { listen } from './events';

/** Gives the host a shadow root, dressed, with a node in it. */
export function dress(host: HTMLElement, node: HTMLElement, style: string): ShadowRoot {
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
  return root;
}

/** Calls `shown` once an inline card has come into view: one below the fold has been shown to nobody yet. */
export function watchView(card: HTMLElement, shown: () => void): void {
  new IntersectionObserver(([seen], watch) => {
    if (!seen?.isIntersecting) return;
    watch.disconnect();
    shown();
  }).observe(card);
}

/** Puts a pop-over on the page and keeps it above the keyboard of a phone. */
export function popOver(host: HTMLElement, card: HTMLElement): void {
  // A script in the head may be called before there is a body.
  (document.body ?? document.documentElement).append(host);
  // The top layer lies above every z-index and outside every transform of the page.
  host.showPopover?.();
  const view = visualViewport as VisualViewport;
  const rise = () => card.style.setProperty('--v', `${innerHeight - view.height - view.offsetTop}px`);
  const stop = listen(view, 'resize scroll', () => (host.isConnected ? rise() : stop()));
  // With the frame that draws the card: to ask now would have everything laid out within this task.
  requestAnimationFrame(rise);
}
