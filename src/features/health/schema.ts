import { z } from 'zod';
import { OLD_FROM } from '@/domain/evidence';
import { CHECKS, type Check, type CheckId, type Place } from '@/domain/health';
import type { IsoDate } from '@/domain/period';
import type { Step } from '@/domain/steps';
import type { Industry } from '@/features/catalogue/schema';
import { line } from '@/features/map/schema';

export const healthOf = z.object({ mapId: z.uuid() });

/** What is usual until somebody sets something else. */
export const QUIET_DAYS = 30;

/** As long as a map is due for review evidence counts; where no time is set, until it looks old everywhere. */
export const evidenceDaysOf = (reviewEvery: number | null): number => reviewEvery ?? OLD_FROM;

const quietDays = z
  .number('Give the days as a number.')
  .int('Give whole days.')
  .min(1, 'Give 1 to 365 days.')
  .max(365, 'Give 1 to 365 days.');
const reviewEvery = z
  .number('Give the days as a number.')
  .int('Give whole days.')
  .min(1, 'Give 1 to 730 days.')
  .max(730, 'Give 1 to 730 days.')
  .nullable();
const reviewOn = z.iso.date('Give the date as year, month, day.').nullable();

/** How a map is looked after, as its file says it. */
export const mapCare = z.object({ quietDays, reviewEvery, reviewOn });

/** One setting at a time; null is not set. */
export const setHealthInput = z.discriminatedUnion('field', [
  z.object({ mapId: z.uuid(), field: z.literal('quietDays'), value: quietDays }),
  z.object({ mapId: z.uuid(), field: z.literal('reviewEvery'), value: reviewEvery }),
  z.object({ mapId: z.uuid(), field: z.literal('reviewOn'), value: reviewOn }),
  z.object({ mapId: z.uuid(), field: z.literal('stepsShown'), value: z.boolean() }),
]);
export type SetHealth = z.infer<typeof setHealthInput>;

const exception = {
  mapId: z.uuid(),
  rule: z.enum(CHECKS),
  /** Of a finding; empty: the whole check. */
  subject: z.string().max(120).default(''),
};
export const REASON_LENGTH = 300;
export const exceptInput = z.object({ ...exception, reason: line('The reason', REASON_LENGTH) });
export type Except = z.output<typeof exceptInput>;
export const unexceptInput = z.object(exception);
export type Unexcept = z.output<typeof unexceptInput>;

/** Said not to apply. */
export interface Exception {
  rule: CheckId;
  subject: string;
  reason: string;
  /** Null for a key, or when the person is gone. */
  by: string | null;
  /** ISO date-time. */
  at: string;
}

/** What is seen of a map's health; `prepare.ts` puts it into words. */
export interface HealthData {
  map: { id: string; name: string; kind: 'current' | 'desired'; industry: Industry | null };
  checks: Check[];
  steps: Step[];
  exceptions: Exception[];
  settings: {
    quietDays: number;
    reviewEvery: number | null;
    reviewOn: IsoDate | null;
    stepsShown: boolean;
  };
  reviewed: { at: string; by: string | null } | null;
  today: IsoDate;
}

/** How a map stands, for the list of maps. */
export interface HealthFigure {
  mapId: string;
  met: number;
  asked: number;
}

/** How the map's address names a place on it: lane or tab, and the id. */
export function addressOf(workspace: string, mapId: string, place: Place): string {
  const map = `/w/${workspace}/maps/${mapId}`;
  switch (place.at) {
    case 'stage':
      return `${map}?at=stage:${place.id}`;
    case 'cell':
      return `${map}?at=${place.lane}:${place.id}`;
    case 'panel':
      return `${map}?at=${place.tab}:${place.id}`;
    case 'department':
      return `/w/${workspace}/settings/departments#${place.id}`;
    case 'promise':
      return `/w/${workspace}/settings/promises#${place.id}`;
    case 'catalogue':
      return `${map}?at=catalogue:${place.id}`;
    case 'opportunities':
      return `${map}/opportunities`;
    case 'review':
      return `${map}/health#review`;
    case 'map':
      return map;
  }
}
