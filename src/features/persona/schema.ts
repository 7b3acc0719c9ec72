import { z } from 'zod';
import { line, seen, text } from '@/features/map/schema';

const share = z
  .number('Give the share in percent, as a number.')
  .min(0, 'A share is 0 to 100 percent.')
  .max(100, 'A share is 0 to 100 percent.')
  .nullable();
const goals = text('The goals');

export const createPersonaInput = z.object({
  name: line(),
  goals: goals.default(''),
  share: share.default(null),
});
export type CreatePersona = z.input<typeof createPersonaInput>;

const id = z.uuid();
/** One field at a time, with what was seen before. */
export const updatePersonaInput = z.discriminatedUnion('field', [
  z.object({ id, field: z.literal('name'), base: seen, value: line() }),
  z.object({ id, field: z.literal('goals'), base: seen, value: goals }),
  z.object({ id, field: z.literal('share'), base: z.number().nullable(), value: share }),
]);
export type UpdatePersona = z.output<typeof updatePersonaInput>;

/** Says whether a map is drawn for a persona. */
export const linkPersonaInput = z.object({ mapId: z.uuid(), personaId: z.uuid(), linked: z.boolean() });
export type LinkPersona = z.infer<typeof linkPersonaInput>;

export interface PersonaView {
  id: string;
  /** What snippets, links and the API call it; a rename leaves it. */
  slug: string;
  name: string;
  goals: string;
  /** Percent of all customers, as the business believes; null is not said. */
  share: number | null;
  archived: boolean;
  /** Answers heard from it, over all time. */
  ratings: number;
  /** Maps drawn for it. */
  maps: { id: string; name: string }[];
}
