import type { LIMITS } from '@/contract/limits';
import type { FollowUp, FollowUpTexts } from '@/contract/widget';
import { button, el } from './dom';
import { type Press, radios } from './scale';

const LONGEST_COMMENT: `${typeof LIMITS.widgetComment}` = '4000';
/** So that a comment and two of these fit into one body in any script. */
const LONGEST_TEXT = '500';

const isOn = (box: Element) => box.getAttribute('aria-checked') === 'true';

export type Step = [
  /** The field, or a group of buttons. */
  node: HTMLElement,
  /** What has been said, when there is a button to send it; a single choice goes on by itself. */
  said?: (() => string | string[] | undefined) | undefined,
  press?: Press,
];

/** Draws a question that comes after the score; `choose` hears of a single choice. */
export function drawFollowUp(
  { kind, choices = [] }: FollowUp,
  { choices: labels = {} }: FollowUpTexts,
  hint: string,
  rtl: boolean,
  choose: (id: string) => void,
): Step {
  const names = choices.map((id) => labels[id] ?? id);
  if (kind === 'single') {
    const [node, press] = radios(
      names,
      (i) => [names[i] as string],
      rtl,
      (i) => choose(choices[i] as string),
      { class: 'l' },
    );
    return [node, undefined, press];
  }
  if (kind === 'multiple') {
    const boxes = names.map((name) => {
      const box: HTMLButtonElement = button(
        () => box.setAttribute('aria-checked', `${!isOn(box)}`),
        { role: 'checkbox', 'aria-checked': 'false' },
        name,
      );
      return box;
    });
    return [
      el('div', { role: 'group', 'aria-labelledby': 'q', class: 'l m' }, ...boxes),
      () => {
        const picked = choices.filter((_, i) => boxes[i] && isOn(boxes[i]));
        return picked[0] && Object.setPrototypeOf(picked, null);
      },
    ];
  }
  const field = el('textarea', {
    rows: '3',
    maxlength: kind === 'text' ? LONGEST_TEXT : LONGEST_COMMENT,
    'aria-labelledby': 'q',
    placeholder: hint,
  });
  return [field, () => field.value.trim() || undefined];
}
