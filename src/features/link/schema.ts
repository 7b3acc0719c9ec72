import { z } from 'zod';
import { LIMITS } from '@/contract/limits';
import { RATING_SOURCES } from '@/contract/survey';
import { slug } from '@/features/map/schema';

/** How long a link lives, in days. */
export const LINK_DAYS = { most: 365, usual: 30 } as const;

const attributeValue = z.union([z.string().max(LIMITS.attributeValue), z.number(), z.boolean()]);

export const newLink = z.strictObject({
  touchpoint: slug.describe('Slug of the touchpoint at which the link asks.'),
  id: z
    .guid()
    .optional()
    .describe('Your own id of the link. Sent again, it is the same link and gives the same one answer.'),
  customer: z
    .string()
    .min(1)
    .max(LIMITS.customer)
    .optional()
    .describe('Who answers. It can be read in the link: rather an id than an address.'),
  persona: slug.optional().describe('Slug of the persona.'),
  attributes: z
    .record(z.string().min(1).max(LIMITS.attributeName), attributeValue)
    .refine((all) => Object.keys(all).length <= LIMITS.attributes, `At most ${LIMITS.attributes} attributes`)
    .optional(),
  source: z.enum(RATING_SOURCES).default('link').describe('How the question reaches the customer.'),
  locale: z
    .string()
    .max(LIMITS.locale)
    .optional()
    .describe('Language of the page; the customer’s own without.'),
  days: z.int().min(1).max(LINK_DAYS.most).default(LINK_DAYS.usual).describe('How long the link lives.'),
});
export type NewLink = z.output<typeof newLink>;

export const linkResource = z.object({
  id: z.guid(),
  ratingId: z.guid().describe('Id that the answer will have.'),
  touchpoint: z.string(),
  url: z.url(),
  scores: z
    .record(z.string(), z.url())
    .describe('The same link for each score, for mails: it is shown as chosen, and counts once it is sent.'),
  token: z.string().describe('What makes it this link: the value of `t` in its address, for a merge field.'),
  expiresAt: z.iso.datetime(),
});
export type LinkResource = z.infer<typeof linkResource>;
