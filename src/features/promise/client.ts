'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { inOrder, outcomeOf, problemOf, useMapChange, withTouchpoint } from '@/features/map/client';
import type { MapTouchpoint } from '@/features/map/schema';
import { useTRPC } from '@/trpc/client';
import type { CreatePromise, UpdatePromise } from './schema';

export function usePromises(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.promise.list.queryOptions({ workspace }));
}

const saved = () => ({ kind: 'saved' as const });
export type PromiseEdit = UpdatePromise extends infer U
  ? U extends UpdatePromise
    ? Omit<U, 'id'>
    : never
  : never;

/** Edits of the promises; the list is read again after each, before it counts as saved. */
export function usePromiseEdits(workspace: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries(trpc.promise.pathFilter());
  const { mutateAsync: create } = useMutation(trpc.promise.create.mutationOptions({ onSuccess }));
  const { mutateAsync: update } = useMutation(trpc.promise.update.mutationOptions({ onSuccess }));
  const { mutateAsync: remove } = useMutation(trpc.promise.delete.mutationOptions({ onSuccess }));
  return useMemo(
    () => ({
      add: (promise: CreatePromise) => create({ workspace, ...promise }).then(saved, outcomeOf),
      set: (id: string, edit: PromiseEdit) => update({ workspace, id, ...edit }).then(saved, outcomeOf),
      drop: (id: string) => problemOf(remove({ workspace, id })),
    }),
    [create, update, remove, workspace],
  );
}

/** Says which promises a touchpoint must keep; it shows at once, and is taken back and rejects if it fails. */
export function usePromiseLink(workspace: string, map: string) {
  const trpc = useTRPC();
  const change = useMapChange(map);
  const { mutateAsync } = useMutation(trpc.promise.link.mutationOptions(inOrder(map)));
  return useCallback(
    (touchpoint: MapTouchpoint, promise: { id: string; name: string }, linked: boolean) => {
      const others = touchpoint.promises.filter(({ id }) => id !== promise.id);
      const promises = linked ? [...others, promise].sort((a, b) => a.name.localeCompare(b.name)) : others;
      return change({
        apply: (data) => withTouchpoint(data, touchpoint.id, { promises }),
        revert: (data) => withTouchpoint(data, touchpoint.id, { promises: touchpoint.promises }),
        send: () => mutateAsync({ workspace, touchpointId: touchpoint.id, promiseId: promise.id, linked }),
      });
    },
    [change, mutateAsync, workspace],
  );
}
