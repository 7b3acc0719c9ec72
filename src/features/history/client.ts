'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ErrorBody, ErrorIssue } from '@/contract/errors';
import { useChanges } from '@/features/workspace/client';
import { readAgain } from '@/lib/read-again';
import { useTRPC } from '@/trpc/client';

export interface HistoryFilter {
  person: string | null;
  touchpoint: string | null;
}

/** What happened on a map, page by page. */
export function useHistoryPages(workspace: string, map: string, filter: HistoryFilter) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.history.list.infiniteQueryOptions(
      { workspace, map, ...filter },
      { getNextPageParam: ({ next }) => next },
    ),
  );
}

export function useHistoryFilters(workspace: string, map: string) {
  const trpc = useTRPC();
  return useQuery(trpc.history.filters.queryOptions({ workspace, map }));
}

export function useSnapshots(workspace: string, map: string) {
  const trpc = useTRPC();
  return useQuery(trpc.history.snapshots.queryOptions({ workspace, map }));
}

/** How the map came from one version to another; null stands for now. */
export function useComparison(workspace: string, map: string, from: string | null, to: string | null) {
  const trpc = useTRPC();
  return useQuery(trpc.history.compare.queryOptions({ workspace, map, from, to }, { staleTime: 0 }));
}

/** Everything about histories is read again: of this map, and by whoever looks at it now. */
function useRefreshHistory() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(async () => {
    await Promise.all([
      readAgain(queryClient, trpc.history.pathFilter()),
      readAgain(queryClient, trpc.map.pathFilter()),
    ]);
  }, [trpc, queryClient]);
}

/** Keeps what shows true while others edit the map. */
export function useLiveHistory(workspace: string, map: string): void {
  const refresh = useRefreshHistory();
  useChanges(workspace, (event) => {
    // The first word says that the connection stands: what was done before it is read now.
    if (event.kind === 'sync' || (event.kind === 'maps' && event.maps.includes(map))) void refresh();
  });
}

export function useHistoryActions() {
  const trpc = useTRPC();
  const onSuccess = useRefreshHistory();
  return {
    keep: useMutation(trpc.history.keep.mutationOptions({ onSuccess })),
    rename: useMutation(trpc.history.rename.mutationOptions({ onSuccess })),
    remove: useMutation(trpc.history.delete.mutationOptions({ onSuccess })),
    restore: useMutation(trpc.history.restore.mutationOptions({ onSuccess })),
    revert: useMutation(trpc.history.revert.mutationOptions({ onSuccess })),
  };
}

/** The maps that were deleted; it follows what others delete and restore. */
export function useDeletedMaps(workspace: string) {
  const trpc = useTRPC();
  const refresh = useRefreshHistory();
  useChanges(workspace, (event) => {
    if (event.kind === 'sync' || event.kind === 'maps') void refresh();
  });
  return useQuery(trpc.history.deletedMaps.queryOptions({ workspace }));
}

export function useRestoreMap() {
  const trpc = useTRPC();
  const onSuccess = useRefreshHistory();
  return useMutation(trpc.map.restore.mutationOptions({ onSuccess }));
}

/** A file that is no map, and where it is not. */
export class RefusedDocument extends Error {
  readonly issues: readonly ErrorIssue[];
  constructor(message: string, issues: readonly ErrorIssue[]) {
    super(message);
    this.issues = issues;
  }
}

/** Brings a map in from a file. Throws `RefusedDocument`. */
export async function importMap(workspace: string, file: File): Promise<{ mapId: string; name: string }> {
  const response = await fetch(`/api/w/${workspace}/documents`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: file,
  }).catch(() => {
    throw new RefusedDocument('The file could not be sent. Check the connection and try again.', []);
  });
  if (response.ok) return response.json();
  const body: ErrorBody | null = await response.json().catch(() => null);
  throw new RefusedDocument(
    body?.error.message ?? 'The file could not be read. Nothing was drawn.',
    body?.error.issues ?? [],
  );
}
