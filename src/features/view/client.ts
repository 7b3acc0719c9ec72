'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { problemOf } from '@/features/map/client';
import { useTRPC } from '@/trpc/client';
import type { SavedView } from './schema';

export function useViews(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.view.list.queryOptions({ workspace }));
}

/** Each resolves to null when it is done, else to what was wrong. */
export function useViewEdits(workspace: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const online = {
    networkMode: 'always' as const,
    onSuccess: () => queryClient.invalidateQueries(trpc.view.list.pathFilter()),
  };
  const { mutateAsync: create } = useMutation(trpc.view.create.mutationOptions(online));
  const { mutateAsync: rename } = useMutation(trpc.view.rename.mutationOptions(online));
  const { mutateAsync: remove } = useMutation(trpc.view.delete.mutationOptions(online));
  return useMemo(() => {
    return {
      save: (view: Omit<SavedView, 'id'> & { id?: string }) => problemOf(create({ workspace, ...view })),
      rename: (id: string, name: string) => problemOf(rename({ workspace, id, name })),
      remove: (id: string) => problemOf(remove({ workspace, id })),
    };
  }, [create, rename, remove, workspace]);
}
