import { SIGN } from '@/contract/drawings';
import { followUpsAt } from '@/contract/follow-ups';
import type { LIMITS } from '@/contract/limits';
import type { Answers, Attributes } from '@/contract/rating';
import type { WidgetConfig, WidgetSurvey, WidgetTexts } from '@/contract/widget';
import { ENGLISH, RIGHT_TO_LEFT, type Words } from '@/contract/words';
import css from './card.css?text';
import { matchLocale } from './config';
import { button, el, icon } from './dom';
import { type EventName, emit, type Listener } from './events';
import { drawFollowUp } from './follow';
import { dress, popOver, watchView } from './place';
import { post, uuid } from './queue';
import { spend, type Way } from './rules';
import { drawScale, type Press } from './scale';
import { clean, identity } from './site';
import { set } from './store';

export interface AskOptions {
  attributes?: Attributes | undefined;
  onEvent?: Listener | undefined;
  /** The customer asked for it, by a button of the page: it counts and is counted as the tab does. */
  wanted?: boolean | undefined;
}

const LONGEST_URL: typeof LIMITS.url = 2048;

enum Phase {
  Question,
  More,
  Done,
  Failed,
}

/** The pop-over that was shown last. */
export let popped: HTMLElement | undefined;

const pause = (ms?: number) => new Promise((done) => setTimeout(done, ms));

/** Shows one survey, in a pop-over or inside `inline`. */
export async function showCard(
  touchpoint: string,
  config: WidgetConfig,
  survey: WidgetSurvey,
  way: Way,
  { attributes, onEvent }: AskOptions,
  inline?: HTMLElement,
): Promise<void> {
  const [tag, reader] = matchLocale(survey.texts, config.locale);
  const texts = survey.texts[tag] as WidgetTexts;
  const [skip, submit, shut, hint, thanks, offline, kept, waiting, now, unsent, safe, again, ...names] = (
    config.ui?.[tag] ?? ENGLISH
  ).split('|') as Words;
  const rtl = RIGHT_TO_LEFT.test(tag);
  const answer: { touchpoint: string; id: string; score?: number } = { touchpoint, id: uuid() };
  // The query string stays home: it is where pages keep what is personal.
  const place = {
    survey: survey.id,
    url: location.href.split(/[?#]/)[0]?.slice(0, LONGEST_URL),
    source: 'widget',
  };
  let comment: string | undefined;
  let answers: Answers | undefined;
  let rest: ReturnType<typeof followUpsAt> = [];
  let phase = Phase.Question;
  let press: Press | undefined;
  let before: HTMLElement | null;
  let told = false;

  const host = inline ?? el('div', { popover: 'manual' });
  // Its words are replaced, never the element: a live region speaks of changes only.
  const title = el('p', { id: 'q', role: 'status' });
  const head = el(
    'div',
    {},
    title,
    inline ? '' : button(close, { class: 'x', 'aria-label': shut }, icon('M4 4l8 8M12 4l-8 8')),
  );
  const card = el('div', {
    class: inline ? 'c' : 'c p',
    role: inline ? 'group' : 'dialog',
    'aria-labelledby': 'q',
    tabindex: '-1',
    dir: rtl ? 'rtl' : 'ltr',
    lang: tag,
  });
  const focused = () => host.shadowRoot?.activeElement;

  function step(text: string, first: HTMLElement, ...nodes: (Node | string)[]): void {
    // Whoever came by keyboard stays in the card; a pointer leaves no focus behind.
    const keyboard = focused()?.matches(':focus-visible');
    press = undefined;
    title.textContent = text;
    card.replaceChildren(head, ...nodes);
    if (keyboard) first.focus();
  }
  const line = (text: string) => el('p', {}, text);
  const row = (...nodes: Node[]) => el('div', { class: 'f' }, ...nodes);
  const by = el('div', { class: 'b' }, icon(SIGN), 'Touchline');
  const tell = (name: EventName) => emit(name, { ...answer } as never, onEvent);

  function shown(): void {
    if (told) return;
    told = true;
    post('displays', { ...answer, ...place });
    tell('displayed');
  }

  const send = () =>
    post(
      'ratings',
      {
        ...answer,
        ...place,
        attributes: clean({ ...identity.attributes, ...attributes }),
        comment,
        answers,
        locale: tag,
        final: phase > Phase.More,
      },
      (stored) => {
        if (phase < Phase.Done) return;
        if (!stored) fail(stored);
        else if (phase === Phase.Failed) thank();
      },
    );

  function thank(): void {
    phase = Phase.Done;
    // The first sentence is the heading, the rest the text below it.
    const [first, ...more] = (texts.thanks || thanks).split(/(?<=[.!?؟。])\s/);
    const { url = '', from = 0 } = survey.link ?? {};
    const link = /^https:/.test(url) && (answer.score as number) >= from;
    step(
      first as string,
      card,
      line(more.join(' ')),
      link ? row(el('a', { class: 'y', href: url, target: '_blank' }, texts.link || url)) : '',
      by,
    );
    // Something that is still to be done has no time limit.
    if (!inline && !link) setTimeout(leave, 4e3);
  }

  function leave(): void {
    // A touch leaves a hover behind that means nothing.
    if (card.matches(matchMedia('(hover:hover)').matches ? ':hover,:focus-within' : ':focus-within'))
      setTimeout(leave, 1e3);
    else if (phase === Phase.Done) close();
  }

  function fail(stored?: boolean): void {
    phase = Phase.Failed;
    const retry = (label: string) =>
      button(
        () => {
          thank();
          send();
        },
        { class: 'y' },
        label,
      );
    if (stored === false) step(unsent, card, by);
    else if (navigator.onLine) step(unsent, card, line(safe), row(button(close, {}, shut), retry(again)));
    else
      step(
        offline,
        card,
        line(fill(kept)),
        row(icon('M2 2l12 12M2 8q6-5 12 0M5 10.5q3-2.5 6 0M8 13h0'), el('span', {}, waiting), retry(now)),
      );
  }

  function end(): void {
    thank();
    send();
    tell('completed');
  }

  /** So that this is not asked again too soon. */
  const stamp = () => set(`s:${touchpoint}`, `${Date.now()}`);

  const fill = (text: string) => text.replace('{score}', () => call(answer.score as number));

  /** Asks what comes next, or thanks. What was said so far is sent each time, so that it counts whatever comes. */
  function next(changed: boolean): void {
    const one = rest.shift();
    if (!one) {
      end();
      return;
    }
    if (changed) send();
    const [{ id, kind }, { question }] = one;
    const take = (said: string | string[] | undefined) => {
      if (said && kind === 'comment') comment = said as string;
      else if (said) answers = { __proto__: null as never, ...answers, [id]: said };
      next(!!said);
    };
    const [node, said, pressed] = drawFollowUp(...one, hint, rtl, take);
    const first = (node.firstElementChild ?? node) as HTMLElement;
    const inside = focused();
    step(
      fill(question),
      first,
      node,
      row(
        button(() => next(false), {}, skip),
        ...(said ? [button(() => take(said()), { class: 'y' }, submit)] : []),
      ),
    );
    press = pressed;
    // A sheet stays calm: the keyboard of a phone rises only when the field is tapped.
    if (inside && innerWidth > 480) first.focus();
  }

  const [scale, call, pressScale] = drawScale(survey, texts, names, reader, rtl, (score) => {
    if (phase) return;
    shown();
    phase = Phase.More;
    answer.score = score;
    stamp();
    tell('answered');
    rest = followUpsAt(survey, score, texts);
    next(true);
  });

  function close(): void {
    const inside = focused();
    if (!phase) {
      shown();
      phase = Phase.Done;
      stamp();
      tell('dismissed');
    } else if (phase < Phase.Done) end();
    host.remove();
    if (inside) before?.focus();
  }

  card.addEventListener('focusin', ({ relatedTarget }) => {
    before ??= relatedTarget as HTMLElement | null;
  });
  // What is typed here is no shortcut of the page.
  card.onkeyup = card.onkeypress = (event) => event.stopPropagation();
  card.onkeydown = (event) => {
    event.stopPropagation();
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && !inline) close();
    else press?.(event);
  };

  step(texts.question, card, ...scale, by);
  press = pressScale;
  if (!inline) {
    // It has its place at once, so that there is one at a time.
    (document.body ?? document.documentElement).append(host);
    popped = host;
    if (way !== 'customer') spend();
    stamp();
  }
  // Drawn, shown and told in a task each: together they are too long for a slow phone.
  await pause();
  dress(host, card, css, config.theme);
  if (inline) {
    watchView(card, shown);
    return;
  }
  popOver(host, card);
  if (way === 'customer') {
    for (let at = document.activeElement; at; at = at.shadowRoot?.activeElement ?? null)
      before = at as HTMLElement;
    card.focus();
  }
  await pause(50);
  // Once more, now that it is there to be listened to.
  title.textContent += '';
  shown();
}
