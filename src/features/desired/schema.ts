import { z } from 'zod';
import { LIMITS } from '@/contract/limits';
import type { IsoDate } from '@/domain/period';
import { line } from '@/features/map/schema';

export const deriveInput = z.object({
  /** The current map. */
  mapId: z.uuid(),
  name: line(),
});

export const ancestryInput = z.object({ map: z.uuid() });

export const progressInput = z.object({
  map: z.uuid(),
  /** Slug of a persona; all customers without one. */
  persona: z.string().max(LIMITS.slug).nullish(),
});
export type ProgressQuery = z.infer<typeof progressInput>;

export interface Ancestry {
  /** ISO date-time. */
  derivedAt: string;
  /** Stage of the desired map → stage of the current one it was derived from. */
  stages: Record<string, string>;
  /** Touchpoints of the current map that were there when it was derived. */
  taken: string[];
}

/** How far a journey had come, counting the four weeks up to `to`. */
export interface ProgressPoint {
  from: IsoDate;
  to: IsoDate;
  touchpoints: number;
  heard: number;
  told: number;
  kept: number;
  surely: number;
  perhaps: number;
  gap: { value: number; low: number; high: number } | null;
}

export interface ProgressSeries {
  /** Day on which the desired map was derived. */
  derivedOn: IsoDate;
  /** Oldest first; the last one ends today. */
  points: ProgressPoint[];
  /** Satisfaction at each touchpoint at the same times; null is a gap, not a zero. */
  touchpoints: Record<string, ({ value: number; low: number; high: number } | null)[]>;
}
