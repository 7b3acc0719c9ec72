import { z } from 'zod';
import { LIMITS } from '@/contract/limits';
import type { Attributes } from '@/contract/rating';
import { RATING_SOURCES, SCALES, type SurveyType } from '@/contract/survey';
import { AppError } from '@/server/errors';
import { issuesOf } from '@/server/faults';

// Many clients write null for what they do not know, so null is as good as nothing everywhere.
const text = (max: number) => z.string().max(max).nullish();
const place = { touchpoint: z.string().min(1).max(LIMITS.slug), id: z.guid() };
const survey = z
  .guid()
  .nullish()
  .describe(
    'Id of the survey that was shown. An answer to an earlier one stays on the scale it was given on.',
  );
const source = z.enum(RATING_SOURCES).nullish();
const age = z.number().nullish();
const attributes = z
  .record(
    z.string().min(1).max(LIMITS.attributeName),
    z.union([z.string().max(LIMITS.attributeValue), z.number(), z.boolean()]),
  )
  .refine((all) => Object.keys(all).length <= LIMITS.attributes, `At most ${LIMITS.attributes} attributes`)
  .nullish();

/** As long as it likes: one that nobody knows is no reason to lose an answer. */
const persona = z
  .string()
  .nullish()
  .describe('Slug of the customer’s persona. What is sent with one that does not exist is kept without.');

/** As long as it likes: one that does not hold is no reason to lose an answer. */
const signature = z
  .string()
  .nullish()
  .describe('Shows that the business itself said who the customer is: an HMAC made on its server.');

const answerId = z.string().min(1).max(LIMITS.followUpId);
const answers = z
  .record(answerId, z.union([z.string().max(LIMITS.widgetComment), z.array(answerId).max(LIMITS.choices)]))
  .refine(
    (all) => Object.keys(all).length <= LIMITS.followUps,
    `Answers to at most ${LIMITS.followUps} questions`,
  )
  .nullish()
  .describe('What was said to the questions after the score, by their id: a text, or the ids of choices.');

/** One rating as it is sent, without the key it is sent with. The scale is known only once the survey is. */
export const ratingSchema = z.object({
  ...place,
  survey,
  score: z.int(),
  comment: text(LIMITS.comment),
  answers,
  customer: text(LIMITS.customer),
  signature,
  persona,
  attributes,
  locale: text(LIMITS.locale),
  url: text(LIMITS.url),
  source,
  final: z.boolean().nullish(),
  age,
});
export type RatingInput = z.infer<typeof ratingSchema>;

export const displaySchema = z.object({ ...place, survey, persona, source, age });
export type DisplayInput = z.infer<typeof displaySchema>;

export const visitSchema = z.object({
  ...place,
  customer: text(LIMITS.customer),
  signature,
  persona,
  attributes,
  age,
});
export type VisitInput = z.infer<typeof visitSchema>;

/** A rating in a batch from server to server may say when it was given. */
export const batchRatingSchema = ratingSchema.extend({
  answeredAt: z.iso.datetime({ offset: true }).nullish(),
});

/** The value, or the `invalid` error that names everything wrong with it. */
export function check<T>(schema: z.ZodType<T>, value: unknown): T | AppError {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  return invalid(issuesOf(result.error));
}

export const invalid = (issues: { path: string; message: string }[]): AppError =>
  new AppError('invalid', 'Some values are not valid. Nothing was recorded.', { issues });

/** When something happened that is `age` seconds old on its arrival `at` (milliseconds); what cannot be is now. */
export const happenedAt = (at: number, age: number | null | undefined): number =>
  age && age > 0 && age <= LIMITS.ageSeconds ? at - age * 1_000 : at;

/** What is wrong with a score of this survey type, or null. */
export function scoreError(type: SurveyType, score: number): AppError | null {
  const { min, max } = SCALES[type];
  if (score >= min && score <= max) return null;
  return invalid([{ path: 'score', message: `A ${type} score is a whole number from ${min} to ${max}` }]);
}

const CONTROLS = /\p{Cc}/u;
const ALL_CONTROLS = /\p{Cc}/gu;
const CONTROLS_BUT_LINES = /[^\P{Cc}\n\t]/gu;

/** A one-line text without control characters and lone surrogates, neither of which the database takes. */
export function cleanLine(value: string | null | undefined): string | undefined {
  if (!value) return undefined;
  const line = CONTROLS.test(value) ? value.replace(ALL_CONTROLS, '') : value;
  return line.toWellFormed().trim() || undefined;
}

/** The same for a text of several lines, which keeps its line ends and tabs. */
export function cleanText(value: string | null | undefined): string | undefined {
  if (!value) return undefined;
  const text = CONTROLS.test(value) ? value.replace(/\r\n?/g, '\n').replace(CONTROLS_BUT_LINES, '') : value;
  return text.toWellFormed().trim() || undefined;
}

export function cleanAttributes(value: Attributes | null | undefined): Attributes | undefined {
  if (!value) return undefined;
  const entries = Object.entries(value).map(([name, given]) => [
    cleanLine(name) ?? '',
    typeof given === 'string' ? (cleanLine(given) ?? '') : given,
  ]);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
