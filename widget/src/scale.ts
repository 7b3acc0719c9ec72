import { FACE, MOUTHS, THUMB } from '@/contract/drawings';
import { answerNames, SCALES, shownScores } from '@/contract/survey';
import type { SurveyTexts, WidgetSurvey } from '@/contract/widget';
import { button, el, icon } from './dom';

/** What a score is called here: a digit, a face's name, yes or no. */
type Call = (score: number) => string;
/** Handles a key that was pressed in the card. */
export type Press = (event: KeyboardEvent) => void;

/** Languages that may write digits of their own; for the others the first use of Intl would be most of a slow phone's work. */
const OWN_DIGITS = /^(a[rs]|b[ghn]|ckb|dz|fa|ks|lrc|m|n[eq]|p[as]|s[ad]|u)/;

/** A radio group with one tab stop: arrows move in it and mark, a tap, Enter or Space choose. */
export function radios(
  names: string[],
  look: (i: number) => (Node | string)[],
  rtl: boolean,
  choose: (i: number) => void,
  props: Record<string, string>,
): [group: HTMLElement, press: Press] {
  let at = 0;
  const buttons = names.map((name, i) =>
    button(
      () => choose(i),
      { role: 'radio', 'aria-checked': 'false', 'aria-label': name, tabindex: i ? '-1' : '0' },
      ...look(i),
    ),
  );
  return [
    el('div', { role: 'radiogroup', 'aria-labelledby': 'q', ...props }, ...buttons),
    (event) => {
      const across = rtl ? -1 : 1;
      const step = { ArrowRight: across, ArrowLeft: -across, ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      at = (at + step + buttons.length) % buttons.length;
      buttons.forEach((node, i) => {
        node.tabIndex = i === at ? 0 : -1;
        node.setAttribute('aria-checked', `${i === at}`);
      });
      buttons[at]?.focus();
    },
  ];
}

/** Draws the scale of a survey; `choose` is called once a score is settled. */
export function drawScale(
  { type }: WidgetSurvey,
  texts: SurveyTexts,
  words: string[],
  reader: string,
  rtl: boolean,
  choose: (score: number) => void,
): [nodes: (Node | string)[], call: Call, press: Press] {
  const { min, max } = SCALES[type];
  const thumbs = max < 2;
  const faces = type === 'smiley';
  const names = answerNames(type, texts, words);
  const digits: Call = (score) => (OWN_DIGITS.test(reader) ? score.toLocaleString(reader) : `${score}`);
  const call: Call = (score) => names[score - min] || digits(score);
  const scores = shownScores(type);
  let one: ReturnType<typeof setTimeout> | undefined;

  const [group, press] = radios(
    scores.map(call),
    (i) => [
      thumbs
        ? // Turned over by the style sheet for "no".
          icon(THUMB)
        : faces
          ? icon(FACE + MOUTHS[i])
          : '',
      faces ? '' : call(scores[i] as number),
    ],
    rtl,
    (i) => choose(scores[i] as number),
    { class: `g ${type}`, 'aria-describedby': 'a' },
  );
  return [
    [group, thumbs ? '' : el('div', { id: 'a' }, el('span', {}, texts.low), el('span', {}, texts.high))],
    call,
    (event) => {
      const { key } = event;
      press(event);
      const score = scores.find((each) => key === `${each}` || key === digits(each));
      // On 0–10 a 1 may be the start of 10, so it waits a moment for the next key.
      if (max > 9 && score === 1) one = setTimeout(choose, 600, 1);
      else if (score !== undefined) choose(one && !score ? 10 : score);
    },
  ];
}
