import type { AskedQuestion, SurveySettings, WidgetTexts } from '@/contract/widget';

type Asked = Readonly<Record<string, AskedQuestion>>;

/** What is missing or mistaken in the words of settings in the workspace's language, which all others fall back to. */
export function wordFaults(
  { followUps = [], link }: SurveySettings,
  texts: WidgetTexts | undefined,
  asked: Asked,
): { path: string; message: string }[] {
  const faults = followUps.flatMap(({ id, kind, choices = [] }, index) => {
    const words = texts?.more?.[id];
    const before = asked[id];
    const reused =
      before && before.kind !== kind
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
  return { ...asked, ...Object.fromEntries(now) };
}
