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

/** As it is stored of a map; null: not said. */
export const industryOf = (stored: string | null): Industry | null => industry.safeParse(stored).data ?? null;

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
  /** Other words by which it is searched for. */
  words: z.array(words),
  /** Other names under which it stands on a map. */
  also: z.array(words).default([]),
  industries: z.array(industry).min(1),
});
export type CatalogueEntry = z.infer<typeof catalogueEntry>;

/** Which of them hardly any business of an industry is without, as in prisma/seed/catalogue/usual.json. */
export const usualEntries = z.record(industry, z.array(words).min(10).max(16));
