export interface Kept<T> {
  /** What `make` gave for the key within the last `ms`; made anew otherwise, once for all who ask meanwhile. */
  read(key: string, make: () => Promise<T>): Promise<T>;
}

/**
 * Keeps what takes long to make and may be some minutes old, at most `most` of it: the oldest goes first. The right to it
 * is to be asked for before; a failure is not kept.
 */
export function createKept<T>({ ms, most }: { ms: number; most: number }): Kept<T> {
  const kept = new Map<string, { until: number; value: Promise<T> }>();
  return {
    read(key, make) {
      const found = kept.get(key);
      if (found && performance.now() < found.until) return found.value;
      const value = make();
      const entry = { until: performance.now() + ms, value };
      kept.delete(key);
      kept.set(key, entry);
      value.catch(() => {
        if (kept.get(key) === entry) kept.delete(key);
      });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return value;
    },
  };
}
