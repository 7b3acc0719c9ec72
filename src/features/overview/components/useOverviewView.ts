'use client';

import { useMemo } from 'react';
import { LIMITS } from '@/contract/limits';
import { rangeOf } from '@/features/map/prepare';
import type { Range } from '@/features/map/schema';
import { setQuery, useQuery } from '@/lib/use-address';
import { ORDERS, type Order } from '../prepare/ranking';
import { SHOWN, type Shown } from './Trends';

export interface OverviewState {
  map: string | null;
  range: Range;
  persona: string | null;
  /** Slug of the touchpoint whose CSAT key drivers explain; null: the recommendation. */
  outcome: string | null;
  order: Order;
  trend: Shown;
}

/** What is not written into the address. */
const USUAL: Readonly<Record<string, string>> = { range: '28d', order: 'gap', trend: 'moved' };

function show(patch: Partial<OverviewState>): void {
  setQuery((query) => {
    for (const [key, value] of Object.entries(patch)) {
      if (value === null || value === USUAL[key]) query.delete(key);
      else query.set(key, String(value));
    }
  });
}

/** What is looked at. It stands in the address, so that a link shows the same and "back" goes back. */
export function useOverviewView() {
  const query = useQuery();
  const view = useMemo<OverviewState>(
    () => ({
      map: query.get('map') || null,
      range: rangeOf(query.get('range')),
      persona: query.get('persona') || null,
      outcome: query.get('outcome')?.slice(0, LIMITS.slug) || null,
      order: ORDERS.find((order) => order === query.get('order')) ?? 'gap',
      trend: SHOWN.find((shown) => shown === query.get('trend')) ?? 'moved',
    }),
    [query],
  );
  return { view, show };
}
