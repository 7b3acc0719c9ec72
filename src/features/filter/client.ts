'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

/** What is offered changes seldom: no need to ask at every look. */
const FRESH_MS = 60_000;

/** What there is to choose from. */
export function useChoices(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.filter.choices.queryOptions({ workspace }, { staleTime: FRESH_MS }));
}
