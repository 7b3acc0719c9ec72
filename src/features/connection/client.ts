'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

/** Pages say nothing over the live line: whoever looks for a mistake has this open, and reads it again. */
const AGAIN_MS = 3_000;

export function useConnections(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.connection.list.queryOptions({ workspace }, { refetchInterval: AGAIN_MS }));
}
