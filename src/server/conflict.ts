import { AppError } from './errors';

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
