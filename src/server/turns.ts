import { AppError } from './errors';

export interface Turns {
  /**
   * Runs `work` when its turn comes. Throws `unavailable` at once when too many wait, and the reason of the signal as
   * soon as whoever asked has gone: who waits then leaves the row, and what runs is told by the same signal.
   */
  take<T>(group: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** How many may wait or run at once: of one group, and altogether. */
export interface TurnLimits {
  perGroup: number;
  overall: number;
  /** Seconds after which trying again makes sense. */
  retryAfter: number;
  /** What to say to whom there is no room for. */
  full: { group: string; all: string };
}

/** One at a time. Groups take turns, so a long row of one holds nobody else up for longer than what is running. */
export function createTurns({ perGroup, overall, retryAfter, full }: TurnLimits): Turns {
  /** Who waits, by group; the group in front is the next one. */
  const rows = new Map<string, (() => void)[]>();
  /** Who waits or runs, by group. */
  const counts = new Map<string, number>();
  let count = 0;
  let running = false;

  function next(): void {
    const [front] = rows;
    running = front !== undefined;
    if (!front) return;
    const [group, [begin, ...rest]] = front;
    rows.delete(group);
    if (rest.length > 0) rows.set(group, rest);
    begin?.();
  }

  /** Resolves when it is this one's turn; rejects, out of the row, when the signal ends the wait. */
  function wait(group: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        const row = (rows.get(group) ?? []).filter((other) => other !== begin);
        if (row.length > 0) rows.set(group, row);
        else rows.delete(group);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
      rows.set(group, [...(rows.get(group) ?? []), begin]);
    });
  }

  const enter = (group: string, by: 1 | -1): void => {
    const left = (counts.get(group) ?? 0) + by;
    if (left > 0) counts.set(group, left);
    else counts.delete(group);
    count += by;
  };

  return {
    async take(group, work, signal) {
      signal?.throwIfAborted();
      const fault =
        (counts.get(group) ?? 0) >= perGroup ? full.group : count >= overall ? full.all : undefined;
      if (fault) throw new AppError('unavailable', fault, { retryAfter });
      enter(group, 1);
      try {
        if (running) await wait(group, signal);
        else running = true;
        try {
          return await work();
        } finally {
          next();
        }
      } finally {
        enter(group, -1);
      }
    },
  };
}
