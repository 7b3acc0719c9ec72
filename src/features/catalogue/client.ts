'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { inOrder, useRefreshMap } from '@/features/map/client';
import { useTRPC } from '@/trpc/client';

/** Typical touchpoints; read once, they do not change while the app runs. */
export function useCatalogue(workspace: string, enabled: boolean) {
  const trpc = useTRPC();
  return useQuery(
    trpc.catalogue.list.queryOptions({ workspace }, { enabled, staleTime: Number.POSITIVE_INFINITY }),
  );
}

/** Says what business the map is of. */
export function useSetIndustry(map: string) {
  const trpc = useTRPC();
  const refresh = useRefreshMap(map);
  return useMutation(trpc.catalogue.setIndustry.mutationOptions({ ...inOrder(map), onSettled: refresh }));
}
