'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

const HOUR_MS = 3_600_000;

/** Key drivers of a map; read when they come into sight, and not with every rating. While others are weighed, the old ones stay. */
export function useDrivers(look: {
  workspace: string;
  map: string;
  persona: string | null;
  outcome: string | null;
}) {
  const trpc = useTRPC();
  return useQuery(
    trpc.driver.get.queryOptions(look, {
      staleTime: HOUR_MS,
      refetchOnWindowFocus: false,
      retry: 1,
      placeholderData: keepPreviousData,
    }),
  );
}
