'use client';

import { useMemo } from 'react';
import { type Lens, lensOf } from '@/features/lens/schema';
import { setQuery, useQuery } from '@/lib/use-address';
import { rangeOf } from '../prepare';
import type { Range } from '../schema';
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

const tabOf = (value: string | null): PanelTab => TABS.find((tab) => tab === value) ?? 'overview';

function show(patch: Partial<MapViewState>, options?: { replace?: boolean }): void {
  setQuery((query) => {
    for (const [key, value] of Object.entries(patch)) {
      if (value === null || value === USUAL[key]) query.delete(key);
      else query.set(key, String(value));
    }
  }, options);
}

/** What is looked at, and how. It stands in the address, so that a link shows the same and "back" goes back. */
export function useMapView() {
  const query = useQuery();
  const view = useMemo<MapViewState>(
    () => ({
      range: rangeOf(query.get('range')),
      persona: query.get('persona') || null,
      touchpoint: query.get('touchpoint') || null,
      tab: tabOf(query.get('tab')),
      lens: lensOf(query.get('lens')),
    }),
    [query],
  );
  return { view, show };
}
