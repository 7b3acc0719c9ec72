'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type Lens, lensOf } from '@/features/lens/schema';
import { RANGES, type Range } from '../schema';
import type { PanelTab } from './MapEditing';

export interface MapViewState {
  range: Range;
  persona: string | null;
  /** Slug of the touchpoint whose panel is open. */
  touchpoint: string | null;
  tab: PanelTab;
  lens: Lens;
}

const TABS: readonly PanelTab[] = ['overview', 'comments', 'discussion', 'survey'];

/** What is not written into the address. */
const USUAL: Readonly<Record<string, string>> = { range: '28d', tab: 'overview', lens: 'experience' };

const rangeOf = (value: string | null): Range => RANGES.find((range) => range === value) ?? '28d';
const tabOf = (value: string | null): PanelTab => TABS.find((tab) => tab === value) ?? 'overview';

const CHANGED = 'touchline:address';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('popstate', onChange);
  window.addEventListener(CHANGED, onChange);
  return () => {
    window.removeEventListener('popstate', onChange);
    window.removeEventListener(CHANGED, onChange);
  };
}

/**
 * The query of the address as it stands. The router tells of a step back only when it gets to it, and when one comes
 * on the heels of a reload it may not at all; the address itself is never late.
 */
function useQueryString(): string {
  const atFirst = useSearchParams().toString();
  return useSyncExternalStore(
    subscribe,
    () => new URLSearchParams(window.location.search).toString(),
    () => atFirst,
  );
}

/** What is looked at, and how. It stands in the address, so that a link shows the same and "back" goes back. */
export function useMapView() {
  const query = useQueryString();
  const path = usePathname();
  const view = useMemo<MapViewState>(() => {
    const params = new URLSearchParams(query);
    return {
      range: rangeOf(params.get('range')),
      persona: params.get('persona') || null,
      touchpoint: params.get('touchpoint') || null,
      tab: tabOf(params.get('tab')),
      lens: lensOf(params.get('lens')),
    };
  }, [query]);

  const show = useCallback(
    (patch: Partial<MapViewState>, { replace = false } = {}) => {
      // Read from the address itself: two changes may come before the next render.
      const next = new URLSearchParams(window.location.search);
      for (const [key, value] of Object.entries(patch)) {
        if (value === null || value === USUAL[key]) next.delete(key);
        else next.set(key, String(value));
      }
      if (next.toString() === new URLSearchParams(window.location.search).toString()) return;
      const url = next.size > 0 ? `${path}?${next}` : path;
      window.history[replace ? 'replaceState' : 'pushState'](null, '', url);
      window.dispatchEvent(new Event(CHANGED));
    },
    [path],
  );
  return { view, show };
}
