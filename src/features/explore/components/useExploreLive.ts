'use client';

import { useThrottle } from '@/features/health/components/useThrottle';
import { useOnline } from '@/features/map/components/useBrowser';
import { useLostAt } from '@/features/map/components/useLive';
import { useChanges } from '@/features/workspace/client';
import { useRefreshExplore } from '../client';

/** However many ratings come in, the figures are read again once in so long: they may cost a look at many ratings. */
const REFRESH_MS = 4_000;

/** Keeps the figures true to what happens in the workspace. */
export function useExploreLive(workspace: string) {
  const refresh = useThrottle(useRefreshExplore(), REFRESH_MS);
  const { status } = useChanges(workspace, (event) => {
    if (event.kind === 'sync' || event.kind === 'maps' || event.kind === 'ratings' || event.kind === 'themes')
      refresh();
  });
  const online = useOnline();
  return { status, lostAt: useLostAt(online && status === 'live') };
}
