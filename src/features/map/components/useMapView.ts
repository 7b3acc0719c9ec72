'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { RANGES, type Range } from '../schema';
import type { PanelTab } from './MapEditing';

export interface MapViewState {
  range: Range;
  persona: string | null;
  /** Slug of the touchpoint whose panel is open. */
  touchpoint: string | null;
  tab: PanelTab;
}

const TABS: readonly PanelTab[] = ['overview', 'comments', 'survey'];

const rangeOf = (value: string | null): Range => RANGES.find((range) => range === value) ?? '28d';
const tabOf = (value: string | null): PanelTab => TABS.find((tab) => tab === value) ?? 'overview';

/** What is looked at, and how. It stands in the address, so that a link shows the same and "back" goes back. */
export function useMapView() {
  const params = useSearchParams();
  const path = usePathname();
  const view = useMemo<MapViewState>(
    () => ({
      range: rangeOf(params.get('range')),
      persona: params.get('persona') || null,
      touchpoint: params.get('touchpoint') || null,
      tab: tabOf(params.get('tab')),
    }),
    [params],
  );

  const show = useCallback(
    (patch: Partial<MapViewState>, { replace = false } = {}) => {
      // Read from the address itself: two changes may come before the next render.
      const next = new URLSearchParams(window.location.search);
      for (const [key, value] of Object.entries(patch)) {
        const usual =
          value === null || (key === 'range' && value === '28d') || (key === 'tab' && value === 'overview');
        if (usual) next.delete(key);
        else next.set(key, String(value));
      }
      if (next.toString() === new URLSearchParams(window.location.search).toString()) return;
      const url = next.size > 0 ? `${path}?${next}` : path;
      window.history[replace ? 'replaceState' : 'pushState'](null, '', url);
    },
    [path],
  );
  return { view, show };
}
