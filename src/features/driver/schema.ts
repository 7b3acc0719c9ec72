import { z } from 'zod';
import { LIMITS } from '@/contract/limits';
import type { Drivers } from '@/domain/drivers';

/** So far back customers' answers are compared with one another. */
export const DRIVER_DAYS = 365;

export const driversInput = z.object({
  map: z.uuid(),
  /** Slug of a persona; all customers without one. */
  persona: z.string().max(80).nullish(),
  /** Slug of the touchpoint whose CSAT is the outcome; without one it is whether customers recommend the business (NPS). */
  outcome: z.string().min(1).max(LIMITS.slug).nullish(),
});
export type DriversQuery = z.output<typeof driversInput>;

/** What is explained: one question, and never two on one scale. */
export type Outcome = 'nps' | 'csat';

/**
 * What goes with what customers say overall, at the touchpoints of one map: by id, because what they are called is told
 * elsewhere.
 */
export interface DriversData {
  outcome: Outcome;
  /** The touchpoints that ask it, in the order of the map: all with NPS, or the one with CSAT. */
  asking: string[];
  /** The touchpoints that ask CSAT: each can be the outcome. */
  choices: string[];
  /** What is weighed: those of the map that ask neither the outcome nor NPS, which is of the whole and not of a part. */
  touchpoints: string[];
  /** Identified customers who answered that; more than 5,000 are not read. */
  customers: number;
  /** Null: too little is known to say anything. */
  found: Drivers | null;
  /** When it was reckoned. ISO date-time. */
  at: string;
}
