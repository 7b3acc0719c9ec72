import { z } from 'zod';
import { LIMITS } from '@/contract/limits';
import { SURVEY_TYPES } from '@/contract/survey';

export const INDUSTRIES = [
  'retail',
  'software',
  'service',
  'hospitality',
  'health',
  'finance',
  'industry',
  'education',
] as const;
export const industry = z.enum(INDUSTRIES);
export type Industry = z.infer<typeof industry>;

export const INDUSTRY_NAMES: Readonly<Record<Industry, string>> = {
  retail: 'Retail and online shops',
  software: 'Software and subscriptions',
  service: 'Local services and trades',
  hospitality: 'Hotels and restaurants',
  health: 'Practices and clinics',
  finance: 'Banks and insurance',
  industry: 'Machines and business customers',
  education: 'Schools and courses',
};

const words = z.string().trim().min(1);

/** One typical touchpoint, as it stands in prisma/seed/catalogue/touchpoints.json. */
export const catalogueEntry = z.strictObject({
  slug: z
    .string()
    .max(LIMITS.slug)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: words.max(40),
  channel: words,
  phase: z.enum(['before', 'purchase', 'after']),
  department: words,
  /** What to ask here, and how. */
  type: z.enum(SURVEY_TYPES),
  question: words.max(120),
  /** Other names by which it is searched for and recognised. */
  words: z.array(words),
  industries: z.array(industry).min(1),
});
export type CatalogueEntry = z.infer<typeof catalogueEntry>;
