import { z } from 'zod';
import { LIMITS } from '@/contract/limits';
import { SCALES, type SurveyType } from '@/contract/survey';
import type { FollowUp, SurveySettings, Theme } from '@/contract/widget';
import { contrastFaults, ratioText } from '@/domain/contrast';
import { slug } from '@/features/map/schema';

/** The canonical form of a tag, or null for what is none. */
function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** A language as its canonical BCP 47 tag. */
export const languageTag = z
  .string()
  .max(LIMITS.locale)
  .refine((tag) => canonicalTag(tag) !== null, {
    message: 'This is no language tag. Use one like en, de or pt-BR.',
    abort: true,
  })
  .overwrite((tag) => canonicalTag(tag) ?? tag);

/** An id that the survey keeps for good: what was answered is found by it. */
export const answerId = z
  .string()
  .regex(/^[a-z0-9-]+$/, 'Small letters, digits and hyphens only.')
  .max(LIMITS.followUpId, `At most ${LIMITS.followUpId} characters.`);

const isThere = (value: unknown): boolean => typeof value === 'object' && value !== null;
/** Looked at beside what is wrong with a part of it, so that all of it is said at once. */
const beside = { when: ({ value }: { value: unknown }) => isThere(value) };
const besideAll = { when: ({ value }: { value: unknown }) => Array.isArray(value) && value.every(isThere) };

const score = z.int('A score is a whole number.').min(0).max(10);

const followUp = z
  .strictObject({
    id: answerId.describe('Yours to choose. Never used again for another question.'),
    kind: z
      .enum(['comment', 'text', 'single', 'multiple'])
      .describe('What is said to a comment is the comment of the rating; the others stand in its answers.'),
    from: score.exactOptional().describe('Lowest score at which it is asked.'),
    to: score.exactOptional().describe('Highest score at which it is asked.'),
    choices: z
      .array(answerId)
      .min(2, 'A choice needs two answers at least.')
      .max(LIMITS.choices, `At most ${LIMITS.choices} answers to choose from.`)
      .exactOptional()
      .describe('Ids of the choices in their order; for single and multiple only.'),
  })
  .superRefine(({ kind, from, to, choices }, ctx) => {
    const fault = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message });
    const chosen = kind === 'single' || kind === 'multiple';
    if (chosen && !choices) fault('choices', 'A choice needs two answers at least.');
    if (!chosen && choices) fault('choices', 'Only questions of the kinds single and multiple have choices.');
    if (Array.isArray(choices) && new Set(choices).size < choices.length)
      fault('choices', 'An id of a choice stands twice.');
    if (from !== undefined && to !== undefined && from > to) fault('to', 'The scores run the wrong way.');
  }, beside);

/** Questions after the score: each id once, and never more at one score than a customer has patience for. */
const followUps = z
  .array(followUp)
  .max(LIMITS.followUps, `A survey has ${LIMITS.followUps} questions after the score at most.`)
  .superRefine((all, ctx) => {
    const ids = all.map(({ id }) => id);
    const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
    if (twice >= 0)
      ctx.addIssue({ code: 'custom', path: [twice, 'id'], message: 'Another question has this id.' });
    const crowded = Array.from({ length: 11 }, (_, at) => at).find(
      (at) => all.filter(({ from = 0, to = 10 }) => at >= from && at <= to).length > LIMITS.followUpsAtOnce,
    );
    if (crowded !== undefined)
      ctx.addIssue({
        code: 'custom',
        message: `At the score ${crowded} more than ${LIMITS.followUpsAtOnce} questions would be asked. Narrow some to other scores, or delete one.`,
      });
  }, besideAll);

const PAGE = /^(\*|\/\S*|[\w*-][\w*.-]*(:\d+)?(\/\S*)?)$/;
/** A pattern of addresses. */
export const pagePattern = z
  .string()
  .trim()
  .min(1, 'Write a page like /orders/*, or * for every page.')
  .max(500, 'A page has 500 characters at most.')
  .refine((page) => !/^https?:/i.test(page), 'Leave out https://: begin with the host or with a slash.')
  .refine(
    (page) => /^https?:/i.test(page) || PAGE.test(page),
    'Write a path like /orders/*, a host and path like shop.example.test/thanks*, or * for every page.',
  )
  .describe('Path, or host and path, with * for anything.');

const page = { page: pagePattern.exactOptional() };
const trigger = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('load'), ...page }),
  z.strictObject({
    on: z.literal('delay'),
    seconds: z.number().min(0).max(3_600, 'A delay is an hour at most.'),
    ...page,
  }),
  z.strictObject({
    on: z.literal('scroll'),
    percent: z.int().min(1, 'From 1 to 100 percent.').max(100, 'From 1 to 100 percent.'),
    ...page,
  }),
  z.strictObject({
    on: z.literal('click'),
    selector: z
      .string()
      .trim()
      .min(1, 'Say on what, by its CSS selector.')
      .max(200, 'A selector has 200 characters at most.'),
    ...page,
  }),
  z.strictObject({ on: z.literal('exit'), ...page }),
  z.strictObject({
    on: z.literal('visit'),
    touchpoint: slug.exactOptional().describe('Slug of the visited touchpoint; its own without.'),
    ...page,
  }),
]);

const attributeRule = z
  .strictObject({
    name: z.string().trim().min(1, 'Name the attribute.').max(LIMITS.attributeName),
    op: z.enum(['is', 'not', 'has', 'more', 'less']),
    value: z.string().max(LIMITS.attributeValue).exactOptional(),
  })
  .superRefine(({ op, value = '' }, ctx) => {
    const fault = (message: string) => ctx.addIssue({ code: 'custom', path: ['value'], message });
    if (op !== 'has' && `${value}`.trim() === '') fault('Say what to compare with.');
    else if ((op === 'more' || op === 'less') && !Number.isFinite(Number(value)))
      fault('More and less compare numbers.');
  }, beside);

const audience = z.strictObject({
  personas: z.array(slug).max(50).exactOptional().describe('Slugs; one must fit.'),
  attributes: z
    .array(attributeRule)
    .max(LIMITS.audienceAttributes, `At most ${LIMITS.audienceAttributes} attributes.`)
    .exactOptional()
    .describe('All must fit.'),
  pages: z.array(pagePattern).max(20, 'At most 20 pages.').exactOptional().describe('One must fit.'),
  device: z.enum(['phone', 'desk']).exactOptional(),
  languages: z.array(languageTag).max(50).exactOptional().describe('One must begin the customer’s language.'),
});

/** An address that a browser only follows. */
const httpsAddress = z
  .url({ protocol: /^https$/, error: 'A link begins with https://.' })
  .max(LIMITS.url, 'This address is too long.');

/** How a survey asks. */
export const surveySettings: z.ZodType<SurveySettings> = z.strictObject({
  followUps: followUps
    .exactOptional()
    .describe(`Asked after the score in this order, at most ${LIMITS.followUpsAtOnce} at any score.`),
  triggers: z
    .array(trigger)
    .max(LIMITS.triggers, `At most ${LIMITS.triggers} triggers.`)
    .exactOptional()
    .describe('Any of them makes it ask; none: only code, an element or the tab does.'),
  audience: audience.exactOptional().describe('Whom it asks: everybody who fits all that is said.'),
  sample: z
    .number()
    .min(0.001, 'At least one in a thousand.')
    .max(1, 'At most everybody.')
    .exactOptional()
    .describe('Share of people who are asked, up to 1; a person is in or out for good.'),
  recontact: z
    .int('Whole days only.')
    .min(0)
    .max(3_650, 'Ten years at most.')
    .exactOptional()
    .describe('Days before the same person is asked this again; 1 if not said.'),
  tab: pagePattern.exactOptional().describe('A tab at the side of these pages opens it.'),
  link: z
    .strictObject({
      url: httpsAddress,
      from: score.exactOptional().describe('Lowest score at which it stands.'),
    })
    .exactOptional()
    .describe('Under the thanks.'),
});

/** What could be read of a thing, whatever is wrong with the rest of it. */
export type Readable<Thing> = { [part in keyof Thing]?: Thing[part] | undefined };
export interface ReadableSettings {
  followUps?: Readable<FollowUp>[] | undefined;
  link?: { from?: number | undefined } | undefined;
}

/** What is wrong with settings on the scale of a survey; empty: nothing. */
export function settingFaults(
  { followUps = [], link }: ReadableSettings,
  type: SurveyType,
): { path: string; message: string }[] {
  const { min, max } = SCALES[type];
  const message = `The scores of this survey run from ${min} to ${max}.`;
  const off = (value: number | undefined) => value !== undefined && (value < min || value > max);
  const paths = followUps.flatMap(({ from, to }, index) =>
    off(from) || off(to) ? [`settings.followUps.${index}.${off(from) ? 'from' : 'to'}`] : [],
  );
  if (off(link?.from)) paths.push('settings.link.from');
  return paths.map((path) => ({ path, message }));
}

const colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'Write a colour like #2b4fd0.');

const look = {
  mode: z.enum(['light', 'dark', 'auto']),
  accent: colour,
  paper: colour,
  ink: colour,
  radius: z.int('Whole pixels only.').min(0).max(24, 'Corners are 24 pixels at most.'),
  font: z
    .string()
    .trim()
    .max(200, 'A list of fonts has 200 characters at most.')
    .regex(/^[\p{L}\p{N}\s,'"_-]*$/u, 'Write names of fonts, separated by commas.'),
  side: z.enum(['start', 'end']),
};

/** Colours and shape. What cannot be read is refused, with how far it is from what can. */
export const theme = z
  .strictObject({
    mode: look.mode.exactOptional(),
    accent: look.accent.exactOptional(),
    paper: look.paper.exactOptional(),
    ink: look.ink.exactOptional(),
    radius: look.radius.exactOptional(),
    font: look.font.exactOptional(),
    side: look.side.exactOptional(),
  } satisfies Record<keyof Theme, z.ZodType>)
  .superRefine((chosen, ctx) => {
    for (const { path, mode, what, ratio, least } of contrastFaults(chosen))
      ctx.addIssue({
        code: 'custom',
        path: [path],
        message: `${what} has a contrast of ${ratioText(ratio)} in ${mode} mode; ${least} : 1 is the least that everybody can read.`,
      });
  });

/**
 * How all surveys of the workspace ask, field by field: two people who change different ones do not meet. In a theme
 * `null` is Touchline's own.
 */
const fields = z.strictObject({
  questions: z
    .int('Whole questions only.')
    .min(1, 'One question at least.')
    .max(100, 'At most 100.')
    .exactOptional(),
  days: z.int('Whole days only.').min(1, 'One day at least.').max(365, 'A year at most.').exactOptional(),
  consent: z.boolean().exactOptional(),
  mode: look.mode.nullable().exactOptional(),
  accent: look.accent.nullable().exactOptional(),
  paper: look.paper.nullable().exactOptional(),
  ink: look.ink.nullable().exactOptional(),
  radius: look.radius.nullable().exactOptional(),
  font: look.font.nullable().exactOptional(),
  side: look.side.nullable().exactOptional(),
});
export type AskingEdit = z.output<typeof fields>;
export type AskingField = keyof AskingEdit;
export type AskingValues = Required<AskingEdit>;

/** Only what is named is changed; `base` says what was seen of it before. */
export const askingInput = z.object({ change: fields, base: fields });
