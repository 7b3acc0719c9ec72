import type { SurveySettings, WidgetTexts } from '@/contract/widget';

/** What is needed of a survey to translate it. */
interface Translated {
  /** In the workspace's language. */
  texts: WidgetTexts;
  languages: Record<string, WidgetTexts>;
  settings: SurveySettings;
}

interface TextToSay {
  /** Where it stands: a field, or the id of a question and, behind a blank, of its choice. */
  key: string;
  label: string;
  /** In the workspace's language. */
  own: string;
}

const FIELDS = [
  ['question', 'Question'],
  ['low', 'Low end'],
  ['high', 'High end'],
  ['followUp', 'Follow-up question'],
  ['thanks', 'Thanks'],
] as const;

/** Every text that a language can say: those the workspace's own says. */
export function textsToSay({ texts, settings }: Omit<Translated, 'languages'>): TextToSay[] {
  const fields = FIELDS.map(([key, label]) => ({ key, label, own: texts[key] }));
  const extra = [
    ...(settings.tab === undefined ? [] : [{ key: 'tab', label: 'Tab', own: texts.tab ?? '' }]),
    ...(settings.link ? [{ key: 'link', label: 'Link', own: texts.link ?? '' }] : []),
  ];
  const asked = (settings.followUps ?? []).flatMap(({ id, choices = [] }, index) => {
    const words = texts.more?.[id];
    return [
      { key: `q ${id}`, label: `Question ${index + 1}`, own: words?.question ?? '' },
      ...choices.map((choice, at) => ({
        key: `q ${id} ${choice}`,
        label: `Question ${index + 1}, answer ${at + 1}`,
        own: words?.choices?.[choice] ?? '',
      })),
    ];
  });
  return [...fields, ...extra, ...asked].filter(({ own }) => own !== '');
}

/** What a language says at a place; with `text`, the survey in which it says that there. */
export function sayIn<Whole extends Translated>(whole: Whole, tag: string, key: string): string;
export function sayIn<Whole extends Translated>(whole: Whole, tag: string, key: string, text: string): Whole;
export function sayIn<Whole extends Translated>(whole: Whole, tag: string, key: string, text?: string) {
  const said = whole.languages[tag] ?? { question: '', low: '', high: '', followUp: '', thanks: '' };
  const [first = '', id, choice] = key.split(' ');
  const put = (texts: WidgetTexts): Whole => ({ ...whole, languages: { ...whole.languages, [tag]: texts } });
  if (id === undefined) {
    const field = first as (typeof FIELDS)[number][0] | 'tab' | 'link';
    return text === undefined ? (said[field] ?? '') : put({ ...said, [field]: text });
  }
  const words = said.more?.[id] ?? { question: '' };
  if (choice === undefined)
    return text === undefined
      ? words.question
      : put({ ...said, more: { ...said.more, [id]: { ...words, question: text } } });
  const choices = { ...words.choices, [choice]: text ?? '' };
  return text === undefined
    ? (words.choices?.[choice] ?? '')
    : put({ ...said, more: { ...said.more, [id]: { ...words, choices } } });
}

/** Texts that a language lacks: customers read them in the workspace's. */
export const missingIn = (whole: Translated, tag: string): TextToSay[] =>
  whole.languages[tag] ? textsToSay(whole).filter(({ key }) => sayIn(whole, tag, key) === '') : [];
