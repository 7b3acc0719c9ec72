'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readAgain } from '@/lib/read-again';
import { useTRPC } from '@/trpc/client';

export function useApplyTemplate() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries(trpc.template.begun.pathFilter());
  return useMutation(trpc.template.draw.mutationOptions({ onSettled }));
}

/** The map that was begun before, as it is now: it may have been changed a moment ago. */
export function useBegunMap(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.template.begun.queryOptions({ workspace }, { staleTime: 0 }));
}

/** The map being set up, over a range that a first rating falls into. */
export function useDraftMap(workspace: string, map: string | null) {
  const trpc = useTRPC();
  return useQuery(
    trpc.map.get.queryOptions({ workspace, map: map ?? '', range: '28d' }, { enabled: map !== null }),
  );
}

/** Reads the map being set up again. */
export function useRefreshMap(workspace: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () => readAgain(queryClient, trpc.map.get.pathFilter()).then(() => workspace);
}

export function useEditTouchpoint(workspace: string) {
  const trpc = useTRPC();
  const refresh = useRefreshMap(workspace);
  const update = useMutation(trpc.touchpoint.update.mutationOptions({ onSettled: refresh }));
  const create = useMutation(trpc.touchpoint.create.mutationOptions({ onSettled: refresh }));
  const createMany = useMutation(trpc.touchpoint.createMany.mutationOptions({ onSettled: refresh }));
  const updateStage = useMutation(trpc.stage.update.mutationOptions({ onSettled: refresh }));
  const createStage = useMutation(trpc.stage.create.mutationOptions({ onSettled: refresh }));
  return { update, create, createMany, updateStage, createStage };
}
