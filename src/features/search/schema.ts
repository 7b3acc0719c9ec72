import { z } from 'zod';
import { segment } from '@/features/segment/schema';

/** Letters of a search at most. */
export const MOST_LETTERS = 200;
/** Tags looked for at once. */
export const MOST_TAGS = 50;

/** Which answers are looked at: of a segment, with all of some words in the comment, with one of some tags. */
export const sieve = z.object({
  segment: segment.prefault({}),
  words: z.string().max(MOST_LETTERS, `A search has ${MOST_LETTERS} letters at most.`).default(''),
  tags: z.array(z.uuid()).max(MOST_TAGS).default([]),
  /** Only those with a comment. */
  commented: z.boolean().default(false),
});
export type Sieve = z.output<typeof sieve>;

export const ORDERS = ['newest', 'oldest'] as const;
export type Order = (typeof ORDERS)[number];

/** Where an answer stands in the order of time. */
export interface Place {
  id: string;
  at: Date;
}
