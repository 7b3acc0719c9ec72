import { FACE, MOUTHS, THUMB } from '@/contract/drawings';
import { SCALES } from '@/contract/survey';
import type { SurveyTexts, WidgetSurvey } from '@/contract/widget';
import { button, el, icon } from './dom';

/** What a score is called here: a digit, a face's name, yes or no. */
type Call = (score: number) => string;
type Press = (event: KeyboardEvent) => void;

/** Draws the scale of a survey; `choose` is called once a score is settled. */
export function drawScale(
  { type }: WidgetSurvey,
  { low, high }: SurveyTexts,
  [no, yes, ...between]: string[],
  reader: string,
  rtl: boolean,
  choose: (score: number) => void,
): [nodes: (Node | string)[], call: Call, press: Press] {
  const { min, max } = SCALES[type];
  const thumbs = max < 2;
  const faces = type === 'smiley';
  const names = thumbs ? [low || no, high || yes] : faces ? [low, ...between, high] : [];
  const digits: Call = (score) => score.toLocaleString(reader);
  const call: Call = (score) => names[score - min] || digits(score);
  let at = 0;
  let one: ReturnType<typeof setTimeout> | undefined;

  const scores = Array.from({ length: max - min + 1 }, (_, i) => (thumbs ? 1 - i : min + i));
  const buttons = scores.map((score, i) =>
    button(
      () => choose(score),
      { role: 'radio', 'aria-checked': 'false', 'aria-label': call(score), tabindex: i ? '-1' : '0' },
      thumbs
        ? // Turned over by the style sheet for "no".
          icon(THUMB)
        : faces
          ? icon(FACE + MOUTHS[i])
          : '',
      faces ? '' : call(score),
    ),
  );
  return [
    [
      el(
        'div',
        { role: 'radiogroup', class: `g ${type}`, 'aria-labelledby': 'q', 'aria-describedby': 'a' },
        ...buttons,
      ),
      thumbs ? '' : el('div', { id: 'a' }, el('span', {}, low), el('span', {}, high)),
    ],
    call,
    (event) => {
      const { key } = event;
      const across = rtl ? -1 : 1;
      const step = { ArrowRight: across, ArrowLeft: -across, ArrowDown: 1, ArrowUp: -1 }[key];
      if (step) {
        event.preventDefault();
        at = (at + step + scores.length) % scores.length;
        buttons.forEach((node, i) => {
          node.tabIndex = i === at ? 0 : -1;
          node.setAttribute('aria-checked', `${i === at}`);
        });
        buttons[at]?.focus();
      }
      const score = scores.find((each) => key === `${each}` || key === digits(each));
      // On 0–10 a 1 may be the start of 10, so it waits a moment for the next key.
      if (max > 9 && score === 1) one = setTimeout(choose, 600, 1);
      else if (score !== undefined) choose(one && !score ? 10 : score);
    },
  ];
}
