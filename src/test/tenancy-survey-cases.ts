import { defaultTexts } from '@/features/survey/prepare';
import type { TenancyCase } from './tenancy-cases';

const texts = defaultTexts('csat', 'Checkout');

/** Procedures of the questions at touchpoints. */
export const SURVEY_CASES: Record<string, TenancyCase> = {
  'survey.get': { lowest: 'viewer', input: ({ touchpointId }) => ({ touchpointId }) },
  'survey.preview': {
    lowest: 'viewer',
    input: () => ({
      type: 'csat',
      tag: 'en',
      texts,
      asked: [],
      link: null,
      step: 'question',
      score: 1,
      mode: 'light',
    }),
    namesNothing: true,
  },
  'survey.save': {
    lowest: 'editor',
    input: ({ touchpointId }) => ({ touchpointId, type: 'ces', status: 'published', locale: 'en', texts }),
  },
  'survey.setStatus': {
    lowest: 'editor',
    input: ({ touchpointId }) => ({ touchpointId, status: 'paused' }),
  },
};
