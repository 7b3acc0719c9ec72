import { useCallback, useEffect, useRef } from 'react';

/** While ratings stream in, the checks are read at most this often: they are not watched second by second. */
const WAIT_MS = 1_000;

/**
 * Calls a moment later, once for everything that was asked for meanwhile, and not again before what it called is through:
 * where reading takes longer than that moment, one reading would overtake the other and none be shown. The moment is up to
 * half as long again, because all who look at one page hear of a rating at once and would all ask for it at once.
 */
export function useThrottle(call: () => unknown, wait = WAIT_MS): () => void {
  const state = useRef<{ busy: boolean; wanted: boolean; timer?: ReturnType<typeof setTimeout> }>({
    busy: false,
    wanted: false,
  });
  useEffect(() => {
    const own = state.current;
    return () => {
      clearTimeout(own.timer);
      [own.busy, own.wanted] = [false, false];
    };
  }, []);
  return useCallback(() => {
    const own = state.current;
    const begin = () => {
      own.busy = true;
      own.timer = setTimeout(
        async () => {
          own.wanted = false;
          try {
            await call();
          } finally {
            own.busy = false;
            if (own.wanted) begin();
          }
        },
        wait * (1 + Math.random() / 2),
      );
    };
    own.wanted = true;
    if (!own.busy) begin();
  }, [call, wait]);
}
