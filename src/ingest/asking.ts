import { LIMITS } from '@/contract/limits';
import type { Answers } from '@/contract/rating';
import type { SurveyType } from '@/contract/survey';
import type { AskedQuestion, FollowUp, FollowUpTexts, SurveySettings, WidgetTexts } from '@/contract/widget';
import { hasWords } from '@/contract/words';
import { cleanText, type RatingInput } from './schema';

interface Question {
  kind: FollowUp['kind'];
  choices: Set<string>;
}
/** By id. */
export type Questions = Map<string, Question>;

/**
 * The questions that answers are taken to: what is asked now and what was asked before, because pages and devices ask
 * for a while what they read earlier. Null when there never were any.
 */
export function questionsOf(
  asked: Record<string, AskedQuestion>,
  followUps: FollowUp[] | undefined,
): Questions | null {
  const questions: Questions = new Map();
  for (const [id, { kind, choices = {} }] of Object.entries(asked))
    questions.set(id, { kind, choices: new Set(Object.keys(choices)) });
  for (const { id, kind, choices = [] } of followUps ?? [])
    questions.set(id, { kind, choices: new Set([...(questions.get(id)?.choices ?? []), ...choices]) });
  return questions.size > 0 ? questions : null;
}

/**
 * What of the answers says something to a question there is or was. What does not is left out: an answer to a question
 * that nobody knows must not cost the rating it came with.
 */
export function knownAnswers(
  given: RatingInput['answers'],
  questions: Questions | null,
): Answers | undefined {
  if (!given || !questions) return undefined;
  const known: Answers = {};
  let any = false;
  for (const [id, value] of Object.entries(given)) {
    const question = questions.get(id);
    const answer = question && answerTo(question, value);
    if (answer === undefined || answer.length === 0) continue;
    known[id] = answer;
    any = true;
  }
  return any ? known : undefined;
}

function answerTo({ kind, choices }: Question, value: string | string[]): string | string[] | undefined {
  if (kind === 'comment') return undefined;
  if (kind === 'text') return typeof value === 'string' ? cleanText(value) : undefined;
  const chosen = [...new Set([value].flat())].filter((id) => choices.has(id));
  return kind === 'single' ? chosen[0] : chosen.slice(0, LIMITS.choices);
}

/**
 * The texts as customers get them: only of what is asked now, the default language always among them, and what a
 * language lacks in the words of the default one. Thanks, yes and no stay empty where the widget has its own words.
 */
export function textsOf(
  {
    type,
    texts,
    settings,
  }: { type: SurveyType; texts: Record<string, WidgetTexts>; settings: SurveySettings },
  locale: string,
): Record<string, WidgetTexts> {
  const fallback = texts[locale] ?? Object.values(texts)[0];
  if (!fallback) return texts;
  const all = Object.entries({ ...texts, [locale]: fallback });
  const bare = { ...fallback, thanks: '', ...(type === 'thumbs' ? { low: '', high: '' } : {}) };
  return Object.fromEntries(
    all.map(([tag, own]) => [tag, completed(own, hasWords(tag) ? bare : fallback, settings)]),
  );
}

function completed(own: WidgetTexts, fallback: WidgetTexts, settings: SurveySettings): WidgetTexts {
  const { question, low, high, followUp, thanks } = own;
  const tab = settings.tab === undefined ? undefined : own.tab || fallback.tab;
  const link = settings.link === undefined ? undefined : own.link || fallback.link;
  const more = settings.followUps?.flatMap(({ id, choices }): [string, FollowUpTexts][] => {
    const [said, instead] = [own.more?.[id], fallback.more?.[id]];
    const labels = choices?.map((choice) => [
      choice,
      said?.choices?.[choice] || instead?.choices?.[choice] || choice,
    ]);
    const words = { question: said?.question || instead?.question || '' };
    return [[id, labels ? { ...words, choices: Object.fromEntries(labels) } : words]];
  });
  return {
    question,
    low: low || fallback.low,
    high: high || fallback.high,
    followUp: followUp || fallback.followUp,
    thanks: thanks || fallback.thanks,
    ...(tab ? { tab } : {}),
    ...(link ? { link } : {}),
    ...(more?.length ? { more: Object.fromEntries(more) } : {}),
  };
}
