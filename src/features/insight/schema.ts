import { z } from 'zod';
import { TEXT_LENGTH } from '@/contract/limits';
import { seen, text } from '@/features/map/schema';

export const INSIGHT_KINDS = ['pain', 'delight', 'barrier'] as const;
export type InsightKind = (typeof INSIGHT_KINDS)[number];

const kind = z.enum(INSIGHT_KINDS);
const note = text('The note', TEXT_LENGTH).pipe(z.string().min(1, 'The note is empty. Type something.'));

export const createInsightInput = z.object({
  touchpointId: z.uuid(),
  kind,
  text: note,
  /** May be made by the sender; the id of a deleted one brings it back, with its evidence. */
  id: z.uuid().optional(),
});
export type CreateInsight = z.input<typeof createInsightInput>;

/** One field at a time, with what was seen before typing. */
export const updateInsightInput = z.discriminatedUnion('field', [
  z.object({ id: z.uuid(), field: z.literal('text'), base: seen, value: note }),
  z.object({ id: z.uuid(), field: z.literal('kind'), base: kind, value: kind }),
]);
export type UpdateInsight = z.output<typeof updateInsightInput>;

export interface InsightView {
  id: string;
  touchpointId: string;
  kind: InsightKind;
  text: string;
  /** True as long as there is no evidence. */
  assumption: boolean;
  /** ISO date-time. */
  observedAt: string;
}
