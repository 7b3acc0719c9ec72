'use client';

import { useCallback, useState } from 'react';
import { useThrottle } from '@/features/health/components/useThrottle';
import { useOnline } from '@/features/map/components/useBrowser';
import { useLostAt } from '@/features/map/components/useLive';
import { useChanges } from '@/features/workspace/client';

/** However many come in, it is asked how many once in so long. */
const ASK_MS = 3_000;

/** Hears of new ratings. `onNews` is told that there may be some, not that they match what is looked at. */
export function useAnswersLive(workspace: string, onNews: () => void) {
  const [heard, setHeard] = useState(false);
  const tell = useThrottle(
    useCallback(() => {
      setHeard(true);
      onNews();
    }, [onNews]),
    ASK_MS,
  );
  const { status } = useChanges(workspace, (event) => {
    // The first word says that the connection stands: what came before it is asked for as well.
    if (event.kind === 'sync') tell();
    else if (event.kind === 'ratings' && Object.values(event.touchpoints).some(({ n }) => n > 0)) tell();
  });
  const online = useOnline();
  return { status, lostAt: useLostAt(online && status === 'live'), heard };
}
