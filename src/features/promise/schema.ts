import { z } from 'zod';
import { line, seen, text } from '@/features/map/schema';

const id = z.uuid();
const description = text('The description');
const check = text('How it is checked');

export const createPromiseInput = z.object({
  name: line(),
  description: description.default(''),
  check: check.default(''),
  /** May be made by the sender; with the other fields it brings a deleted one back. */
  id: id.optional(),
  /** Touchpoints that must keep it, deleted ones included. */
  touchpointIds: z.array(id).max(1_000).default([]),
});
export type CreatePromise = z.input<typeof createPromiseInput>;

/** One field at a time, with what was seen before. */
export const updatePromiseInput = z.discriminatedUnion('field', [
  z.object({ id, field: z.literal('name'), base: seen, value: line() }),
  z.object({ id, field: z.literal('description'), base: seen, value: description }),
  z.object({ id, field: z.literal('check'), base: seen, value: check }),
]);
export type UpdatePromise = z.output<typeof updatePromiseInput>;

export const linkPromiseInput = z.object({ touchpointId: id, promiseId: id, linked: z.boolean() });
export type LinkPromise = z.infer<typeof linkPromiseInput>;

export interface PromiseView {
  id: string;
  name: string;
  description: string;
  /** How to tell whether it is kept. */
  check: string;
  /** Touchpoints that must keep it, over all maps. */
  touchpoints: { id: string; slug: string; name: string; mapId: string; mapName: string }[];
}
