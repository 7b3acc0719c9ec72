import type { LIMITS } from './limits';
import type { FollowUp, FollowUpTexts, WidgetSurvey, WidgetTexts } from './widget';

const MOST: typeof LIMITS.followUpsAtOnce = 3;

/**
 * What is asked after a score, in order, each with its words. Texts come whole, completed in the words of the default
 * language; a question without words in either is left out. The comment question of the texts comes last and has no id.
 */
export function followUpsAt(
  survey: Pick<WidgetSurvey, 'followUps'>,
  score: number,
  texts: WidgetTexts,
): [FollowUp, FollowUpTexts][] {
  const asked: [FollowUp, FollowUpTexts][] = [];
  for (const one of survey.followUps ?? []) {
    const { id, from = score, to = score } = one;
    const words = texts.more?.[id];
    if (words?.question && score >= from && score <= to && asked.length < MOST) asked.push([one, words]);
  }
  if (texts.followUp && asked.length < MOST && !asked.some(([{ kind }]) => kind === 'comment'))
    asked.push([{ id: '', kind: 'comment' }, { question: texts.followUp }]);
  return asked;
}
