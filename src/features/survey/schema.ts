import { z } from 'zod';
import { LIMITS } from '@/contract/limits';
import { SURVEY_TYPES, type SurveyType } from '@/contract/survey';
import type { SurveyTexts } from '@/contract/widget';
import { line, optionalLine, slug } from '@/features/map/schema';

export const SURVEY_STATUSES = ['published', 'paused'] as const;
export type SurveyStatus = (typeof SURVEY_STATUSES)[number];

/** A language as its canonical BCP 47 tag. */
const locale = z
  .string()
  .max(LIMITS.locale)
  .transform((tag, ctx) => {
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? tag;
    } catch {
      ctx.addIssue({ code: 'custom', message: 'This is no language tag. Use one like en, de or pt-BR.' });
      return z.NEVER;
    }
  });

const texts = z.object({
  question: line('The question', 200),
  low: optionalLine('The label of the low end', 60),
  high: optionalLine('The label of the high end', 60),
  followUp: optionalLine('The follow-up question', 200),
  thanks: optionalLine('The thanks text', 200),
}) satisfies z.ZodType<SurveyTexts>;

const seenTexts = z.object({
  question: z.string(),
  low: z.string(),
  high: z.string(),
  followUp: z.string(),
  thanks: z.string(),
}) satisfies z.ZodType<SurveyTexts>;

export const saveSurveyInput = z.object({
  touchpointId: z.uuid(),
  type: z.enum(SURVEY_TYPES),
  status: z.enum(SURVEY_STATUSES),
  locale,
  texts,
  /** What the editor saw before typing, so that somebody else's change is not overwritten unseen. */
  base: z.object({ surveyId: z.uuid(), texts: seenTexts }).nullish(),
});
export type SaveSurvey = z.output<typeof saveSurveyInput>;

export const setSurveyStatusInput = z.object({ touchpointId: z.uuid(), status: z.enum(SURVEY_STATUSES) });

/** The survey that asks at a touchpoint today. */
export interface SurveyView {
  id: string;
  touchpointId: string;
  type: SurveyType;
  status: SurveyStatus;
  /** ISO date-time. */
  createdAt: string;
  /** By BCP 47 tag; the workspace's language is among them. */
  texts: Record<string, SurveyTexts>;
  /** Answers so far. They stay readable when another type takes its place, but are never mixed with the new ones. */
  n: number;
}

/** A survey as the REST API gives it. */
export const surveyResource = z.object({
  id: z.uuid(),
  touchpointId: z.uuid(),
  touchpoint: z.string().describe('Slug of the touchpoint at which it asks.'),
  type: z.enum(SURVEY_TYPES),
  status: z.enum(SURVEY_STATUSES).describe('A paused survey is not shown and accepts nothing.'),
  texts: z.record(z.string(), seenTexts).describe('By language tag.'),
  createdAt: z.iso.datetime(),
});
export type SurveyResource = z.infer<typeof surveyResource>;

const languages = z.record(locale, texts.partial().strict());

export const newSurvey = z.strictObject({
  touchpoint: slug.describe('Slug of the touchpoint at which it asks.'),
  type: z.enum(SURVEY_TYPES),
  status: z
    .enum(SURVEY_STATUSES)
    .default('paused')
    .describe('Paused until somebody has read it, if not said.'),
  texts: languages
    .default({})
    .describe(
      'By language tag. The language of the workspace is filled up with the usual words for the type.',
    ),
  replaces: z
    .uuid()
    .optional()
    .describe('Id of the survey whose place it takes. That one is archived with its answers.'),
});

export type NewSurvey = z.output<typeof newSurvey>;

/** Languages that are named are changed, in the texts that are named; the others stay. */
export const surveyChange = z.strictObject({
  status: z.enum(SURVEY_STATUSES).optional(),
  texts: languages.optional(),
});
export type SurveyChange = z.output<typeof surveyChange>;
