'use client';

import { useCallback, useRef, useState } from 'react';
import { useThrottle } from '@/features/health/components/useThrottle';
import { useOnline } from '@/features/map/components/useBrowser';
import { useLostAt } from '@/features/map/components/useLive';
import { useChanges } from '@/features/workspace/client';

/** However many come in, it is asked how many once in so long. */
const ASK_MS = 3_000;

/**
 * Hears of ratings. `onNews` is told that there may be new ones, not that they match what is looked at, and whether some
 * that were there already may have changed.
 */
export function useAnswersLive(workspace: string, onNews: (changed: boolean) => void) {
  const [heard, setHeard] = useState(false);
  const changed = useRef(false);
  const tell = useThrottle(
    useCallback(() => {
      setHeard(true);
      onNews(changed.current);
      changed.current = false;
    }, [onNews]),
    ASK_MS,
  );
  const { status } = useChanges(workspace, (event) => {
    // The first word says that the connection stands: what came before it is asked for as well.
    const changes = event.kind === 'ratings' ? Object.values(event.touchpoints) : [];
    if (event.kind === 'sync' || changes.some(({ a }) => a > 0)) changed.current = true;
    if (event.kind === 'sync' || changes.some(({ n, a }) => n > 0 || a > 0)) tell();
  });
  const online = useOnline();
  return { status, lostAt: useLostAt(online && status === 'live'), heard };
}
