import { SURVEY_TYPES, type SurveyType } from '@/contract/survey';
import type { SurveySettings, WidgetTexts } from '@/contract/widget';
import { defaultTexts } from '../prepare';
import { type Part, type Parts, partsOf, plainly, type WholeSurvey, withPart } from '../prepare/parts';
import type { SurveyView } from '../schema';

/** What an editor has in hand: the survey as it would be saved. */
export interface SurveyDraft {
  type: SurveyType;
  /** In the workspace's language. */
  texts: WidgetTexts;
  /** In all the others. */
  languages: Record<string, WidgetTexts>;
  settings: SurveySettings;
}

/** What the editor says is wrong, and where. */
export interface Fault {
  path: string;
  message: string;
}

/** What a section of the editor is given. */
export interface SectionProps {
  draft: SurveyDraft;
  onChange: (next: SurveyDraft) => void;
  /** Language of the workspace. */
  locale: string;
}

/** Things that have no id but their place, with that place. */
export const placed = <One>(list: readonly One[]): { one: One; index: number; key: string }[] =>
  list.map((one, index) => ({ one, index, key: `at ${index}` }));

/** Ids are never used again: what was answered is found by them. */
export const freshId = (): string => `q${crypto.randomUUID().slice(0, 8)}`;

/** What is asked of the customer, by type. */
export const TYPE_HINTS: Readonly<Record<SurveyType, { name: string; hint: string }>> = {
  csat: { name: 'Satisfaction (CSAT)', hint: '1 to 5. Fits most touchpoints.' },
  smiley: { name: 'Smiley', hint: 'Five faces. Fits where reading is a burden: kiosk, packaging, children.' },
  ces: { name: 'Effort (CES)', hint: '1 to 7, from difficult to easy. Fits getting something done.' },
  nps: { name: 'Recommendation (NPS)', hint: '0 to 10. Fits the end of a journey, not a single step.' },
  thumbs: { name: 'Thumbs', hint: 'Up or down. Fits help pages and answers.' },
};

export const TYPES = SURVEY_TYPES;

/** What the editing begins with: what is stored, or neutral texts where nothing is. */
export function draftOf(survey: SurveyView | null, locale: string, name: string): SurveyDraft {
  if (!survey) return { type: 'csat', texts: defaultTexts('csat', name), languages: {}, settings: {} };
  const { [locale]: own, ...languages } = survey.texts;
  const texts = own ?? Object.values(languages)[0] ?? defaultTexts(survey.type, name);
  return { type: survey.type, texts, languages, settings: survey.settings };
}

/**
 * The draft with another type. Labels of the ends and scores belong to a scale, so they change with it; other texts
 * change only while they are the ones we proposed.
 */
export function withType(draft: SurveyDraft, type: SurveyType, name: string): SurveyDraft {
  if (type === draft.type) return draft;
  const [before, after] = [defaultTexts(draft.type, name), defaultTexts(type, name)];
  const keep = (field: 'question' | 'followUp' | 'thanks') =>
    draft.texts[field] === before[field] ? after[field] : draft.texts[field];
  const { followUps, link, ...settings } = draft.settings;
  return {
    type,
    texts: {
      ...draft.texts,
      question: keep('question'),
      low: after.low,
      high: after.high,
      followUp: keep('followUp'),
      thanks: keep('thanks'),
    },
    languages: Object.fromEntries(
      Object.entries(draft.languages).map(([tag, texts]) => [tag, { ...texts, low: '', high: '' }]),
    ),
    settings: {
      ...settings,
      ...(followUps ? { followUps: followUps.map(({ from: _, to: __, ...one }) => one) } : {}),
      ...(link ? { link: { url: link.url } } : {}),
    },
  };
}

/** Stands for the workspace's language, which a draft does not name. */
const OWN = '';
const wholeOf = ({ texts, languages, settings }: SurveyDraft): WholeSurvey => ({
  texts: { ...languages, [OWN]: texts },
  settings,
});

export type SurveyField = 'type' | Part;
/** A draft as it is compared: its type, its texts, its settings. */
export const fieldsOf = (draft: SurveyDraft): Parts & { type: SurveyType } => ({
  type: draft.type,
  ...partsOf(wholeOf(draft), OWN),
});

export const isSame = (a: SurveyDraft, b: SurveyDraft): boolean =>
  plainly(fieldsOf(a)) === plainly(fieldsOf(b));

/** Whose is kept, by field. */
export type Choices = Readonly<Partial<Record<SurveyField, 'mine' | 'theirs'>>>;

const partOf = (draft: SurveyDraft, field: SurveyField): string => plainly(fieldsOf(draft)[field]);

/** Of another type the labels of the ends go with the type: they belong to a scale. */
const isOfType = (field: SurveyField, draft: SurveyDraft, now: SurveyDraft) =>
  draft.type !== now.type && (field === 'low' || field === 'high');

const fieldsOfBoth = (a: SurveyDraft, b: SurveyDraft): SurveyField[] => [
  ...new Set([...Object.keys(fieldsOf(a)), ...Object.keys(fieldsOf(b))] as SurveyField[]),
];

/**
 * The fields that were changed here and, in another way, by somebody else. `base` is what the editor began from; null:
 * there was nothing, so that everything is new.
 */
export function conflictsOf(draft: SurveyDraft, base: SurveyDraft | null, now: SurveyDraft): SurveyField[] {
  return fieldsOfBoth(draft, now).filter((field) => {
    const [yours, theirs] = [partOf(draft, field), partOf(now, field)];
    const before = base && partOf(base, field);
    return yours !== theirs && yours !== before && theirs !== before && !isOfType(field, draft, now);
  });
}

/**
 * The draft over what is stored now: yours where only you typed, theirs where only they did, and as chosen where both
 * did.
 */
export function settle(
  draft: SurveyDraft,
  base: SurveyDraft | null,
  now: SurveyDraft,
  choices: Choices,
): SurveyDraft {
  const isMine = (field: SurveyField): boolean => {
    if (isOfType(field, draft, now)) return isMine('type');
    const choice = choices[field];
    return choice ? choice === 'mine' : partOf(draft, field) !== (base && partOf(base, field));
  };
  let whole = wholeOf(now);
  for (const field of fieldsOfBoth(draft, now))
    if (field !== 'type' && isMine(field)) whole = withPart(whole, wholeOf(draft), field, OWN);
  const { [OWN]: texts = now.texts, ...languages } = whole.texts;
  return { type: isMine('type') ? draft.type : now.type, texts, languages, settings: whole.settings };
}
