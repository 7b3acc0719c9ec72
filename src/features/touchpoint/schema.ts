import { z } from 'zod';
import { line, optionalLine, seen, text } from '@/features/map/schema';

export const createTouchpointInput = z.object({
  stageId: z.uuid(),
  /** Put directly after this touchpoint; null: first in the stage. */
  after: z.uuid().nullable(),
  name: line(),
  /** May be made by the sender, so that it can show the touchpoint at once. */
  id: z.uuid().optional(),
});
export type CreateTouchpoint = z.input<typeof createTouchpointInput>;

const id = z.uuid();
const textField = z.enum(['doing', 'thinking', 'feeling', 'purpose']);
const level = z.int().min(1, 'Choose 1 to 5.').max(5, 'Choose 1 to 5.').nullable();
const desired = z
  .number()
  .min(1, 'The desired level is 1 to 5.')
  .max(5, 'The desired level is 1 to 5.')
  .nullable();

/** One field at a time, with what was seen before typing. A department is given by name, '' for none. */
export const updateTouchpointInput = z.discriminatedUnion('field', [
  z.object({ id, field: z.literal('name'), base: seen, value: line() }),
  z.object({ id, field: textField, base: seen, value: text() }),
  z.object({ id, field: z.literal('channel'), base: seen, value: optionalLine('The channel') }),
  z.object({ id, field: z.literal('department'), base: seen, value: optionalLine('The department') }),
  z.object({ id, field: z.literal('leadsToId'), base: z.uuid().nullable(), value: z.uuid().nullable() }),
  z.object({
    id,
    field: z.enum(['mood', 'importance', 'businessImportance']),
    base: z.number().nullable(),
    value: level,
  }),
  z.object({ id, field: z.literal('momentOfTruth'), base: z.boolean(), value: z.boolean() }),
  z.object({ id, field: z.literal('desired'), base: z.number().nullable(), value: desired }),
]);
export type UpdateTouchpoint = z.output<typeof updateTouchpointInput>;

export const moveTouchpointInput = z.object({ id, stageId: z.uuid(), after: z.uuid().nullable() });
export type MoveTouchpoint = z.infer<typeof moveTouchpointInput>;

/** What belongs to one touchpoint. */
export const byTouchpoint = z.object({ touchpointId: z.uuid() });

export interface CreatedTouchpoint {
  id: string;
  stageId: string;
  slug: string;
  name: string;
  rank: string;
}
