'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

/** How all surveys of the workspace ask. */
export function useAsking(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.asking.get.queryOptions({ workspace }));
}

export function useSetAsking(workspace: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.asking.set.mutationOptions({
      networkMode: 'always',
      onSuccess: (asking) => queryClient.setQueryData(trpc.asking.get.queryKey({ workspace }), asking),
      // After a conflict the page has to show what somebody else saved.
      onError: () => queryClient.invalidateQueries(trpc.asking.get.queryFilter({ workspace })),
    }),
  );
}
