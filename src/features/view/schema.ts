import { z } from 'zod';
import { line } from '@/features/map/schema';

/** More than a full address of filters needs. */
const LONGEST_QUERY = 6_000;

const named = { name: line('The name', 80) };
const query = z
  .string()
  .max(LONGEST_QUERY, 'This view has too many filters to be saved. Take some off.')
  .refine((text) => !/[\p{Cc}#]/u.test(text), 'This is not the query of an address.');

export const createViewInput = z.object({
  ...named,
  query,
  /** May be made by the sender, so that a deleted one comes back as it was. */
  id: z.uuid().optional(),
});
export type CreateView = z.output<typeof createViewInput>;

export const renameViewInput = z.object({ id: z.uuid(), ...named });
export type RenameView = z.output<typeof renameViewInput>;

/** A way of looking at the figures with a name. */
export interface SavedView {
  id: string;
  name: string;
  /** The query of its address, without the question mark. */
  query: string;
}
