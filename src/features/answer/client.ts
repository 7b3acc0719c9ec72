'use client';

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Order, Sieve } from '@/features/search/schema';
import type { Segment } from '@/features/segment/schema';
import { readAgain } from '@/lib/read-again';
import { useTRPC, useTRPCClient } from '@/trpc/client';
import type { AnswerRow } from './schema';

/** Which answers of a workspace are looked at. */
export interface AnswerLook extends Sieve {
  workspace: string;
}

const PAGE = 50;
/** Rows stand still until somebody asks for newer ones: nothing moves under the eyes of whoever reads. */
const STILL = {
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnMount: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const;

/** What could not be read at all is tried again after so long. */
const AGAIN_MS = 10_000;

/** Answers in the order of time, page by page. */
export function useAnswers(look: AnswerLook, order: Order) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.answer.list.infiniteQueryOptions(
      { ...look, order, limit: PAGE },
      {
        getNextPageParam: ({ nextCursor }) => nextCursor,
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) => (state.status === 'error' && !state.data ? AGAIN_MS : false),
        ...STILL,
      },
    ),
  );
}

/** How many there are of them all. */
export function useAnswerCount(look: AnswerLook) {
  const trpc = useTRPC();
  return useQuery(trpc.answer.count.queryOptions(look, { placeholderData: keepPreviousData }));
}

/** How many have come since the newest one that is shown; asked once something has been heard, and by `ask` again. */
export function useNewerCount(look: AnswerLook, since: string | null, enabled: boolean) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const options = trpc.answer.count.queryOptions({ ...look, since }, { enabled: enabled && since !== null });
  const { data } = useQuery(options);
  return { n: data?.n ?? 0, ask: () => readAgain(queryClient, { queryKey: options.queryKey, exact: true }) };
}

export interface AnswerQuery {
  workspace: string;
  id: string;
  segment: Segment;
}

export function useAnswer(query: AnswerQuery) {
  const trpc = useTRPC();
  return useQuery(trpc.answer.get.queryOptions(query, { retry: false }));
}

/** What else its customer said. */
export function useOtherAnswers(query: AnswerQuery, enabled: boolean) {
  const trpc = useTRPC();
  return useQuery(trpc.answer.others.queryOptions(query, { enabled }));
}

/** Reads what is newer: the list from its beginning, and how many there are. */
export function useRefreshAnswers() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(async () => {
    // Only the first page of the list that is shown is read again; what was loaded behind it is let go.
    queryClient.setQueriesData<Pages>(trpc.answer.list.infiniteQueryFilter(), (data) =>
      data ? { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) } : data,
    );
    await Promise.all(
      [trpc.answer.list.pathFilter(), trpc.answer.count.pathFilter()].map((filter) =>
        readAgain(queryClient, filter),
      ),
    );
  }, [trpc, queryClient]);
}

interface Pages {
  pages: { items: AnswerRow[] }[];
  pageParams: unknown[];
}

/** Changes rows that are shown, where they are shown. */
export function useChangeRows() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(
    (change: (row: AnswerRow) => AnswerRow) =>
      queryClient.setQueriesData<Pages>(
        trpc.answer.list.infiniteQueryFilter(),
        (data) =>
          data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(change) })) },
      ),
    [trpc, queryClient],
  );
}

/** Answers that may still change are among the newest; so many of those that are shown are looked at. */
const COMPLETED = 100;

/**
 * Reads what was said later into the rows that are shown, and into the one that is open. No row comes or goes; those
 * read are returned, among them some that have come to match.
 */
export function useCompleteRows(look: AnswerLook) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const change = useChangeRows();
  return useCallback(
    async (rows: readonly AnswerRow[]): Promise<AnswerRow[]> => {
      void queryClient.invalidateQueries(trpc.answer.get.pathFilter());
      const newest = Math.max(...rows.map(({ answeredAt }) => Date.parse(answeredAt)));
      // The first place after the newest that is shown.
      const cursor = `${newest + 1}_00000000-0000-0000-0000-000000000000`;
      const { items } = await client.answer.list.query({ ...look, cursor, limit: COMPLETED });
      const read = new Map(items.map((row) => [row.id, row]));
      change((row) => read.get(row.id) ?? row);
      return items;
    },
    [trpc, client, queryClient, change, look],
  );
}

/** Reads every page that is shown again, where it stands. */
export function useRereadAnswers() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(() => readAgain(queryClient, trpc.answer.list.pathFilter()), [trpc, queryClient]);
}
