'use client';

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Range } from '@/features/map/schema';
import { readAgain } from '@/lib/read-again';
import { useTRPC } from '@/trpc/client';

/** Which map of a workspace, and how it is looked at. */
export interface OverviewLook {
  workspace: string;
  map: string | null;
  range: Range;
  persona: string | null;
}

/** Nothing is told of time passing: at midnight the period moves on, and "this hour" with every minute. */
const TIME_PASSES_MS = 60_000;

/** The overview as last heard. While another view is read, the old figures stay. */
export function useOverview(look: OverviewLook) {
  const trpc = useTRPC();
  return useQuery(
    trpc.overview.get.queryOptions(look, {
      placeholderData: keepPreviousData,
      refetchInterval: TIME_PASSES_MS,
    }),
  );
}

/** Reads the overview again: all of it, because a rating moves its tile, its row, its week and the feed at once. */
export function useRefreshOverview() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(() => readAgain(queryClient, trpc.overview.get.pathFilter()), [trpc, queryClient]);
}
