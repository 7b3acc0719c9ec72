import { useCallback, useEffect, useRef } from 'react';

/** While ratings stream in, the checks are read at most this often: they are not watched second by second. */
const WAIT_MS = 1_000;

/**
 * Calls a moment later, once for everything that was asked for meanwhile. Not always after the same time, up to half as
 * long again: all who look at one page hear of a rating at once, and would all ask for it at once.
 */
export function useThrottle(call: () => void, wait = WAIT_MS): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    timer.current ??= setTimeout(
      () => {
        timer.current = undefined;
        call();
      },
      wait * (1 + Math.random() / 2),
    );
  }, [call, wait]);
}
