'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useRef } from 'react';
import type { ChangeEvent } from '@/contract/change';
import type { ErrorCode } from '@/contract/errors';
import { readAgain } from '@/lib/read-again';
import { useTRPC } from '@/trpc/client';

export type LiveStatus = 'connecting' | 'live' | 'lost';

/**
 * Calls `onEvent` for everything that changes in the workspace while the component is mounted, and says whether the
 * connection stands. A `sync` event comes at every connection, the first one included. `tab`: whose presence ends with
 * the connection.
 */
export function useChanges(
  workspace: string,
  onEvent: (event: ChangeEvent) => void,
  tab?: string,
): LiveStatus {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const handler = useRef(onEvent);
  useEffect(() => {
    handler.current = onEvent;
  });
  const { status } = useSubscription(
    trpc.workspace.changes.subscriptionOptions(
      { workspace, tab },
      {
        onData: (event) => handler.current(event.data),
        // The stream ended for good: ask what of the workspace is still to be seen.
        onError: () => void queryClient.invalidateQueries(trpc.workspace.get.pathFilter()),
      },
    ),
  );
  if (status === 'pending') return 'live';
  return status === 'error' ? 'lost' : 'connecting';
}

export function useWorkspace(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.workspace.get.queryOptions({ workspace }));
}

/** The maps of the workspace by name, oldest first. */
export function useMaps(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.map.list.queryOptions({ workspace }));
}

/** Gives the workspace another name; its address stays. */
export function useRenameWorkspace() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries(trpc.workspace.pathFilter());
  return useMutation(trpc.workspace.rename.mutationOptions({ networkMode: 'always', onSuccess }));
}

function useRefreshWorkspace() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries(trpc.workspace.pathFilter());
}

/** While another time zone is counted, how far that is. */
const COUNTING_MS = 2_000;

/** How much the workspace holds, for those who may change its settings. */
export function useFacts(workspace: string, enabled: boolean) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const facts = useQuery(
    trpc.workspace.facts.queryOptions(
      { workspace },
      { enabled, refetchInterval: ({ state }) => (state.data?.zoneChange ? COUNTING_MS : false) },
    ),
  );
  const timeZone = facts.data?.timeZone;
  useEffect(() => {
    // The zone changed since the workspace was read; perhaps between the two, and neither saw the change wait.
    const known = queryClient.getQueryData(trpc.workspace.get.queryKey({ workspace }))?.timeZone;
    if (timeZone && timeZone !== known) void readAgain(queryClient, trpc.workspace.get.pathFilter());
  }, [timeZone, queryClient, trpc, workspace]);
  return facts;
}

export function useSetLocale() {
  const trpc = useTRPC();
  const onSuccess = useRefreshWorkspace();
  return useMutation(trpc.workspace.setLocale.mutationOptions({ networkMode: 'always', onSuccess }));
}

export function useSetTimeZone() {
  const trpc = useTRPC();
  const onSuccess = useRefreshWorkspace();
  return useMutation(trpc.workspace.setTimeZone.mutationOptions({ networkMode: 'always', onSuccess }));
}

export function useDeleteWorkspace() {
  const trpc = useTRPC();
  return useMutation(trpc.workspace.delete.mutationOptions({ networkMode: 'always' }));
}

/** The code of what a query failed with; null without an error, or when the server was not reached. */
export function codeOf(error: unknown): ErrorCode | null {
  const { data } = (error ?? {}) as { data?: { app?: { code: ErrorCode } } | null };
  return data?.app?.code ?? null;
}
