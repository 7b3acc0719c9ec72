'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readAgain } from '@/lib/read-again';
import { useTRPC } from '@/trpc/client';

/** How often it is asked how far files are that are being written. */
const ASK_MS = 1_000;

/** Files of ratings and how far they are. */
export function useDownloads(workspace: string) {
  const trpc = useTRPC();
  return useQuery(
    trpc.download.list.queryOptions(
      { workspace },
      {
        refetchInterval: ({ state }) =>
          state.data?.some(({ status }) => status === 'waiting' || status === 'running') ? ASK_MS : false,
      },
    ),
  );
}

function useRefreshDownloads() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  // The list may still be read for the first time, as of before.
  return () => readAgain(queryClient, trpc.download.pathFilter());
}

export function useCreateDownload() {
  const trpc = useTRPC();
  const onSuccess = useRefreshDownloads();
  return useMutation(trpc.download.create.mutationOptions({ onSuccess }));
}

export function useDeleteDownload() {
  const trpc = useTRPC();
  const onSettled = useRefreshDownloads();
  return useMutation(trpc.download.delete.mutationOptions({ onSettled }));
}
