import { z } from 'zod';
import { line, seen, text } from '@/features/map/schema';

export const createPersonaInput = z.object({ name: line(), goals: text('The goals').default('') });
export type CreatePersona = z.input<typeof createPersonaInput>;
export const renamePersonaInput = z.object({ id: z.uuid(), base: seen, value: line() });

export interface PersonaView {
  id: string;
  /** What snippets, links and the API call it; a rename leaves it. */
  slug: string;
  name: string;
  goals: string;
}
