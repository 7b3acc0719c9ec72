'use client';

import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { problemOf } from '@/features/map/client';
import { useTRPC } from '@/trpc/client';
import type { CreateAnnotation } from './schema';

/** Each resolves to null when it is done, else to what was wrong. Charts hear of it as of any change. */
export function useAnnotationEdits(workspace: string, onDone: () => void) {
  const trpc = useTRPC();
  const online = { networkMode: 'always' as const, onSuccess: onDone };
  const { mutateAsync: create } = useMutation(trpc.annotation.create.mutationOptions(online));
  const { mutateAsync: update } = useMutation(trpc.annotation.update.mutationOptions(online));
  const { mutateAsync: remove } = useMutation(trpc.annotation.delete.mutationOptions(online));
  return useMemo(() => {
    return {
      save: (id: string | null, said: CreateAnnotation) =>
        problemOf(id ? update({ workspace, id, ...said }) : create({ workspace, ...said })),
      remove: (id: string) => problemOf(remove({ workspace, id })),
    };
  }, [create, update, remove, workspace]);
}
