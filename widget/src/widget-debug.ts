import {
  diagnose,
  type Failure,
  failureWords,
  followUpWords,
  languageWords,
  SHORT,
  type Situation,
  triggerWords,
  wordsOf,
} from './debug-words';
import { button, el } from './dom';
import { dress } from './place';
import type { Rule } from './rules';
import type { Inside } from './widget';
import css from './widget-debug.css?text';

/** Set by the build. */
declare const VERSION: string;

type Entry = Inside[2][number];
let host: HTMLElement | undefined;

/** Opens the overlay, or shows that it is open. */
export function show(inside: Inside): void {
  if (host?.isConnected) {
    host.shadowRoot?.querySelector('button')?.focus();
    return;
  }
  const [key = '', known, log, onlooker, armed, weigh, get, identity, getConfig] = inside;
  const server = new URL(import.meta.url).origin;
  let drawn = '';
  let failure: Failure | undefined;
  let told = log.length && Date.now();

  const body = el('div', { class: 'body', tabindex: '0', role: 'group', 'aria-label': 'Findings' });
  const small = button(fold, { 'aria-expanded': 'true' }, 'Fold');
  const box = el(
    'section',
    { class: 'box', 'aria-label': 'Touchline debugger', lang: 'en', dir: 'ltr' },
    el(
      'header',
      {},
      el('h2', {}, 'Touchline'),
      button(
        forget,
        { title: 'Forgets what this browser was asked, so that you can be asked again' },
        'Forget me',
      ),
      small,
      button(close, { 'aria-label': 'Close the debugger' }, '✕'),
    ),
    body,
  );
  const frame = el('div', { popover: 'manual' });
  host = frame;

  function fold(): void {
    small.setAttribute('aria-expanded', `${!box.classList.toggle('small')}`);
  }
  function forget(): void {
    (window as unknown as { touchline(name: string): void }).touchline('reset');
    draw();
  }
  function close(): void {
    clearInterval(timer);
    delete onlooker.tell;
    frame.remove();
  }

  const mark = (ok: boolean | undefined, ...words: (Node | string)[]) =>
    el('li', { class: ok === undefined ? '' : ok ? 'yes' : 'no' }, ...words);
  const facts = (...all: (HTMLElement | undefined)[]) =>
    el('ul', {}, ...all.filter((one) => one !== undefined));

  const situation = (slug: string): Situation | undefined =>
    known.config && { config: known.config, identity, last: get(`s:${slug}`), budget: get('b') };

  function surveyBox(slug: string): HTMLElement {
    const { config } = known;
    const survey = config?.surveys[slug];
    const about = situation(slug);
    if (!config || !survey || !about) return el('p', {});
    const all = weigh(slug, 'code');
    const against = all.find(([, holds]) => !holds)?.[0];
    const [spoken, language] = languageWords(survey, config.locale);
    return el(
      'details',
      { 'data-slug': slug },
      el('summary', {}, el('b', {}, slug), ` ${against ? `not shown: ${SHORT[against]}` : 'would be shown'}`),
      facts(
        ...all.map(([rule, holds]) => mark(holds, wordsOf(rule, survey, about))),
        mark(spoken, language),
        mark(undefined, followUpWords(survey, config.locale)),
        ...armed
          .filter((one) => one.slug === slug)
          .map(({ trigger, off }) =>
            mark(
              !!off,
              `${triggerWords(trigger)}: ${off ? 'waiting or done on this page' : 'not on this page'}.`,
            ),
          ),
        survey.triggers?.length ? undefined : mark(undefined, 'Asks only by code, element or tab.'),
        survey.tab ? mark(undefined, `Tab on ${survey.tab}.`) : undefined,
      ),
    );
  }

  const at = (moment: number) => el('time', {}, new Date(moment).toLocaleTimeString('en-GB'));

  /** One thing that happened, in words; nothing for what only the rules need. */
  function line([moment, what, ...detail]: Entry): HTMLElement | undefined {
    const [first, second, third] = detail;
    const slug = `${first}`;
    if (what === 'ask') {
      const rule = third as Rule | undefined;
      const published = Object.keys(known.config?.surveys ?? {}).join(', ') || 'none';
      const why = rule === 'unknown' ? `${SHORT.unknown}; published are: ${published}` : rule && SHORT[rule];
      return mark(!why, at(moment), `${slug}, by ${second}: ${why ? `not shown, ${why}` : 'shown'}`);
    }
    if (what === 'post') {
      const body = JSON.parse(`${third}`) as { touchpoint: string; score?: number; final?: boolean };
      const kind = slug.split(':')[1]?.slice(0, -1);
      const score = body.score === undefined ? '' : ` ${body.score}${body.final ? '' : ', not final'}`;
      const code = Number.parseInt(`${second}`, 10);
      const fate =
        code > 199 && code < 300
          ? 'arrived'
          : !code
            ? 'no answer: kept, tried again'
            : code > 499 || code === 408 || code === 429
              ? `${code}: kept, tried again`
              : body.score !== undefined && (code === 401 || code === 403 || code === 404)
                ? `refused: ${second} Kept for seven days, tried again on later pages.`
                : `refused for good: ${second}`;
      return mark(fate === 'arrived', at(moment), `${kind} at ${body.touchpoint}${score}: ${fate}`);
    }
    if (what === 'attribute')
      return mark(
        false,
        at(moment),
        `“${slug}” (${second}) was left out: attributes are 20 at most, names up to 40 characters, values text up to 200, numbers or true/false.`,
      );
    if (what === 'selector') return mark(false, at(moment), `The selector ${slug} is not valid: ${second}`);
    return undefined;
  }

  function findings(): HTMLElement[] {
    const { config } = known;
    const slugs = Object.keys(config?.surveys ?? {});
    const kept = (() => {
      try {
        return Object.keys(localStorage).filter((name) => name.startsWith(`touchline:${key}:`)).length;
      } catch {
        return -1;
      }
    })();
    const { customer, persona, signature, attributes } = identity;
    const kinds = Object.keys(attributes ?? {}).length;
    const who = customer ? `customer ${customer}` : 'nobody by name';
    return [
      el('p', { class: 'more' }, `Version ${VERSION}, key ${key}, ${server}`),
      facts(
        failure && !config
          ? mark(false, failureWords(failure, key, server))
          : config
            ? mark(true, `Connected: ${slugs.length} published ${slugs.length === 1 ? 'survey' : 'surveys'}.`)
            : mark(undefined, 'The configuration is on its way.'),
        mark(
          undefined,
          `Identified: ${who}${persona ? `, persona ${persona}` : ''}${signature ? ', with a signature' : ''}, ${kinds} ${kinds === 1 ? 'attribute' : 'attributes'}.`,
        ),
        config?.signed && customer && !signature
          ? mark(false, 'This workspace takes a name only with a valid signature: answers stay anonymous.')
          : undefined,
        kept < 0
          ? mark(false, 'The browser denies storage: everything is forgotten with the page.')
          : mark(
              undefined,
              `Stored in this browser: ${kept} ${kept === 1 ? 'entry' : 'entries'}${config?.consent && !get('c') ? '; nothing before touchline(‘consent’)' : ''}.`,
            ),
      ),
      el('h3', {}, 'Surveys'),
      ...slugs.map(surveyBox),
      el('h3', {}, 'On this page'),
      facts(
        ...(log
          .map(line)
          .filter((one) => one)
          .slice(-20)
          .reverse() as HTMLElement[]),
        log.some((one) => line(one)) ? undefined : mark(undefined, 'Nothing was asked or sent yet.'),
      ),
    ];
  }

  /** Draws what is new, and leaves alone what somebody has opened or stands on. */
  function draw(): void {
    const nodes = findings();
    const text = nodes.map((node) => node.textContent).join('\n');
    if (text === drawn) return;
    drawn = text;
    const root = frame.shadowRoot;
    const opened = [...body.querySelectorAll('details[open]')].map(
      (one) => (one as HTMLElement).dataset.slug,
    );
    const on = root?.activeElement?.closest('details')?.dataset.slug;
    const { scrollTop } = body;
    body.replaceChildren(...nodes);
    for (const one of body.querySelectorAll('details')) {
      one.open = opened.includes(one.dataset.slug);
      if (on && one.dataset.slug === on) one.querySelector('summary')?.focus();
    }
    body.scrollTop = scrollTop;
  }

  async function look(): Promise<void> {
    failure = await diagnose(key, server);
    draw();
  }

  /** The same for whoever reads consoles. */
  function tell(): void {
    for (const [moment, what, slug, , rule] of log.slice(-3))
      if (what === 'ask' && moment >= told) console.log(slug, rule ? SHORT[rule as Rule] : 'shown');
    told = Date.now() + 1;
    // A question that has just been shown lies above, on a phone with a veil over everything else.
    if (!frame.shadowRoot?.activeElement) {
      frame.hidePopover?.();
      frame.showPopover?.();
    }
    draw();
  }

  box.onkeydown = (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
  };
  dress(frame, box, css);
  (document.body ?? document.documentElement).append(frame);
  frame.showPopover?.();
  onlooker.tell = tell;
  const timer = setInterval(draw, 1_000);
  draw();
  getConfig().then(({ surveys }) => {
    console.group(`Touchline ${key}`);
    for (const slug of Object.keys(surveys)) {
      const against = weigh(slug, 'code').find(([, holds]) => !holds)?.[0];
      console.log(slug, against ? SHORT[against] : 'ready');
    }
    console.groupEnd();
    draw();
  }, look);
}
