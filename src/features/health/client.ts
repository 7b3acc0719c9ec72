'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { failureOf } from '@/features/map/client';
import { readAgain } from '@/lib/read-again';
import { useTRPC } from '@/trpc/client';
import type { Except, SetHealth, Unexcept } from './schema';

export function useHealth(workspace: string, mapId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.health.get.queryOptions({ workspace, mapId }));
}

/** How every map stands, by map id; empty until it is read, and when it cannot be. */
export function useHealthFigures(workspace: string) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.health.list.queryOptions({ workspace }));
  return useMemo(() => new Map((data ?? []).map((figure) => [figure.mapId, figure])), [data]);
}

/** Reads again how maps stand. */
export function useRefreshHealth() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(() => readAgain(queryClient, trpc.health.pathFilter()), [queryClient, trpc]);
}

type Named<T> = T extends { mapId: string } ? Omit<T, 'mapId'> : never;

/** What is set about the health of a map. Each resolves to null when it is done, else to what was wrong. */
export function useHealthEdits(workspace: string, mapId: string) {
  const trpc = useTRPC();
  const refresh = useRefreshHealth();
  // Outside of the map's own edits, which wait for a lost connection: who sets this looks at the answer.
  const online = { networkMode: 'always' as const };
  const { mutateAsync: set } = useMutation(trpc.health.set.mutationOptions(online));
  const { mutateAsync: review } = useMutation(trpc.health.review.mutationOptions(online));
  const { mutateAsync: except } = useMutation(trpc.health.except.mutationOptions(online));
  const { mutateAsync: unexcept } = useMutation(trpc.health.unexcept.mutationOptions(online));
  const attempt = useCallback(
    async (run: () => Promise<unknown>): Promise<string | null> => {
      try {
        await run();
        return null;
      } catch (error) {
        return failureOf(error).message;
      } finally {
        refresh();
      }
    },
    [refresh],
  );
  const about = useMemo(() => ({ workspace, mapId }), [workspace, mapId]);
  return useMemo(
    () => ({
      set: (field: Named<SetHealth>) => attempt(() => set({ ...about, ...field })),
      review: () => attempt(() => review(about)),
      except: (what: Named<Except>) => attempt(() => except({ ...about, ...what })),
      unexcept: (what: Named<Unexcept>) => attempt(() => unexcept({ ...about, ...what })),
    }),
    [attempt, set, review, except, unexcept, about],
  );
}
