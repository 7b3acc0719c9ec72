'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

/** Told at once that the network is away, instead of waiting for it. */
const AT_ONCE = { networkMode: 'always' } as const;

export function useConfirmEmail() {
  const trpc = useTRPC();
  return useMutation(trpc.confirmation.confirm.mutationOptions(AT_ONCE));
}

export function useResendConfirmation() {
  const trpc = useTRPC();
  return useMutation(trpc.confirmation.resend.mutationOptions(AT_ONCE));
}

export function useRequestEmailChange() {
  const trpc = useTRPC();
  return useMutation(trpc.confirmation.requestChange.mutationOptions(AT_ONCE));
}

/** Reads the signed-in person again. */
export function useRefreshMe() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries(trpc.account.me.pathFilter());
}
