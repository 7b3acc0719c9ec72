'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

/** A person who waits is told at once that the network is away, instead of waiting for it. */
const AT_ONCE = { networkMode: 'always' } as const;

export function useMembers(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.member.list.queryOptions({ workspace }));
}

/** Reads the members again, and one's own role in the workspace. */
function useRefreshMembers() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries(trpc.member.pathFilter()),
      queryClient.invalidateQueries(trpc.workspace.pathFilter()),
    ]);
}

export function useSetRole() {
  const trpc = useTRPC();
  const onSuccess = useRefreshMembers();
  return useMutation(trpc.member.setRole.mutationOptions({ ...AT_ONCE, onSuccess }));
}

export function useRemoveMember() {
  const trpc = useTRPC();
  const onSuccess = useRefreshMembers();
  return useMutation(trpc.member.remove.mutationOptions({ ...AT_ONCE, onSuccess }));
}

export function useTransfer() {
  const trpc = useTRPC();
  const onSuccess = useRefreshMembers();
  return useMutation(trpc.member.transfer.mutationOptions({ ...AT_ONCE, onSuccess }));
}

/** Ends one's own membership; nothing of the workspace is read after that. */
export function useLeave() {
  const trpc = useTRPC();
  return useMutation(trpc.member.leave.mutationOptions(AT_ONCE));
}
