'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

export function useIdentity(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.identity.get.queryOptions({ workspace }));
}

function useRefreshIdentity() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries(trpc.identity.pathFilter());
}

export function useSetRequired() {
  const trpc = useTRPC();
  const onSuccess = useRefreshIdentity();
  return useMutation(trpc.identity.setRequired.mutationOptions({ onSuccess }));
}

export function useRotateSecret() {
  const trpc = useTRPC();
  const onSettled = useRefreshIdentity();
  return useMutation(trpc.identity.rotate.mutationOptions({ onSettled }));
}

export function useHashCustomers() {
  const trpc = useTRPC();
  const onSuccess = useRefreshIdentity();
  return useMutation(trpc.identity.hash.mutationOptions({ onSuccess }));
}
