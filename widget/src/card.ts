import { SIGN } from '@/contract/drawings';
import type { LIMITS } from '@/contract/limits';
import type { Attributes } from '@/contract/rating';
import type { SurveyTexts, WidgetConfig, WidgetSurvey } from '@/contract/widget';
import { ENGLISH, RIGHT_TO_LEFT, type Words } from '@/contract/words';
import { matchLocale } from './config';
import { button, el, icon } from './dom';
import { type EventName, emit, type Listener } from './events';
import { dress, popOver, watchView } from './place';
import { post, uuid } from './queue';
import { drawScale } from './scale';
import { identity } from './site';
import { set } from './store';

export interface AskOptions {
  attributes?: Attributes | undefined;
  onEvent?: Listener | undefined;
}

const LONGEST_URL: typeof LIMITS.url = 2048;
const LONGEST_COMMENT: `${typeof LIMITS.widgetComment}` = '4000';

enum Phase {
  Question,
  Comment,
  Done,
  Failed,
}

/** Shows one survey, in a pop-over or inside `inline`; returns the element that holds it. */
export function showCard(
  touchpoint: string,
  config: WidgetConfig,
  survey: WidgetSurvey,
  { attributes, onEvent }: AskOptions,
  inline?: HTMLElement,
): HTMLElement {
  const [tag, reader] = matchLocale(survey.texts, config.locale);
  const texts = survey.texts[tag] as SurveyTexts;
  const [skip, submit, shut, hint, thanks, offline, kept, waiting, now, unsent, safe, again, ...names] = (
    config.ui?.[tag] ?? ENGLISH
  ).split('|') as Words;
  const rtl = RIGHT_TO_LEFT.test(tag);
  const answer: { touchpoint: string; id: string; score?: number } = { touchpoint, id: uuid() };
  // The query string stays home: it is where pages keep what is personal.
  const place = { url: location.href.split(/[?#]/)[0]?.slice(0, LONGEST_URL), source: 'widget' };
  let comment: string | undefined;
  let phase = Phase.Question;
  let before: HTMLElement | null;

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
  const root = dress(host, card);

  function step(text: string, ...nodes: (Node | string)[]): void {
    // Whoever came by keyboard stays in the card; a pointer leaves no focus behind.
    const keyboard = root.activeElement?.matches(':focus-visible');
    title.textContent = text;
    card.replaceChildren(head, ...nodes);
    if (keyboard) card.focus();
  }
  const line = (text: string) => el('p', {}, text);
  const row = (...nodes: Node[]) => el('div', { class: 'f' }, ...nodes);
  const by = el('div', { class: 'b' }, icon(SIGN), 'Touchline');
  const tell = (name: EventName) => emit(name, { ...answer } as never, onEvent);

  const send = () =>
    post(
      'ratings',
      {
        ...answer,
        ...place,
        attributes: { ...identity.attributes, ...attributes },
        comment,
        locale: tag,
        final: phase > Phase.Comment,
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
    const [first, ...rest] = (texts.thanks || thanks).split(/(?<=[.!?؟。])\s/);
    step(first as string, line(rest.join(' ')), by);
    if (!inline) setTimeout(leave, 4e3);
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
    if (stored === false) step(unsent, by);
    else if (navigator.onLine) step(unsent, line(safe), row(button(close, {}, shut), retry(again)));
    else
      step(
        offline,
        line(kept.replace('{score}', () => call(answer.score as number))),
        row(icon('M2 2l12 12M2 8q6-5 12 0M5 10.5q3-2.5 6 0M8 13h0'), el('span', {}, waiting), retry(now)),
      );
  }

  function end(): void {
    thank();
    send();
    tell('completed');
  }

  function remember(name: EventName): void {
    set(`s:${touchpoint}`, `${Date.now()}`);
    tell(name);
  }

  const [scale, call, press] = drawScale(survey, texts, names, reader, rtl, (score) => {
    if (phase) return;
    phase = Phase.Comment;
    answer.score = score;
    remember('answered');
    const question = texts.followUp.replace('{score}', () => call(score));
    if (!question) return end();
    send();
    const inside = root.activeElement;
    const field = el('textarea', {
      rows: '3',
      maxlength: LONGEST_COMMENT,
      'aria-labelledby': 'q',
      placeholder: hint,
    });
    step(
      question,
      field,
      row(
        button(end, {}, skip),
        button(
          () => {
            comment = field.value.trim() || undefined;
            end();
          },
          { class: 'y' },
          submit,
        ),
      ),
    );
    // A sheet stays calm: the keyboard of a phone rises only when the field is tapped.
    if (inside && innerWidth > 480) field.focus();
  });

  function close(): void {
    const inside = root.activeElement;
    if (!phase) {
      phase = Phase.Done;
      remember('dismissed');
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
    else if (!phase) press(event);
  };

  const shown = () => {
    post('displays', { ...answer, ...place });
    tell('displayed');
  };
  step(texts.question, ...scale, by);
  if (inline) watchView(card, shown);
  else {
    popOver(host, card);
    // Once more, now that it is there to be listened to.
    setTimeout(() => {
      title.textContent += '';
    }, 50);
    shown();
  }
  return host;
}
