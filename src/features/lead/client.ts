'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { readAgain } from '@/lib/read-again';
import { useTRPC } from '@/trpc/client';

/** What one leads. */
export function useMine(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.lead.mine.queryOptions({ workspace }));
}

/** What one department answers for. */
export function useDepartmentWork(workspace: string, department: string) {
  const trpc = useTRPC();
  return useQuery(trpc.lead.department.queryOptions({ workspace, department }));
}

export function useRefreshLed() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(() => readAgain(queryClient, trpc.lead.pathFilter()), [trpc, queryClient]);
}
