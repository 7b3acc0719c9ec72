'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useChanges } from '@/features/workspace/client';
import { useTRPC } from '@/trpc/client';

/** Whether what is shown is kept true to what happens. */
function useFollowed(workspace: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useChanges(workspace, (event) => {
    if (event.kind !== 'presence') void queryClient.invalidateQueries(trpc.lead.pathFilter());
  });
}

/** What one leads. */
export function useMine(workspace: string) {
  const trpc = useTRPC();
  const status = useFollowed(workspace);
  return { ...useQuery(trpc.lead.mine.queryOptions({ workspace })), status };
}

/** What one department answers for. */
export function useDepartmentWork(workspace: string, department: string) {
  const trpc = useTRPC();
  const status = useFollowed(workspace);
  return { ...useQuery(trpc.lead.department.queryOptions({ workspace, department })), status };
}
