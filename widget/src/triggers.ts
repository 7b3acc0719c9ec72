import type { Trigger, WidgetConfig } from '@/contract/widget';
import { listen } from './events';
import { fitsPage } from './page';
import { note } from './site';

export interface Armed {
  slug: string;
  trigger: Trigger;
  /** Takes it back; there while the trigger stands. */
  off?: (() => void) | undefined;
}
/** Time for what a click does in the page itself, among it leaving the page. */
const CLICK_MS = 300;

export const armed: Armed[] = [];
let path = '';

/** What to wait for before a survey asks; returns how to stop waiting. */
function wait({ on, seconds = 0, percent = 50, selector = '' }: Trigger, fire: () => void): () => void {
  if (on === 'delay') {
    const timer = setTimeout(fire, seconds * 1e3);
    return () => clearTimeout(timer);
  }
  if (on === 'click')
    return listen(window, 'click', (event) => {
      try {
        // What stands in a shadow of the page is clicked too.
        const spots = event.composedPath() as Element[];
        if (spots.some((spot) => spot.matches?.(selector))) setTimeout(fire, CLICK_MS);
      } catch (error) {
        note('selector', selector, `${error}`);
      }
    });
  let furthest = 0;
  const touch = !matchMedia('(hover:hover)').matches;
  if (on === 'scroll' || (on === 'exit' && touch))
    return listen(window, 'scroll', ({ target }) => {
      // A page may scroll in an element that fills it.
      const page = target === document ? (document.scrollingElement as Element) : (target as Element);
      const { scrollTop, clientHeight, scrollHeight } = page;
      if (clientHeight < innerHeight / 2) return;
      furthest = Math.max(furthest, scrollTop);
      if (
        on === 'scroll'
          ? (scrollTop + clientHeight) * 100 >= percent * scrollHeight - 100
          : furthest - scrollTop > clientHeight / 2
      )
        fire();
    });
  if (on === 'exit')
    return listen(document, 'mouseout', (event) => {
      const { relatedTarget, clientY } = event as MouseEvent;
      if (!relatedTarget && clientY <= 0) fire();
    });
  if (on === 'load') fire();
  return () => {};
}

/** Lets the triggers stand that fit the page as it is now: each once a page, which is another one by its path. */
export function arm(fire: (slug: string) => void, again?: Trigger['on']): void {
  const moved = path !== location.pathname;
  path = location.pathname;
  for (const one of armed) {
    const fits = fitsPage(one.trigger.page ?? '*');
    if (one.off && (moved || !fits || one.trigger.on === again)) {
      one.off();
      one.off = undefined;
    }
    if (fits && !one.off) {
      let done = false;
      one.off = () => {};
      one.off = wait(one.trigger, () => {
        if (done) return;
        done = one.trigger.on !== 'click';
        fire(one.slug);
      });
    }
  }
}

/** The triggers of all surveys, in the order of the configuration. */
export const triggersOf = ({ surveys }: WidgetConfig): Armed[] =>
  Object.entries(surveys).flatMap(([slug, { triggers = [] }]) =>
    triggers.map((trigger) => ({ slug, trigger })),
  );

/** Surveys that ask on this page once a touchpoint was visited. */
export const atVisit = (visited: string): string[] =>
  armed.flatMap(({ slug, trigger: { on, touchpoint = slug }, off }) =>
    off && on === 'visit' && touchpoint === visited ? [slug] : [],
  );

/** Calls `moved` whenever the address changes, without touching anything of the page's. */
export function watchAddress(moved: () => void): void {
  let was = location.href;
  const look = () => {
    if (was === location.href) return;
    was = location.href;
    moved();
  };
  const { navigation } = window as unknown as { navigation?: EventTarget };
  if (navigation) listen(navigation, 'currententrychange', look);
  // Older browsers: looking twice a second is cheaper than getting between the page and its history.
  else setInterval(look, 500);
}
