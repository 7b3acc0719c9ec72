'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useRef } from 'react';
import type { ChangeEvent } from '@/contract/change';
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
  const handler = useRef(onEvent);
  useEffect(() => {
    handler.current = onEvent;
  });
  const { status } = useSubscription(
    trpc.workspace.changes.subscriptionOptions(
      { workspace, tab },
      { onData: (event) => handler.current(event.data) },
    ),
  );
  if (status === 'pending') return 'live';
  return status === 'error' ? 'lost' : 'connecting';
}

export function useWorkspace(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.workspace.get.queryOptions({ workspace }));
}

/** Gives the workspace another name; its address stays. */
export function useRenameWorkspace() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries(trpc.workspace.pathFilter());
  return useMutation(trpc.workspace.rename.mutationOptions({ networkMode: 'always', onSuccess }));
}
