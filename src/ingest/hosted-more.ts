import { followUpsAt } from '@/contract/follow-ups';
import { LIMITS } from '@/contract/limits';
import type { Answers } from '@/contract/rating';
import type { FollowUp, WidgetTexts } from '@/contract/widget';
import { type Markup, markup } from '@/lib/markup';
import type { SurveyConfig } from './config';

/** A question after the score, with its words. The comment question of the texts has no id. */
export interface Asked {
  id: string;
  kind: FollowUp['kind'];
  question: string;
  /** A list, because names of a record that look like numbers lose their place. */
  choices: { id: string; label: string }[];
}

/** What is asked after a score, in order. Without one, what is asked whatever it is. */
export function askedAt(
  { settings }: Pick<SurveyConfig, 'settings'>,
  texts: WidgetTexts,
  score: number | null,
): Asked[] {
  const followUps = settings.followUps?.filter(
    ({ from, to }) => score !== null || (from === undefined && to === undefined),
  );
  const asked = followUpsAt(followUps ? { followUps } : {}, score ?? 0, texts);
  return asked.map(([{ id, kind, choices = [] }, words]) => ({
    id,
    kind,
    question: words.question,
    choices: choices.map((choice) => ({ id: choice, label: words.choices?.[choice] ?? choice })),
  }));
}

/** What a form says to the questions of a survey; empty where it says nothing. */
export function answersIn(form: URLSearchParams, { settings }: Pick<SurveyConfig, 'settings'>): Answers {
  const said = (settings.followUps ?? []).flatMap(({ id, kind }): [string, string | string[]][] => {
    const all = form.getAll(`a.${id}`).filter((one) => one.trim() !== '');
    if (all.length === 0 || kind === 'comment') return [];
    if (kind === 'multiple') return [[id, all.slice(0, LIMITS.choices)]];
    return [[id, (all[0] ?? '').slice(0, LIMITS.widgetComment)]];
  });
  return Object.fromEntries(said);
}

/** Whether something of what is asked now was not in the form yet. One that does not tell has shown everything. */
export function asksMore(form: URLSearchParams, asked: readonly Asked[]): boolean {
  if (form.get('step') === 'tap') return asked.length > 0;
  const shown = form.get('shown')?.split(' ');
  return shown !== undefined && asked.some(({ id, kind }) => !shown.includes(id || kind));
}

/** The fields of the questions, each under its own name, none of them required. */
export function moreHtml(
  asked: readonly Asked[],
  {
    answers,
    comment,
    hint,
    chosen,
  }: {
    answers: Answers;
    comment: string;
    hint: string;
    /** Name of the score that was given. */
    chosen: string;
  },
): Markup {
  // All of them have to fit into one body.
  const texts = asked.filter(({ kind }) => kind === 'comment' || kind === 'text').length;
  const most = Math.floor(LIMITS.pageComment / Math.max(1, texts));
  const fields = asked.map(({ id, kind, question: words, choices }) => {
    const question = words.replace('{score}', () => chosen);
    const name = kind === 'comment' ? 'comment' : `a.${id}`;
    if (kind === 'comment' || kind === 'text') {
      const said = kind === 'comment' ? comment : `${answers[id] ?? ''}`;
      return markup`<label class="more" for="${name}">${question}</label>
<textarea id="${name}" name="${name}" rows="3" maxlength="${most}"${kind === 'comment' && markup` placeholder="${hint}"`}>
${said}</textarea>`;
    }
    const type = kind === 'single' ? 'radio' : 'checkbox';
    const given = new Set([answers[id] ?? []].flat());
    return markup`<fieldset class="choices"><legend class="more">${question}</legend>${choices.map(
      ({ id: choice, label }) =>
        markup`<label><input type="${type}" name="${name}" value="${choice}"${given.has(choice) && markup` checked`}><span>${label}</span></label>`,
    )}</fieldset>`;
  });
  return markup`<input type="hidden" name="shown" value="${asked.map(({ id, kind }) => id || kind).join(' ')}">${fields}`;
}
