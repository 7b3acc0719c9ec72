'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Range } from '@/features/map/schema';
import { useTRPC } from '@/trpc/client';

/** Whose ratings, and where. */
export interface RatingQuery {
  workspace: string;
  touchpointId: string;
  persona: string | null;
}

const PAGE = 20;

/** Comments at a touchpoint, newest first, page by page. The range says for which of them a score may be told. */
export function useComments(query: RatingQuery, range: Range) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.rating.comments.infiniteQueryOptions(
      { ...query, range, limit: PAGE },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
}

/** What was heard over the range, by day or week. */
export function useTrend(query: RatingQuery, range: Range) {
  const trpc = useTRPC();
  return useQuery(trpc.rating.trend.queryOptions({ ...query, range }, { placeholderData: keepPreviousData }));
}
