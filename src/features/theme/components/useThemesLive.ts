'use client';

import { useThrottle } from '@/features/health/components/useThrottle';
import { useChanges } from '@/features/workspace/client';
import { useRefreshThemes } from '../client';

/** However many ratings come in, themes are read again once in so long: nothing jumps under the eyes of who reads. */
const REFRESH_MS = 10_000;
/** What people do to themes is seen at once, in other tabs, too. */
const EDIT_MS = 200;

/** Keeps the themes true to what happens in the workspace. */
export function useThemesLive(workspace: string): void {
  const refresh = useRefreshThemes();
  const later = useThrottle(refresh, REFRESH_MS);
  const soon = useThrottle(refresh, EDIT_MS);
  useChanges(workspace, (event) => {
    // The first word says that the connection stands: what was found before it is read now.
    if (event.kind === 'themes' || event.kind === 'sync') soon();
    else if (event.kind === 'maps') later();
    else if (event.kind === 'ratings' && Object.values(event.touchpoints).some(({ c }) => c > 0)) later();
  });
}
