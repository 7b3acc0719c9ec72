'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSignIn } from '@/features/account/client';
import { useTRPC } from '@/trpc/client';

/** A person who waits is told at once that the network is away, instead of waiting for it. */
const AT_ONCE = { networkMode: 'always' } as const;

export function useInvitations(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.invitation.list.queryOptions({ workspace }));
}

/** Where mails of this installation go; it is set for as long as the server runs. */
export function useMailRoute(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.invitation.mail.queryOptions({ workspace }, { staleTime: Number.POSITIVE_INFINITY }))
    .data;
}

/** The departments an invited person could lead. */
export function useDepartmentChoices(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.department.list.queryOptions({ workspace }));
}

function useRefreshInvitations() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries(trpc.invitation.list.pathFilter());
}

export function useInvite() {
  const trpc = useTRPC();
  const onSuccess = useRefreshInvitations();
  return useMutation(trpc.invitation.create.mutationOptions({ ...AT_ONCE, onSuccess }));
}

export function useResendInvitation() {
  const trpc = useTRPC();
  const onSuccess = useRefreshInvitations();
  return useMutation(trpc.invitation.resend.mutationOptions({ ...AT_ONCE, onSuccess }));
}

/** Makes a link to pass on by hand. */
export function useLinkInvitation() {
  const trpc = useTRPC();
  const onSuccess = useRefreshInvitations();
  return useMutation(trpc.invitation.link.mutationOptions({ ...AT_ONCE, onSuccess }));
}

export function useRevokeInvitation() {
  const trpc = useTRPC();
  const onSuccess = useRefreshInvitations();
  return useMutation(trpc.invitation.revoke.mutationOptions({ ...AT_ONCE, onSuccess }));
}

/** Becomes a member as who is signed in. */
export function useAccept() {
  const trpc = useTRPC();
  return useMutation(trpc.invitation.accept.mutationOptions(AT_ONCE));
}

/** Makes an account for the invited address, a member of its person, and signs them in. Resolves to the slug. */
export function useJoin() {
  const trpc = useTRPC();
  const join = useMutation(trpc.invitation.join.mutationOptions(AT_ONCE));
  const signIn = useSignIn();
  return useMutation({
    ...AT_ONCE,
    mutationFn: async (input: { token: string; name: string; password: string }) => {
      const { slug, email } = await join.mutateAsync(input);
      await signIn.mutateAsync({ email, password: input.password });
      return slug;
    },
  });
}
