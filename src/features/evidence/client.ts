'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { failureOf, inOrder, useRefreshMap } from '@/features/map/client';
import { useTRPC } from '@/trpc/client';
import type { CreateEvidence, EvidenceOf, UpdateEvidence } from './schema';

export function useEvidence(workspace: string, of: EvidenceOf) {
  const trpc = useTRPC();
  return useQuery(trpc.evidence.list.queryOptions({ workspace, ...of }));
}

/** Null when it was done; else what was wrong, in a sentence. */
type Refusal = string | null;
/** The same, and whether somebody else was faster. */
export type EditRefusal = { message: string; overtaken: boolean } | null;

/** Adds, edits and takes away evidence; the marks on the map follow. */
export function useEvidenceEdits(workspace: string, map: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refreshMap = useRefreshMap(map);
  const { mutateAsync: create } = useMutation(trpc.evidence.create.mutationOptions(inOrder(map)));
  const { mutateAsync: update } = useMutation(trpc.evidence.update.mutationOptions(inOrder(map)));
  const { mutateAsync: remove } = useMutation(trpc.evidence.delete.mutationOptions(inOrder(map)));

  const refresh = useCallback(() => {
    void queryClient.invalidateQueries(trpc.evidence.pathFilter());
    void queryClient.invalidateQueries(trpc.opportunity.pathFilter());
    refreshMap();
  }, [queryClient, trpc, refreshMap]);
  const attempt = useCallback(
    async (run: () => Promise<unknown>): Promise<Refusal> => {
      try {
        await run();
      } catch (error) {
        return failureOf(error).message;
      }
      refresh();
      return null;
    },
    [refresh],
  );

  return useMemo(
    () => ({
      add: (evidence: CreateEvidence) =>
        attempt(() => create({ workspace, id: crypto.randomUUID(), ...evidence })),
      edit: async (edit: UpdateEvidence): Promise<EditRefusal> => {
        try {
          await update({ workspace, ...edit });
        } catch (error) {
          const { code, message } = failureOf(error);
          if (code === 'conflict') refresh();
          return { message, overtaken: code === 'conflict' };
        }
        refresh();
        return null;
      },
      drop: (id: string) =>
        attempt(() =>
          remove({ workspace, id }).catch((error: unknown) => {
            // Whoever took it away, and be it this edit sent twice: it is gone, as was wanted.
            if (failureOf(error).code !== 'not_found') throw error;
          }),
        ),
    }),
    [attempt, create, update, remove, refresh, workspace],
  );
}
