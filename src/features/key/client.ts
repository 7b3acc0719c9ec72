'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

/** The keys of the workspace, for those who may see them. */
export function useKeys(workspace: string, enabled: boolean) {
  const trpc = useTRPC();
  return useQuery(trpc.key.list.queryOptions({ workspace }, { enabled }));
}

/** Reads the keys again after `mutation`, here and in snippets. */
function useRefreshKeys() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries(trpc.key.pathFilter());
}

export function useCreateKey() {
  const trpc = useTRPC();
  const onSuccess = useRefreshKeys();
  return useMutation(trpc.key.create.mutationOptions({ onSuccess }));
}

export function useRevokeKey() {
  const trpc = useTRPC();
  const onSuccess = useRefreshKeys();
  return useMutation(trpc.key.revoke.mutationOptions({ onSuccess }));
}

export function useSetOrigins() {
  const trpc = useTRPC();
  const onSuccess = useRefreshKeys();
  return useMutation(trpc.key.setOrigins.mutationOptions({ onSuccess }));
}
