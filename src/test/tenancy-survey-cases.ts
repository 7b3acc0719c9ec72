import { defaultTexts } from '@/features/survey/prepare';
import type { TenancyCase } from './tenancy-cases';

const texts = defaultTexts('csat', 'Checkout');

/** Procedures of the questions at touchpoints. */
export const SURVEY_CASES: Record<string, TenancyCase> = {
  'flag.list': { lowest: 'viewer', input: ({ touchpointId }) => ({ touchpointId }) },
  'flag.set': { lowest: 'editor', input: ({ ratingId: id }) => ({ id, flag: 'manual' }) },
  'connection.list': { lowest: 'editor', namesNothing: true },
  'survey.get': { lowest: 'viewer', input: ({ touchpointId }) => ({ touchpointId }) },
  'survey.save': {
    lowest: 'editor',
    input: ({ touchpointId }) => ({ touchpointId, type: 'ces', status: 'published', locale: 'en', texts }),
  },
  'survey.setStatus': {
    lowest: 'editor',
    input: ({ touchpointId }) => ({ touchpointId, status: 'paused' }),
  },
};
