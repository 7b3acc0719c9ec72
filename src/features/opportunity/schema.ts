import { z } from 'zod';
import { line, seen, text } from '@/features/map/schema';

/** An opportunity while it is an idea, an action once it is owned. */
export const STATUSES = ['idea', 'planned', 'progress', 'shipped', 'measured'] as const;
export type OpportunityStatus = (typeof STATUSES)[number];

const id = z.uuid();
const title = line('The title');

export const createOpportunityInput = z.object({
  mapId: z.uuid(),
  title,
  /** Where it lies. */
  touchpointIds: z.array(z.uuid()).max(200).default([]),
  /** May be made by the sender; the id of a deleted one brings it back as it was. */
  id: z.uuid().optional(),
});
export type CreateOpportunity = z.input<typeof createOpportunityInput>;

const effort = z
  .number('Give the effort in person-days, as a number.')
  .positive('The effort is more than 0 person-days.')
  .max(10_000, 'Give at most 10,000 person-days.')
  .nullable();
const expected = z
  .number('Give a percentage, as a number.')
  .min(0, 'Give 0 to 100 percent.')
  .max(100, 'Give 0 to 100 percent.')
  .nullable();
const day = z.iso.date('Give the date as year, month, day.').nullable();
const number = z.number().nullable();

/** One field at a time, with what was seen before. Null is not said. */
export const updateOpportunityInput = z.discriminatedUnion('field', [
  z.object({ id, field: z.literal('title'), base: seen, value: title }),
  z.object({ id, field: z.literal('description'), base: seen, value: text('The description') }),
  z.object({ id, field: z.literal('status'), base: z.enum(STATUSES), value: z.enum(STATUSES) }),
  z.object({ id, field: z.literal('effort'), base: number, value: effort }),
  z.object({ id, field: z.literal('expected'), base: number, value: expected }),
  z.object({ id, field: z.literal('ownerId'), base: z.uuid().nullable(), value: z.uuid().nullable() }),
  z.object({ id, field: z.literal('shipDate'), base: z.string().max(10).nullable(), value: day }),
]);
export type UpdateOpportunity = z.output<typeof updateOpportunityInput>;

/** Says that it lies at a touchpoint, or answers a note, or no longer does. */
export const linkOpportunityInput = z.union([
  z.object({ id, touchpointId: z.uuid(), linked: z.boolean() }),
  z.object({ id, insightId: z.uuid(), linked: z.boolean() }),
]);
export type LinkOpportunity = z.infer<typeof linkOpportunityInput>;

export const opportunitiesOf = z.object({ mapId: z.uuid() });

/** What the map shows of one. */
export interface MapOpportunity {
  id: string;
  title: string;
  status: OpportunityStatus;
  touchpointIds: string[];
  /** Pieces of evidence; none makes it an assumption. */
  evidence: number;
  /** ISO date-time of the newest evidence, or of when it was noted. */
  observedAt: string;
}

export interface OpportunityView extends MapOpportunity {
  description: string;
  /** Person-days. */
  effort: number | null;
  /** Percent of the gap to desired that it should close. */
  expected: number | null;
  owner: { id: string; name: string } | null;
  /** ISO day. */
  shipDate: string | null;
  insightIds: string[];
}
