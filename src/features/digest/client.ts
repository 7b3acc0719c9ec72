'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { failureOf } from '@/features/map/client';
import { useTRPC } from '@/trpc/client';

/** The reader's workspaces, which of them send a digest, and a way to change it. */
export function useDigests() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useQuery(trpc.digest.mine.queryOptions());
  const { mutate, error, variables, isPending } = useMutation(
    trpc.digest.set.mutationOptions({
      networkMode: 'always',
      onSuccess: () => queryClient.invalidateQueries(trpc.digest.mine.pathFilter()),
    }),
  );
  return {
    digests: data?.map((one) =>
      isPending && variables.workspace === one.workspace ? { ...one, on: variables.on } : one,
    ),
    set: (workspace: string, on: boolean) => mutate({ workspace, on }),
    refusal: error ? failureOf(error).message : null,
  };
}
