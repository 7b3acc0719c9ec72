import { followUpsAt } from '@/contract/follow-ups';
import { LIMITS } from '@/contract/limits';
import type { Answers } from '@/contract/rating';
import type { FollowUp, FollowUpTexts, WidgetSurvey, WidgetTexts } from '@/contract/widget';
import type { Words } from '@/contract/words';
import { button, el } from './dom';
import { count, show } from './kiosk-screen';

export interface Said {
  comment?: string;
  answers?: Answers;
}

/**
 * What a kiosk asks after a score: only what the survey asks of everybody at that score. The comment question of the
 * texts is for people who sit at a keyboard of their own.
 */
export const moreOf = (survey: WidgetSurvey, score: number, texts: WidgetTexts) =>
  followUpsAt(survey, score, { ...texts, followUp: '' });

/** Asks one after the other; `tell` hears each answer at once, `done` comes after the last or when nobody is there. */
export function askMore(
  [first, ...rest]: [FollowUp, FollowUpTexts][],
  {
    tag,
    name,
    words,
    head,
    idle,
  }: { tag: string; name: string; words: Words; head: () => Node[]; idle: number },
  tell: (said: Said, last: boolean) => void,
  done: () => void,
  said: Said = {},
): void {
  if (!first) {
    done();
    return;
  }
  const [skip, send] = words;
  const [{ id, kind, choices = [] }, { question, choices: labels = {} }] = first;
  const on = (given?: string | string[]) => {
    const now: Said = !given
      ? said
      : kind === 'comment'
        ? { ...said, comment: given as string }
        : { ...said, answers: { ...said.answers, [id]: given } };
    if (given || rest.length === 0) tell(now, rest.length === 0);
    askMore(rest, { tag, name, words, head, idle }, tell, done, now);
  };
  const title = el(
    'h1',
    { id: 'question', tabindex: '-1' },
    question.replace('{score}', () => name),
  );
  const foot: Node[] = [button(() => on(), {}, skip)];
  let body: Node;
  if (kind === 'single' || kind === 'multiple') {
    const picked = new Set<string>();
    const buttons = choices.map((choice) => {
      const one: HTMLButtonElement = button(
        () => {
          if (kind === 'single') return on(choice);
          if (!picked.delete(choice)) picked.add(choice);
          one.setAttribute('aria-pressed', `${picked.has(choice)}`);
          wait();
        },
        { 'aria-pressed': 'false' },
        labels[choice] ?? choice,
      );
      return one;
    });
    body = el('div', { class: 'choices', role: 'group', 'aria-labelledby': 'question' }, ...buttons);
    if (kind === 'multiple')
      foot.push(button(() => on(choices.filter((one) => picked.has(one))), { class: 'main' }, send));
  } else {
    const field = el('textarea', {
      rows: '4',
      maxlength: `${kind === 'text' ? 500 : LIMITS.widgetComment}`,
      'aria-labelledby': 'question',
    });
    field.oninput = () => wait();
    body = field;
    foot.push(button(() => on(field.value.trim()), { class: 'main' }, send));
  }
  // Whoever walks away leaves it for the next one; who does something has all the time.
  const wait = () =>
    count(idle, () => {
      tell(said, true);
      done();
    });
  show(tag, head(), [title, body], foot, title);
  wait();
}
