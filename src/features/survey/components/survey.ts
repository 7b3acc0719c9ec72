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
