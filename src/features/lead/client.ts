'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useChanges } from '@/features/workspace/client';
import { useTRPC } from '@/trpc/client';

/** What one leads, kept true to what happens. */
export function useMine(workspace: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const status = useChanges(workspace, (event) => {
    if (event.kind !== 'presence') void queryClient.invalidateQueries(trpc.lead.mine.pathFilter());
  });
  return { ...useQuery(trpc.lead.mine.queryOptions({ workspace })), status };
}
