'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { z } from 'zod';
import type { ErrorCode } from '@/contract/errors';
import { formatCount } from '@/domain/format';
import { useTRPC } from '@/trpc/client';

/** Why a form was not accepted: a sentence for the form, and sentences for its fields by name. */
export interface FormFault {
  code: ErrorCode;
  message: string;
  fields: Record<string, string>;
}

/** A person who waits in front of a form is told at once that the network is away, instead of waiting for it. */
const AT_ONCE = { networkMode: 'always' } as const;

const UNREACHED = 'Touchline could not be reached. What you typed is still here. Try again.';
const NO_COOKIE = 'Your browser did not keep the sign-in cookie. Allow cookies for this site and try again.';

const SIGN_IN_FAULTS: Record<string, string> = {
  invalid: 'Enter your e-mail and your password.',
  unauthenticated: 'The e-mail or the password is not right.',
  rate_limited: 'Too many attempts.',
  forbidden: 'The provider does not confirm this e-mail address as yours. Sign in with your password.',
  unavailable: UNREACHED,
};

/** The sentence for an error of sign-in, which comes as `code` or `code:seconds to wait`. */
export function signInFault(error: string): string {
  const [code = '', wait] = error.split(':');
  const minutes = wait ? Math.ceil(Number(wait) / 60) : 0;
  const when = minutes > 0 ? ` Try again in ${formatCount(minutes, 'minute')}.` : '';
  return `${SIGN_IN_FAULTS[code] ?? 'Signing in did not work. Nothing was changed. Try again.'}${when}`;
}

/** What went wrong with a form, out of whatever was thrown; null when nothing was. */
export function faultOf(error: unknown): FormFault | null {
  if (!error) return null;
  const { message, data } = error as { message: string; data?: { app?: ClientFault } | null };
  const app = data?.app;
  if (!app)
    return { code: 'unavailable', message: error instanceof SignInError ? message : UNREACHED, fields: {} };
  const fields: Record<string, string> = {};
  for (const issue of app.issues ?? []) fields[issue.path] ??= issue.message;
  return { code: app.code, message, fields };
}

interface ClientFault {
  code: ErrorCode;
  issues?: { path: string; message: string }[] | undefined;
}

class SignInError extends Error {
  override readonly name = 'SignInError';
}

/** Posts to next-auth without leaving the page. Resolves to where it would lead; throws what a person should read. */
async function postAuth(action: string, fields: Record<string, string>): Promise<string> {
  const post = async () => {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
    const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' });
    const response = await fetch(`/api/auth/${action}`, { method: 'POST', body });
    return (await response.json()) as { url?: string };
  };
  const { url } = await post().catch(() => {
    throw new SignInError(UNREACHED);
  });
  const target = new URL(url ?? '/', window.location.origin);
  const error = target.searchParams.get('error');
  if (target.searchParams.has('csrf')) throw new SignInError(NO_COOKIE);
  if (error) throw new SignInError(signInFault(error));
  return target.href;
}

/** Signs in with e-mail and password, here and now: the page stays. */
export function useSignIn() {
  return useMutation({
    ...AT_ONCE,
    mutationFn: ({ email, password }: { email: string; password: string }) =>
      postAuth('callback/credentials', { email, password, callbackUrl: '/' }),
  });
}

/** Leaves for a provider and comes back to `callbackUrl`, a path of this site. */
export function useProvider() {
  return useMutation({
    ...AT_ONCE,
    mutationFn: ({ provider, callbackUrl }: { provider: string; callbackUrl: string }) =>
      postAuth(`signin/${provider}`, { callbackUrl }),
    onSuccess: (url) => window.location.assign(url),
  });
}

/** Makes the account and its workspace, and signs in with the same password. Resolves to the workspace's slug. */
export function useSignUp() {
  const trpc = useTRPC();
  const signUp = useMutation(trpc.account.signUp.mutationOptions(AT_ONCE));
  const signIn = useSignIn();
  return useMutation({
    ...AT_ONCE,
    mutationFn: async (input: { email: string; password: string; name: string; workspaceName: string }) => {
      const { slug } = await signUp.mutateAsync({ ...input, timeZone: timeZoneHere() });
      await signIn.mutateAsync(input);
      return slug;
    },
  });
}

/** The first workspace of somebody who came through a provider. */
export function useStartWorkspace() {
  const trpc = useTRPC();
  const start = useMutation(trpc.account.startWorkspace.mutationOptions(AT_ONCE));
  return useMutation({
    ...AT_ONCE,
    mutationFn: async (workspaceName: string) =>
      (await start.mutateAsync({ workspaceName, timeZone: timeZoneHere() })).slug,
  });
}

export function useRequestReset() {
  const trpc = useTRPC();
  return useMutation(trpc.account.requestReset.mutationOptions(AT_ONCE));
}

export function useReset() {
  const trpc = useTRPC();
  return useMutation(trpc.account.reset.mutationOptions(AT_ONCE));
}

/** Changes the password, which signs out everywhere, and signs this browser in again. */
export function useChangePassword(email: string) {
  const trpc = useTRPC();
  const change = useMutation(trpc.account.changePassword.mutationOptions(AT_ONCE));
  const signIn = useSignIn();
  return useMutation({
    ...AT_ONCE,
    mutationFn: async (input: { current: string; password: string }) => {
      await change.mutateAsync(input);
      await signIn.mutateAsync({ email, password: input.password });
    },
  });
}

/** Signs this browser out and stays on the page. */
export function useSignOutHere() {
  return useMutation({ ...AT_ONCE, mutationFn: () => postAuth('signout', { callbackUrl: '/' }) });
}

/** Changes the name others see. */
export function useSetName() {
  const trpc = useTRPC();
  const router = useRouter();
  return useMutation(trpc.account.setName.mutationOptions({ ...AT_ONCE, onSuccess: () => router.refresh() }));
}

/** What of a form the server would refuse for certain, so that it need not be sent; null when nothing. */
export function faultIn(input: z.ZodType, values: Record<string, string>): FormFault | null {
  const { error } = input.safeParse(values);
  if (!error) return null;
  const fields: Record<string, string> = {};
  for (const { path, message } of error.issues) fields[path.join('.')] ??= message;
  return { code: 'invalid', message: error.issues[0]?.message ?? '', fields };
}

/** Signs this browser out and leaves for the sign-in page. */
export function useSignOut() {
  return useMutation({
    ...AT_ONCE,
    mutationFn: () => postAuth('signout', { callbackUrl: '/sign-in' }),
    onSuccess: () => window.location.assign('/sign-in'),
  });
}

/** Signs every browser out, this one included. */
export function useSignOutEverywhere() {
  const trpc = useTRPC();
  const onSuccess = () => window.location.assign('/sign-in');
  return useMutation(trpc.account.signOutEverywhere.mutationOptions({ ...AT_ONCE, onSuccess }));
}

/** The signed-in person. With `cached`, only what is known already. */
export function useMe({ cached = false }: { cached?: boolean } = {}) {
  const trpc = useTRPC();
  return useQuery({ ...trpc.account.me.queryOptions(), enabled: !cached });
}

/** Asks the server whether somebody is signed in by now, e.g. in another tab. */
export function useIsSignedIn(): () => Promise<boolean> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () =>
    queryClient.fetchQuery({ ...trpc.account.me.queryOptions(), staleTime: 0, retry: false }).then(
      () => true,
      () => false,
    );
}

/** Reads again what could not be read while signed out. */
export function useReadAgain(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
}

const timeZoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
