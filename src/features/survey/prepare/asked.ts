import type { Answers } from '@/contract/rating';
import type { AskedQuestion, FollowUpTexts, SurveySettings, WidgetTexts } from '@/contract/widget';
import type { Readable, ReadableSettings } from '@/features/asking/schema';

export type Asked = Readonly<Record<string, AskedQuestion>>;

type ReadableWords = Readable<Omit<FollowUpTexts, 'choices'>> & {
  choices?: Record<string, string | undefined> | undefined;
};
/** Texts of what settings add, as far as they can be read. */
export interface ReadableTexts {
  link?: string | undefined;
  more?: Record<string, ReadableWords> | undefined;
}

/** What is missing or mistaken in the words of settings in the workspace's language, which all others fall back to. */
export function wordFaults(
  { followUps = [], link }: ReadableSettings,
  texts: ReadableTexts | undefined,
  asked: Asked,
): { path: string; message: string }[] {
  const faults = followUps.flatMap(({ id, kind, choices = [] }, index) => {
    // Which words it lacks is told by its id.
    if (id === undefined) return [];
    const words = texts?.more?.[id];
    const before = asked[id];
    const reused =
      before && kind && before.kind !== kind
        ? [
            {
              path: `settings.followUps.${index}.id`,
              message: 'Another question had this id, and its answers are kept under it. Take a new one.',
            },
          ]
        : [];
    const unsaid = words?.question
      ? []
      : [{ path: `texts.more.${id}.question`, message: 'Write the question.' }];
    const unnamed = choices
      .filter((choice) => !words?.choices?.[choice])
      .map((choice) => ({ path: `texts.more.${id}.choices.${choice}`, message: 'Write the answer.' }));
    return [...reused, ...unsaid, ...unnamed];
  });
  return link && !texts?.link
    ? [...faults, { path: 'texts.link', message: 'Write what the link says.' }]
    : faults;
}

/** All questions there ever were, with their newest words: answers to them stay readable when they are gone. */
export function askedSince(
  asked: Asked,
  { followUps = [] }: SurveySettings,
  texts: WidgetTexts | undefined,
): Record<string, AskedQuestion> {
  const now = followUps.map(({ id, kind, choices }): [string, AskedQuestion] => {
    const words = texts?.more?.[id];
    const question = { kind, question: words?.question ?? asked[id]?.question ?? '' };
    if (!choices) return [id, question];
    const labels = choices.map((choice) => [choice, words?.choices?.[choice] ?? '']);
    return [id, { ...question, choices: { ...asked[id]?.choices, ...Object.fromEntries(labels) } }];
  });
  return { ...Object.fromEntries(now), ...asked, ...Object.fromEntries(now) };
}

export interface SaidAnswer {
  /** Id of the question. */
  id: string;
  question: string;
  value: string | string[];
  /** What was written, or the labels of what was chosen. */
  said: string[];
}

/** Answers in words, in the order in which they are asked; questions that are gone come last. */
export function answersSaid(answers: Answers | null, asked: Asked = {}): SaidAnswer[] {
  if (!answers) return [];
  const order = Object.keys(asked);
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return Object.entries(answers)
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([id, value]) => {
      const { question = id, choices = {} }: Partial<AskedQuestion> = asked[id] ?? {};
      return { id, question, value, said: [value].flat().map((one) => choices[one] ?? one) };
    });
}
