'use client';

import { useMutation } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { inOrder, outcomeOf, useMapChange, withStage } from '@/features/map/client';
import type { MapData, MapStage, Phase } from '@/features/map/schema';
import { isMoving, whileMoving } from '@/lib/moving';
import { useTRPC } from '@/trpc/client';

export type StageField = 'name' | 'goal';

const withoutStage = (data: MapData, id: string): MapData => ({
  ...data,
  stages: data.stages.filter((stage) => stage.id !== id),
});

/** The map with a stage directly after another one, or first. */
export function withStageAt(data: MapData, stage: MapStage, after: string | null): MapData {
  const rest = withoutStage(data, stage.id).stages;
  return { ...data, stages: rest.toSpliced(rest.findIndex(({ id }) => id === after) + 1, 0, stage) };
}

/** The stage before this one; null: it is the first. */
export function stageBefore(data: MapData, id: string): string | null {
  return data.stages[data.stages.findIndex((stage) => stage.id === id) - 1]?.id ?? null;
}

/** Edits of stages: each shows at once in every view of the map and is taken back if it fails. */
export function useStageEdits(workspace: string, map: string) {
  const trpc = useTRPC();
  const change = useMapChange(map);
  const { mutateAsync: update } = useMutation(trpc.stage.update.mutationOptions(inOrder(map)));
  const { mutateAsync: create } = useMutation(trpc.stage.create.mutationOptions(inOrder(map)));
  const { mutateAsync: move } = useMutation(trpc.stage.move.mutationOptions(inOrder(map)));
  const { mutateAsync: remove } = useMutation(trpc.stage.delete.mutationOptions(inOrder(map)));
  const { mutateAsync: restore } = useMutation(trpc.stage.restore.mutationOptions(inOrder(map)));

  const setText = useCallback(
    (id: string, field: StageField, value: string, base: string): Promise<SaveOutcome> =>
      change({
        apply: (data) => withStage(data, id, { [field]: value }),
        revert: (data, { theirs }) =>
          withStage(data, id, { [field]: typeof theirs === 'string' ? theirs : base }),
        send: () => update({ workspace, id, field, value, base }),
      }).then(({ value }) => ({ kind: 'saved' as const, value }), outcomeOf),
    [change, update, workspace],
  );

  const setPhase = useCallback(
    (id: string, value: Phase, base: Phase) =>
      change({
        apply: (data) => withStage(data, id, { phase: value }),
        revert: (data) => withStage(data, id, { phase: base }),
        send: () => update({ workspace, id, field: 'phase', value, base }),
      }),
    [change, update, workspace],
  );

  /** Adds a stage of the same phase as the one before it; rejects when it could not be. */
  const add = useCallback(
    (after: string | null, name: string, phase: Phase, id: string) =>
      change({
        apply: (data) => withStageAt(data, { id, name, goal: '', phase, rank: '', touchpoints: [] }, after),
        revert: (data) => withoutStage(data, id),
        send: () => create({ workspace, mapId: map, id, after, name, phase }),
        settle: (data, stored) => {
          // It may have been renamed since.
          const isSame = data.stages.some((stage) => stage.id === id && stage.name === name);
          return withStage(data, id, { rank: stored.rank, ...(isSame ? { name: stored.name } : {}) });
        },
      }),
    [change, create, workspace, map],
  );

  const moveTo = useCallback(
    (stage: MapStage, after: string | null, from: string | null, rank?: string) => {
      const { id } = stage;
      const base = rank && !isMoving(id) ? { base: rank } : {};
      return whileMoving([id], () =>
        change({
          apply: (data) => withStageAt(data, stage, after),
          revert: (data) => withStageAt(data, stage, from),
          send: () => move({ workspace, id, after, ...base }),
          settle: (data, { rank }) => withStage(data, id, { rank }),
        }),
      );
    },
    [change, move, workspace],
  );

  const drop = useCallback(
    (stage: MapStage, from: string | null) =>
      change({
        apply: (data) => withoutStage(data, stage.id),
        revert: (data) => withStageAt(data, stage, from),
        send: () => remove({ workspace, id: stage.id }),
      }),
    [change, remove, workspace],
  );

  /** `stage`: as it was last seen; without it, it shows when the map was read again. */
  const bringBack = useCallback(
    (id: string, stage: MapStage | undefined, from: string | null) =>
      change({
        apply: (data) => (stage ? withStageAt(data, stage, from) : data),
        revert: (data) => withoutStage(data, id),
        send: () => restore({ workspace, id }),
      }),
    [change, restore, workspace],
  );

  return useMemo(
    () => ({ setText, setPhase, add, moveTo, drop, bringBack }),
    [setText, setPhase, add, moveTo, drop, bringBack],
  );
}

export type StageEdits = ReturnType<typeof useStageEdits>;
