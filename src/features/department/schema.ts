import { z } from 'zod';
import { line, seen, text } from '@/features/map/schema';

const id = z.uuid();

export const createDepartmentInput = z.object({
  name: line(),
  /** May be made by the sender; with the other fields it brings a deleted one back. */
  id: id.optional(),
  leadId: id.nullable().default(null),
  barrier: text('The reason').default(''),
});
export type CreateDepartment = z.input<typeof createDepartmentInput>;

/** One field at a time, with what was seen before. */
export const updateDepartmentInput = z.discriminatedUnion('field', [
  z.object({ id, field: z.literal('name'), base: seen, value: line() }),
  z.object({ id, field: z.literal('barrier'), base: seen, value: text('The reason') }),
  z.object({ id, field: z.literal('leadId'), base: id.nullable(), value: id.nullable() }),
]);
export type UpdateDepartment = z.output<typeof updateDepartmentInput>;

export interface DepartmentView {
  id: string;
  name: string;
  /** The member who answers for it. */
  lead: { id: string; name: string } | null;
  /** Why it has no touchpoint, and what bars it. */
  barrier: string;
  /** Touchpoints it is responsible for, over all maps. None is a finding too. */
  touchpoints: number;
}

/** Somebody who can lead a department or own an opportunity. */
export interface Candidate {
  id: string;
  name: string;
}
