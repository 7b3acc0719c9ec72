'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

/** The links of a map, read while `shown`. */
export function useShares(workspace: string, map: string, shown: boolean) {
  const trpc = useTRPC();
  return useQuery(trpc.share.list.queryOptions({ workspace, map }, { enabled: shown }));
}

export function useShareActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = async () => {
    // A first reading that is still under way would be taken for the newest, although it began before.
    await queryClient.cancelQueries(trpc.share.pathFilter());
    await queryClient.invalidateQueries(trpc.share.pathFilter());
  };
  return {
    create: useMutation(trpc.share.create.mutationOptions({ onSuccess })),
    embed: useMutation(trpc.share.embed.mutationOptions({ onSuccess })),
    revoke: useMutation(trpc.share.revoke.mutationOptions({ onSuccess })),
    restore: useMutation(trpc.share.restore.mutationOptions({ onSuccess })),
  };
}
