'use client';

import { useMutation } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { inOrder, outcomeOf, useMapChange } from '@/features/map/client';
import type { MapData, MapInsight } from '@/features/map/schema';
import { useTRPC } from '@/trpc/client';
import type { InsightKind } from './schema';

/** The map with the notes of one touchpoint changed. */
function withInsights(data: MapData, id: string, change: (notes: MapInsight[]) => MapInsight[]): MapData {
  return {
    ...data,
    stages: data.stages.map((stage) => ({
      ...stage,
      touchpoints: stage.touchpoints.map((touchpoint) =>
        touchpoint.id === id ? { ...touchpoint, insights: change(touchpoint.insights) } : touchpoint,
      ),
    })),
  };
}

const without = (id: string) => (notes: MapInsight[]) => notes.filter((note) => note.id !== id);
const patched = (id: string, patch: Partial<MapInsight>) => (notes: MapInsight[]) =>
  notes.map((note) => (note.id === id ? { ...note, ...patch } : note));

/** Edits of pain points, delights and barriers: each shows at once and is taken back if it fails. */
export function useInsightEdits(workspace: string, map: string) {
  const trpc = useTRPC();
  const change = useMapChange(map);
  const { mutateAsync: create } = useMutation(trpc.insight.create.mutationOptions(inOrder(map)));
  const { mutateAsync: update } = useMutation(trpc.insight.update.mutationOptions(inOrder(map)));
  const { mutateAsync: remove } = useMutation(trpc.insight.delete.mutationOptions(inOrder(map)));

  /** Adds a note, an assumption until evidence comes, or brings one back under its old id as it was. */
  const add = useCallback(
    (
      touchpointId: string,
      note: { kind: InsightKind; text: string; id?: string } & Partial<MapInsight>,
    ): Promise<SaveOutcome> => {
      const { kind, text, id = crypto.randomUUID(), evidence = 0 } = note;
      const observedAt = note.observedAt ?? new Date().toISOString();
      return change({
        apply: (data) =>
          withInsights(data, touchpointId, (notes) => [{ id, kind, text, evidence, observedAt }, ...notes]),
        revert: (data) => withInsights(data, touchpointId, without(id)),
        send: () => create({ workspace, touchpointId, kind, text, id }),
      }).then((stored) => ({ kind: 'saved' as const, value: stored.text }), outcomeOf);
    },
    [change, create, workspace],
  );

  const setText = useCallback(
    (touchpointId: string, id: string, value: string, base: string): Promise<SaveOutcome> =>
      change({
        apply: (data) => withInsights(data, touchpointId, patched(id, { text: value })),
        revert: (data, { theirs }) =>
          withInsights(data, touchpointId, patched(id, { text: typeof theirs === 'string' ? theirs : base })),
        send: () => update({ workspace, id, field: 'text', value, base }),
      }).then(({ value }) => ({ kind: 'saved' as const, value }), outcomeOf),
    [change, update, workspace],
  );

  const setKind = useCallback(
    (touchpointId: string, id: string, value: InsightKind, base: InsightKind) =>
      change({
        apply: (data) => withInsights(data, touchpointId, patched(id, { kind: value })),
        revert: (data) => withInsights(data, touchpointId, patched(id, { kind: base })),
        send: () => update({ workspace, id, field: 'kind', value, base }),
      }),
    [change, update, workspace],
  );

  const drop = useCallback(
    (touchpointId: string, note: MapInsight) =>
      change({
        apply: (data) => withInsights(data, touchpointId, without(note.id)),
        revert: (data) => withInsights(data, touchpointId, (notes) => [note, ...notes]),
        send: () => remove({ workspace, id: note.id }),
      }),
    [change, remove, workspace],
  );

  return useMemo(() => ({ add, setText, setKind, drop }), [add, setText, setKind, drop]);
}
