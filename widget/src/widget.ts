import type { Attributes } from '@/contract/rating';
import type { WidgetConfig, WidgetSurvey } from '@/contract/widget';
import { type AskOptions, popped, showCard } from './card';
import { getConfig, known } from './config';
import { emit, listen } from './events';
import { fitsPage } from './page';
import { post, uuid, watchPage } from './queue';
import { forget, type Rule, rules, suits, type Way } from './rules';
import { base, clean, identity, key, log, note, onlooker, origin, setIdentity } from './site';
import { consent, del, get, list } from './store';
import { drawTab } from './tab';
import { arm, armed, atVisit, triggersOf, watchAddress } from './triggers';

interface Api {
  (...call: unknown[]): void;
  /** Calls made before the script came. */
  q?: Iterable<unknown>[];
  /** Set by the copy of the script that serves the page. */
  on?: number;
}

let tab: HTMLElement | undefined;
let tabOf: string | undefined;
let watched = false;
/** Touchpoints that were visited before it was known whether that asks anything. */
const visited: string[] = [];
const isOpen = () => !!popped?.isConnected;

/** Everything that decides about a survey, and whether it holds. */
const weigh = (slug: string, way: Way, more?: Attributes): [Rule, boolean][] =>
  known.config ? rules(slug, known.config, way, clean({ ...identity.attributes, ...more }), isOpen()) : [];

/** Shows a survey, if everything allows it; throws nothing. */
async function ask(slug: string, given?: AskOptions, way: Way = 'code', inline?: HTMLElement): Promise<void> {
  let options: AskOptions = {};
  try {
    options = { ...given };
    options.attributes = clean(options.attributes);
    // What was asked for before may have failed with a connection that is there again.
    const config = await getConfig().catch(getConfig);
    const how = options.wanted ? 'customer' : way;
    if (document.hidden && !inline) {
      // Nobody is shown anything in a tab that is not in sight.
      const stop = listen(document, 'visibilitychange', () => {
        stop();
        ask(slug, options, way);
      });
      return;
    }
    const decide = async () => {
      const [against] = weigh(slug, how, options.attributes).find(([, holds]) => !holds) ?? [];
      note('ask', slug, how, against);
      // So that the business hears of a name that is wrong, and of a survey that is gone or paused.
      if (against === 'unknown')
        fetch(`${base}widget/${key}?ask=${slug}`, { credentials: 'omit' }).catch(() => {});
      else if (!against)
        await showCard(slug, config, config.surveys[slug] as WidgetSurvey, how, options, inline);
    };
    let decided: Promise<void> | undefined;
    const once = () => {
      decided ??= decide();
      return decided;
    };
    // Windows of one browser take turns, long enough for each to know what the one before it asked. A page on plain http or
    // in a sandbox has no locks.
    if (how === 'code' || how === 'trigger')
      await navigator.locks?.request('touchline', once).catch(() => {});
    await once();
  } catch (error) {
    emit('error', { touchpoint: slug, code: 'unavailable', message: `${error}` }, options.onEvent);
  }
}

const fire = (slug: string) => void ask(slug, {}, 'trigger');

/** The tab of the first survey that has one for this page. */
function placeTab(config: WidgetConfig): void {
  const [slug, survey] =
    Object.entries(config.surveys).find(
      ([, { tab, audience }]) =>
        tab && fitsPage(tab) && suits(audience, identity.attributes).every(([, holds]) => holds),
    ) ?? [];
  if (slug === tabOf) return;
  tab?.remove();
  tabOf = slug;
  tab = survey && drawTab(survey, config, () => ask(slug as string, {}, 'customer'));
}

/** Lets ask by itself what asks on this page, once there is a configuration; without one, the next chance is taken. */
async function look(again?: 'load'): Promise<void> {
  try {
    const config = await getConfig();
    if (!watched) {
      watched = true;
      armed.push(...triggersOf(config));
      watchAddress(look);
    }
    arm(fire, again);
    placeTab(config);
    for (const slug of visited.splice(0)) for (const one of atVisit(slug)) fire(one);
  } catch {
    // Said by what asked for the configuration.
  }
}

const commands: Record<string, (...rest: never[]) => unknown> = {
  __proto__: null as never,
  ask: (slug: unknown, options?: AskOptions) => ask(`${slug}`, options),
  identify(who: unknown) {
    setIdentity(who);
    // Only a page that has been looked at is looked at again.
    if (known.config) look('load');
  },
  visit(slug: unknown) {
    post('visits', { touchpoint: `${slug}`, id: uuid(), attributes: identity.attributes });
    visited.push(`${slug}`);
    if (known.config) look();
  },
  reset() {
    setIdentity();
    forget();
    for (const name of [...list('s:'), 'b', 'p']) del(name);
  },
  consent: (yes: unknown = true) => consent(!!yes),
  // Neither a policy for scripts nor one for trusted types has anything against an import.
  debug: () => import(`${origin}/widget-debug.js`).then(({ show }) => show(inside), console.warn),
};

/** What the debugger sees, in an order of its own: names would have to be in both files. */
const inside = [key, known, log, onlooker, armed, weigh, get, identity, getConfig] as const;
export type Inside = typeof inside;

function start(): void {
  const page = window as unknown as { touchline?: Api };
  const { touchline } = page;
  if (touchline?.on) return;
  const api: Api = (name, ...rest) => {
    try {
      commands[name as string]?.(...(rest as never[]));
    } catch (error) {
      console.error(error);
    }
  };
  api.on = 1;
  if (!key || !origin) {
    // Calls go nowhere, but nothing of the page breaks.
    page.touchline = () => {};
    console.warn('Touchline: no src or no data-key');
    return;
  }
  page.touchline = api;
  watchPage();
  for (const call of touchline?.q ?? []) api(...call);
  const inline = (host: HTMLElement) => ask(host.getAttribute('touchpoint') ?? '', {}, 'inline', host);
  try {
    customElements.define(
      'touchline-survey',
      class extends HTMLElement {
        #seen = false;
        connectedCallback() {
          if (!this.#seen) inline(this);
          this.#seen = true;
        }
      },
    );
  } catch {}
  // The first look waits until the page is there and has nothing better to do.
  const idle = () => (window.requestIdleCallback ?? setTimeout)(() => look());
  if (document.readyState === 'complete') idle();
  else listen(window, 'load', idle);
  // A page out of the back-forward cache is a new one to the customer; a browser that comes online has a new chance.
  listen(window, 'online pageshow', (event) => {
    const { persisted = !known.config } = event as { persisted?: boolean };
    if (persisted) look('load');
  });
}

try {
  start();
} catch (error) {
  console.error(error);
}
