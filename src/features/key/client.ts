'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

/** The keys of the workspace, for those who may see them. */
export function useKeys(workspace: string, enabled: boolean) {
  const trpc = useTRPC();
  return useQuery(trpc.key.list.queryOptions({ workspace }, { enabled }));
}
