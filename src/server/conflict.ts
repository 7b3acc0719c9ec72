import { AppError } from './errors';

/**
 * What is to be deleted, or null when it is deleted already: an edit may be sent twice, because the answer to the first
 * time was lost on the way. What never was, `find` refuses.
 */
export async function unlessDeleted<T>(
  find: Promise<T>,
  deleted: () => Promise<number | boolean>,
): Promise<T | null> {
  try {
    return await find;
  } catch (error) {
    if (await deleted()) return null;
    throw error;
  }
}

/**
 * Finds the rows that have this name, however it is capitalised. The database compares by pattern then: what stands for
 * any letter in one is taken for itself.
 */
export const sameName = (name: string) => ({
  equals: name.replace(/[\\%_]/g, '\\$&'),
  mode: 'insensitive' as const,
});

export interface Edit<T> {
  field: string;
  /** What the editor saw before typing. */
  base: T;
  /** What is stored now, read under a lock. */
  theirs: T;
  /** What the editor typed. */
  yours: T;
}

/**
 * Whether `yours` has to be written. When somebody else changed the value meanwhile, throws `conflict` with both
 * values in its data, so that the second editor sees both and none is dropped.
 */
export function mustWrite<T>({ field, base, theirs, yours }: Edit<T>): boolean {
  if (theirs === yours) return false;
  if (theirs === base) return true;
  throw new AppError(
    'conflict',
    'Somebody else changed this while you were editing. Theirs is saved, yours is not lost: choose one.',
    { data: { field, theirs, yours } },
  );
}
