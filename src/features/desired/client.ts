'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { inOrder, useMapChange } from '@/features/map/client';
import type { MapData } from '@/features/map/schema';
import type { Merged } from '@/features/merge/schema';
import { withoutTouchpoint } from '@/features/touchpoint/client';
import { readAgain } from '@/lib/read-again';
import { useTRPC } from '@/trpc/client';
import type { Ancestry } from './schema';

/** Derives a desired map; the lists of maps are read again. */
export function useDeriveMap() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries(trpc.map.pathFilter());
  return useMutation(trpc.desired.derive.mutationOptions({ onSuccess }));
}

/** The maps with what the list says of each. */
export function useMapCards(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.map.cards.queryOptions({ workspace }));
}

/** Deletes a map, and brings it back. */
export function useMapRemoval(workspace: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries(trpc.map.pathFilter());
  const { mutateAsync: remove } = useMutation(trpc.map.delete.mutationOptions({ onSuccess }));
  const { mutateAsync: restore } = useMutation(trpc.map.restore.mutationOptions({ onSuccess }));
  return {
    remove: useCallback((id: string) => remove({ workspace, id }), [remove, workspace]),
    restore: useCallback((id: string) => restore({ workspace, id }), [restore, workspace]),
  };
}

/** What a desired map came from. */
export function useAncestry(workspace: string, map: string) {
  const trpc = useTRPC();
  return useQuery(trpc.desired.ancestry.queryOptions({ workspace, map }));
}

/**
 * A desired map of a current one, with what it came from, to be laid over it; null while it is not asked for or read.
 */
export function useDerived(
  { workspace: { slug: workspace }, range, persona }: MapData,
  id: string | null,
): { desired: MapData; ancestry: Ancestry } | null {
  const trpc = useTRPC();
  const enabled = id !== null;
  const map = id ?? '';
  const { data: desired } = useQuery(
    trpc.map.get.queryOptions({ workspace, map, range, persona }, { enabled }),
  );
  const { data: ancestry } = useQuery(trpc.desired.ancestry.queryOptions({ workspace, map }, { enabled }));
  return useMemo(() => (desired && ancestry ? { desired, ancestry } : null), [desired, ancestry]);
}

export function useProgress(workspace: string, map: string, persona: string | null) {
  const trpc = useTRPC();
  return useQuery(
    trpc.desired.progress.queryOptions({ workspace, map, persona }, { placeholderData: keepPreviousData }),
  );
}

/** Reads again what a comparison rests on, beside the two maps themselves. */
export function useRefreshComparison() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(() => {
    readAgain(queryClient, trpc.desired.ancestry.pathFilter());
    readAgain(queryClient, trpc.desired.progress.pathFilter());
  }, [trpc, queryClient]);
}

/** Merges two touchpoints of a desired map, and takes them apart again. */
export function useMerge(workspace: string, map: string) {
  const trpc = useTRPC();
  const change = useMapChange(map);
  const { mutateAsync: send } = useMutation(trpc.desired.merge.mutationOptions(inOrder(map)));
  const { mutateAsync: sendBack } = useMutation(trpc.desired.unmerge.mutationOptions(inOrder(map)));
  const merge = useCallback(
    (id: string, other: string): Promise<Merged> =>
      change({
        apply: (data) => withoutTouchpoint(data, other),
        // The map is read again in any case, and has both of them then.
        revert: (data) => data,
        send: () => send({ workspace, id, other }),
      }),
    [change, send, workspace],
  );
  const unmerge = useCallback(
    (merged: Merged) =>
      change({
        apply: (data) => data,
        revert: (data) => data,
        send: () => sendBack({ workspace, ...merged }),
      }),
    [change, sendBack, workspace],
  );
  return useMemo(() => ({ merge, unmerge }), [merge, unmerge]);
}
