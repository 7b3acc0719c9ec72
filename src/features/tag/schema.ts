import { z } from 'zod';
import { line } from '@/features/map/schema';
import { sieve } from '@/features/search/schema';

/** Letters of a tag at most. */
export const TAG_LENGTH = 40;
/** Answers that are changed at once. */
export const MOST_TAGGED = 50_000;

const name = line('The tag', TAG_LENGTH);

/** Some answers by their ids, or all that a sieve lets through. */
export const selection = z.union([
  z.strictObject({ ids: z.array(z.guid()).min(1).max(5_000) }),
  z.strictObject({ all: sieve }),
]);
export type Selection = z.output<typeof selection>;

export const createTagInput = z.object({ name });
export const renameTagInput = z.object({ id: z.uuid(), base: z.string(), value: name });
export type RenameTag = z.output<typeof renameTagInput>;

/** Puts a tag on answers, or takes it off. */
export const setTagInput = z.object({ tag: z.uuid(), on: z.boolean(), selection });
export type SetTag = z.output<typeof setTagInput>;

export const undoTagInput = z.object({ change: z.uuid() });

export interface TagView {
  id: string;
  name: string;
  /** Answers it is on. */
  n: number;
}

/** What a change has done; `change` takes it back. */
export interface Tagged {
  n: number;
  change: string;
}
