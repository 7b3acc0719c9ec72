import { z } from 'zod';
import type { Drivers } from '@/domain/drivers';

/** So far back customers' answers are compared with one another. */
export const DRIVER_DAYS = 365;

export const driversInput = z.object({
  map: z.uuid(),
  /** Slug of a persona; all customers without one. */
  persona: z.string().max(80).nullish(),
});
export type DriversQuery = z.output<typeof driversInput>;

/**
 * What goes with what customers say of recommending the business, at the touchpoints of one map: by id, because what
 * they are called is told elsewhere.
 */
export interface DriversData {
  /** The touchpoints that ask whether customers would recommend it (NPS), in the order of the map. */
  asking: string[];
  /** The others of the map. */
  touchpoints: string[];
  /** Identified customers who answered that; more than 5,000 are not read. */
  customers: number;
  /** Null: too little is known to say anything. */
  found: Drivers | null;
  /** When it was reckoned. ISO date-time. */
  at: string;
}
