import { setTimeout as pause } from 'node:timers/promises';
import { isAppError } from './errors';

export interface Together {
  /**
   * What `work` reads, or what somebody reads who asked with the same key at the same time. Nobody is given what was
   * begun before they asked: whoever reads after a change reads the change. Refused to one is not refused to all.
   */
  read<T>(key: string, work: () => Promise<T>): Promise<T>;
}

interface Reading {
  askers: number;
  answer: Promise<unknown>;
}

interface Slot {
  /** Resolves when the next reading may begin. */
  free: Promise<void>;
  /** It has not begun, so who asks now may share it. */
  next: Reading | null;
}

/**
 * Reads once for all who ask at the same time. While several ask, one reading begins per `spacingMs`, so what a crowd
 * costs does not grow with it; who is alone waits for nobody.
 */
export function createTogether(spacingMs: number): Together {
  const slots = new Map<string, Slot>();

  function begin(key: string, slot: Slot, reading: Reading, work: () => Promise<unknown>): Promise<unknown> {
    const begun = performance.now();
    const answer = work();
    const rest = async () => {
      const left = begun + spacingMs - performance.now();
      if (reading.askers > 1 && left > 0) await pause(left, undefined, { ref: false });
    };
    slot.next = null;
    slot.free = answer.then(rest, rest);
    void slot.free.then(() => {
      if (!slot.next) slots.delete(key);
    });
    return answer;
  }

  return {
    async read<T>(key: string, work: () => Promise<T>): Promise<T> {
      const slot = slots.get(key);
      if (!slot) {
        const first = { free: Promise.resolve(), next: null };
        slots.set(key, first);
        const reading: Reading = { askers: 1, answer: Promise.resolve() };
        return begin(key, first, reading, work) as Promise<T>;
      }
      if (!slot.next) {
        const reading: Reading = { askers: 1, answer: Promise.resolve() };
        reading.answer = slot.free.then(() => begin(key, slot, reading, work));
        slot.next = reading;
        return reading.answer as Promise<T>;
      }
      slot.next.askers += 1;
      try {
        return (await slot.next.answer) as T;
      } catch (error) {
        // Whoever began it may have lost the right meanwhile; a database that is away is away for all.
        if (isAppError(error) && error.status < 500) return work();
        throw error;
      }
    },
  };
}
