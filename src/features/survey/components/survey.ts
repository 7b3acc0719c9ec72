import { SURVEY_TYPES, type SurveyType } from '@/contract/survey';
import type { SurveyTexts } from '@/contract/widget';
import { defaultTexts } from '../prepare';
import type { SurveyView } from '../schema';

/** What an editor has in hand: the survey as it would be saved. */
export interface SurveyDraft {
  type: SurveyType;
  texts: SurveyTexts;
}

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
  if (!survey) return { type: 'csat', texts: defaultTexts('csat', name) };
  const texts = survey.texts[locale] ?? Object.values(survey.texts)[0] ?? defaultTexts(survey.type, name);
  return { type: survey.type, texts };
}

/**
 * The draft with another type. Labels of the ends belong to a scale, so they change with it; other texts change only
 * while they are the ones we proposed.
 */
export function withType(draft: SurveyDraft, type: SurveyType, name: string): SurveyDraft {
  if (type === draft.type) return draft;
  const [before, after] = [defaultTexts(draft.type, name), defaultTexts(type, name)];
  const keep = (field: 'question' | 'followUp' | 'thanks') =>
    draft.texts[field] === before[field] ? after[field] : draft.texts[field];
  return {
    type,
    texts: {
      question: keep('question'),
      low: after.low,
      high: after.high,
      followUp: keep('followUp'),
      thanks: keep('thanks'),
    },
  };
}

export function isSame(a: SurveyDraft, b: SurveyDraft): boolean {
  return (
    a.type === b.type && Object.entries(a.texts).every(([field, text]) => b.texts[field as 'low'] === text)
  );
}

export const TEXT_FIELDS = ['question', 'low', 'high', 'followUp', 'thanks'] as const;
export type SurveyField = 'type' | (typeof TEXT_FIELDS)[number];
/** Whose is kept, by field. */
export type Choices = Readonly<Partial<Record<SurveyField, 'mine' | 'theirs'>>>;

const partOf = ({ type, texts }: SurveyDraft, field: SurveyField): string =>
  field === 'type' ? type : texts[field];

/** Of another type the labels of the ends go with the type: they belong to a scale. */
const isOfType = (field: SurveyField, draft: SurveyDraft, now: SurveyDraft) =>
  draft.type !== now.type && (field === 'low' || field === 'high');

/**
 * The fields that were changed here and, in another way, by somebody else. `base` is what the editor began from; null:
 * there was nothing, so that everything is new.
 */
export function conflictsOf(draft: SurveyDraft, base: SurveyDraft | null, now: SurveyDraft): SurveyField[] {
  return (['type', ...TEXT_FIELDS] as const).filter((field) => {
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
  const text = (field: keyof SurveyTexts) => (isMine(field) ? draft.texts : now.texts)[field];
  return {
    type: isMine('type') ? draft.type : now.type,
    texts: {
      question: text('question'),
      low: text('low'),
      high: text('high'),
      followUp: text('followUp'),
      thanks: text('thanks'),
    },
  };
}
