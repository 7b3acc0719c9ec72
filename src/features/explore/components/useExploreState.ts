'use client';

import { useMemo } from 'react';
import type { Clock } from '@/features/segment/prepare';
import { setQuery, useQuery } from '@/lib/use-address';
import { type ExploreState, readState, writeState } from '../prepare/state';

/** What is looked at. It stands in the address, so that a link shows the same and "back" goes back. */
export function useExploreState(clock: Clock) {
  const query = useQuery();
  const { timeZone, now } = clock;
  // Of the clock only the day matters: a period does not stop being one while it is looked at.
  const day = Math.floor(+now / 3_600_000);
  return useMemo(() => {
    const at = { timeZone, now: new Date((day + 1) * 3_600_000) };
    const read = readState(query, at);
    return {
      ...read,
      address: query.toString(),
      show: (patch: Partial<ExploreState>) =>
        setQuery((next) => writeState(next, { ...readState(next, at).state, ...patch })),
      open: (address: string) =>
        setQuery((next) => {
          for (const key of [...next.keys()]) next.delete(key);
          for (const [key, value] of new URLSearchParams(address)) next.append(key, value);
        }),
    };
  }, [query, timeZone, day]);
}
