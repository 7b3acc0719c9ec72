import { z } from 'zod';

/** The second goes into the first. */
export const mergeInput = z.object({ id: z.uuid(), other: z.uuid() });

export const MERGED_TEXTS = ['doing', 'thinking', 'feeling', 'purpose', 'channel'] as const;
export const LEVELS = ['mood', 'importance', 'businessImportance', 'desired'] as const;
const written = z.string().max(10_000);
const level = z.number().min(1).max(5).nullable();

/** What a merge changed in the first touchpoint: what it was, and what it became. */
const mergedField = z.discriminatedUnion('field', [
  z.object({ field: z.enum(MERGED_TEXTS), before: written, after: written }),
  z.object({ field: z.enum(LEVELS), before: z.null(), after: level }),
  z.object({ field: z.literal('departmentId'), before: z.null(), after: z.uuid().nullable() }),
]);
export type MergedField = z.infer<typeof mergedField>;

const ids = z.array(z.uuid()).max(1_000);

/** Everything needed to take a merge apart again: what `merge` answered. */
export const unmergeInput = z.object({
  id: z.uuid(),
  other: z.uuid(),
  fields: z.array(mergedField).max(20),
  /** What came over from the other touchpoint. */
  origins: ids,
  promises: ids,
  opportunities: ids,
  insights: ids,
  evidence: ids,
  discussions: ids,
  /** Cells of own lanes; `before` is null where the first touchpoint had none, `number` is a face that came along. */
  lanes: z
    .array(
      z.object({
        laneId: z.uuid(),
        before: written.nullable(),
        after: written,
        number: z.number().nullable(),
      }),
    )
    .max(200),
});
export type Merged = z.infer<typeof unmergeInput>;
