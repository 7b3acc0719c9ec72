'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { type Failure, failureOf } from '@/features/map/client';
import { IMPORT_LIMITS, type ImportCounts, type SheetRow } from '@/features/sheet/schema';
import { useTRPC, useTRPCClient } from '@/trpc/client';
import type { RunImport } from './schema';

export function useImports(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.import.list.queryOptions({ workspace }));
}

/** What the chosen map holds already. */
export function useTarget(workspace: string, map: string | null) {
  const trpc = useTRPC();
  return useQuery(trpc.import.target.queryOptions({ workspace, map }));
}

function useReadAgain() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(
    () =>
      Promise.all([
        queryClient.invalidateQueries(trpc.import.pathFilter()),
        queryClient.invalidateQueries(trpc.map.pathFilter()),
      ]),
    [queryClient, trpc],
  );
}

export function useUndoImport(workspace: string) {
  const trpc = useTRPC();
  const onSettled = useReadAgain();
  const { mutate, isPending, error, data } = useMutation(trpc.import.undo.mutationOptions({ onSettled }));
  return {
    undo: (id: string, onDone?: (kept: number) => void) =>
      mutate({ workspace, id }, { onSuccess: ({ kept }) => onDone?.(kept) }),
    pending: isPending,
    failure: error ? failureOf(error) : null,
    undone: data ?? null,
  };
}

/** Rows in parts that one request holds. */
export function partsOf(rows: readonly SheetRow[]): SheetRow[][] {
  const parts: SheetRow[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = new TextEncoder().encode(JSON.stringify(row)).length;
    const part = parts.at(-1);
    if (part && part.length < IMPORT_LIMITS.partRows && bytes + size <= IMPORT_LIMITS.partBytes) {
      part.push(row);
      bytes += size;
    } else {
      parts.push([row]);
      bytes = size;
    }
  }
  return parts;
}

const NOTHING_YET = { status: 'sending' as const, parts: [] };

export interface Sending {
  /** Share of the rows that arrived, 0–1; null while nothing is sent. */
  progress: number | null;
  failure: Failure | null;
  result: { id: string; mapId: string | null; counts: ImportCounts } | null;
}

/**
 * Sends an import part by part and then runs it. Nothing shows on the map before all of it arrived; sending the same
 * import again goes on with the part that is missing.
 */
export function useSendImport(workspace: string) {
  const client = useTRPCClient();
  const readAgain = useReadAgain();
  const [state, setState] = useState<Sending>({ progress: null, failure: null, result: null });
  const send = useCallback(
    async (rows: readonly SheetRow[], run: Omit<RunImport, 'rows'>, isAgain: boolean) => {
      const { id } = run;
      setState({ progress: 0, failure: null, result: null });
      try {
        const parts = partsOf(rows);
        if (parts.length > IMPORT_LIMITS.parts) {
          const message = 'This holds more text than one import takes. Nothing was imported. Split it.';
          setState({ progress: null, failure: { code: 'too_large', message }, result: null });
          return null;
        }
        const before = isAgain
          ? await client.import.get.query({ workspace, id }).catch((error: unknown) => {
              if (failureOf(error).code === 'not_found') return NOTHING_YET;
              throw error;
            })
          : NOTHING_YET;
        const there = new Set(before.parts);
        for (const [part, some] of parts.entries()) {
          if (before.status === 'sending' && !there.has(part))
            await client.import.send.mutate({ workspace, id, part, rows: some });
          setState({ progress: (part + 1) / (parts.length + 1), failure: null, result: null });
        }
        const result = await client.import.run.mutate({ workspace, ...run, rows: rows.length });
        setState({ progress: null, failure: null, result });
        void readAgain();
        return result;
      } catch (error) {
        setState({ progress: null, failure: failureOf(error), result: null });
        return null;
      }
    },
    [client, readAgain, workspace],
  );
  const reset = useCallback(() => setState({ progress: null, failure: null, result: null }), []);
  return { ...state, send, reset };
}
