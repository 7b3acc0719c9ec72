'use client';

import { useRef } from 'react';
import { useThrottle } from '@/features/health/components/useThrottle';
import { useOnline } from '@/features/map/components/useBrowser';
import { useLostAt } from '@/features/map/components/useLive';
import { useChanges } from '@/features/workspace/client';
import { useRefreshOverview } from '../client';
import type { OverviewData } from '../schema';

/** However many ratings come in, the page is read again once in so long. */
const REFRESH_MS = 2_000;

/** Keeps the overview true to what happens on its map. */
export function useOverviewLive(workspace: string, data: OverviewData | null | undefined) {
  const refresh = useThrottle(useRefreshOverview(), REFRESH_MS);
  const latest = useRef(data);
  latest.current = data;
  const { status } = useChanges(workspace, (event) => {
    switch (event.kind) {
      case 'sync':
        return refresh();
      case 'maps':
        return refresh();
      case 'ratings':
        return hears(latest.current, Object.keys(event.touchpoints)) ? refresh() : undefined;
    }
  });
  const online = useOnline();
  return { status, lostAt: useLostAt(online && status === 'live') };
}

/** A desired map hears what is said where its touchpoints come from. */
function hears(data: OverviewData | null | undefined, touchpoints: readonly string[]): boolean {
  return (data?.map.stages ?? []).some((stage) =>
    stage.touchpoints.some(({ id, origins = [] }) =>
      [id, ...origins.map((origin) => origin.id)].some((at) => touchpoints.includes(at)),
    ),
  );
}
