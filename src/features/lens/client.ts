'use client';

import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { inOrder, outcomeOf, useMapChange } from '@/features/map/client';
import type { MapData } from '@/features/map/schema';
import { useTRPC } from '@/trpc/client';

const withBarrier = (data: MapData, id: string, barrier: string): MapData => ({
  ...data,
  departments: data.departments.map((one) => (one.id === id ? { ...one, barrier } : one)),
});

/** Says why a department has no touchpoint. Shows at once and is taken back if it fails. */
export function useSaveBarrier(workspace: string, map: string) {
  const trpc = useTRPC();
  const change = useMapChange(map);
  const { mutateAsync } = useMutation(trpc.department.update.mutationOptions(inOrder(map)));
  return useCallback(
    (id: string, value: string, base: string): Promise<SaveOutcome> =>
      change({
        apply: (data) => withBarrier(data, id, value),
        revert: (data, { theirs }) => withBarrier(data, id, typeof theirs === 'string' ? theirs : base),
        send: () => mutateAsync({ workspace, id, field: 'barrier', base, value }),
      }).then(({ value }) => ({ kind: 'saved' as const, value: String(value) }), outcomeOf),
    [change, mutateAsync, workspace],
  );
}
