'use client';

import { useThrottle } from '@/features/health/components/useThrottle';
import { useOnline } from '@/features/map/components/useBrowser';
import { useLostAt } from '@/features/map/components/useLive';
import { useChanges } from '@/features/workspace/client';
import { useRefreshLed } from '../client';

/** However many ratings come in, the page is read again once in so long. */
const REFRESH_MS = 2_000;

/** Keeps a department's page true to what happens. */
export function useLedLive(workspace: string) {
  const refresh = useThrottle(useRefreshLed(), REFRESH_MS);
  const { status } = useChanges(workspace, (event) => {
    if (event.kind !== 'presence') refresh();
  });
  const online = useOnline();
  return { status, lostAt: useLostAt(online && status === 'live') };
}
