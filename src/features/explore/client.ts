'use client';

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { readAgain } from '@/lib/read-again';
import { useTRPC } from '@/trpc/client';
import type { ExploreQuery } from './schema';

/** Nothing is told of time passing: at midnight the period moves on. */
const TIME_PASSES_MS = 60_000;

/** The figures as last heard. While others are read, the old ones stay. */
export function useExplore(look: ExploreQuery & { workspace: string }) {
  const trpc = useTRPC();
  return useQuery(
    trpc.explore.get.queryOptions(look, {
      placeholderData: keepPreviousData,
      refetchInterval: TIME_PASSES_MS,
    }),
  );
}

export function useRefreshExplore() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(() => readAgain(queryClient, trpc.explore.get.pathFilter()), [trpc, queryClient]);
}
