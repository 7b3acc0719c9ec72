import type { LIMITS } from './limits';
import type { FollowUp, FollowUpTexts, WidgetSurvey, WidgetTexts } from './widget';

const MOST: typeof LIMITS.followUpsAtOnce = 3;

/**
 * What is asked after a score, in order, each with its words: those of the language, else those of `fallback`, label
 * by label. A question without words in either is left out. The comment question of the texts comes last and has no id.
 */
export function followUpsAt(
  survey: Pick<WidgetSurvey, 'followUps'>,
  score: number,
  texts: WidgetTexts,
  fallback: WidgetTexts | undefined,
): [FollowUp, FollowUpTexts][] {
  const asked: [FollowUp, FollowUpTexts][] = [];
  for (const one of survey.followUps ?? []) {
    const { id, from = score, to = score } = one;
    const other = fallback?.more?.[id];
    const { question = other?.question, choices } = texts.more?.[id] ?? {};
    if (question && score >= from && score <= to && asked.length < MOST)
      asked.push([one, { question, choices: { ...other?.choices, ...choices } }]);
  }
  if (texts.followUp && asked.length < MOST && !asked.some(([{ kind }]) => kind === 'comment'))
    asked.push([{ id: '', kind: 'comment' }, { question: texts.followUp }]);
  return asked;
}
