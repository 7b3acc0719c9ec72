'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

/** The channels in use over all maps of the workspace. */
export function useChannels(workspace: string, enabled = true) {
  const trpc = useTRPC();
  return useQuery(trpc.channel.list.queryOptions({ workspace }, { enabled }));
}

/** Gives a channel another name everywhere; the list is read again before it counts as done. */
export function useRenameChannel() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries(trpc.channel.pathFilter());
  return useMutation(trpc.channel.rename.mutationOptions({ onSuccess })).mutateAsync;
}
