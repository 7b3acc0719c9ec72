'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

/** Answers at a touchpoint that are kept and not counted. */
export function useUncounted(workspace: string, touchpointId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.flag.list.queryOptions({ workspace, touchpointId }));
}

/** Counts an answer, or leaves it out; everything that rests on it is read again. */
export function useSetFlag() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.flag.set.mutationOptions({
      onSuccess: () =>
        Promise.all(
          [trpc.flag, trpc.rating, trpc.map].map(({ pathFilter }) =>
            queryClient.invalidateQueries(pathFilter()),
          ),
        ),
    }),
  );
}
