'use client';

import { useEffect, useRef } from 'react';
import { useRefreshMap } from '@/features/map/client';
import { heardAt } from '@/features/map/prepare';
import type { MapData } from '@/features/map/schema';
import { useChanges } from '@/features/workspace/client';
import { useRefreshComparison } from '../client';

/** While ratings stream in, the comparison is read at most this often: it is not watched second by second. */
const REFRESH_MS = 3_000;

/** Keeps a comparison true to what happens on either map. */
export function useCompareLive(desired: MapData, current: MapData | null): void {
  const refreshDesired = useRefreshMap(desired.id);
  const refreshCurrent = useRefreshMap(current?.id ?? desired.id);
  const refreshRest = useRefreshComparison();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const refresh = (wait: number) => {
    if (timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      refreshDesired();
      if (current) refreshCurrent();
      refreshRest();
    }, wait);
  };
  useChanges(desired.workspace.slug, (event) => {
    if (event.kind === 'sync') return refresh(0);
    if (event.kind === 'maps') {
      const about = [desired.id, desired.derivedFrom?.id];
      if (event.maps.some((id) => about.includes(id))) refresh(0);
      return;
    }
    if (event.kind !== 'ratings') return;
    const ids = desired.stages.flatMap(({ touchpoints }) => touchpoints.flatMap(heardAt));
    if (ids.some((id) => event.touchpoints[id])) refresh(REFRESH_MS);
  });
}
