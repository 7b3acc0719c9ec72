'use client';

import { useMutation } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { type Change, inOrder, outcomeOf, useMapChange, withTouchpoint } from '@/features/map/client';
import type { MapData, MapTouchpoint } from '@/features/map/schema';
import { whileMoving } from '@/lib/moving';
import { useTRPC } from '@/trpc/client';
import { blank, written } from './prepare/blank';
import type { TouchpointBatch, TouchpointContent } from './schema';

/** Texts of a touchpoint; a department goes by its name. */
export type TextField = 'name' | 'doing' | 'thinking' | 'feeling' | 'purpose' | 'channel' | 'department';
export type LevelField = 'mood' | 'importance' | 'businessImportance' | 'desired';

export type BatchEdit = TouchpointBatch['edits'][number];

export function withText(data: MapData, id: string, field: TextField, value: string): MapData {
  if (field !== 'department') return withTouchpoint(data, id, { [field]: value });
  const known = data.departments.find(({ name }) => name.toLowerCase() === value.toLowerCase());
  const department = value === '' ? null : (known ?? { id: `new:${value}`, name: value });
  return withTouchpoint(data, id, { department });
}

/** What it says under a field now; undefined where it is not there. */
export function textOf(data: MapData, id: string, field: TextField): string | undefined {
  const touchpoint = find(data, id);
  return field === 'department' ? touchpoint && (touchpoint.department?.name ?? '') : touchpoint?.[field];
}

export const withLevel = (data: MapData, id: string, field: LevelField, value: number | null): MapData =>
  withTouchpoint(data, id, { [field]: value });

/** The map without a touchpoint. */
export function withoutTouchpoint(data: MapData, id: string): MapData {
  return {
    ...data,
    stages: data.stages.map((stage) => ({
      ...stage,
      touchpoints: stage.touchpoints.filter((touchpoint) => touchpoint.id !== id),
    })),
  };
}

/** The map with a touchpoint directly after another one of a stage, or first in it. */
export function withTouchpointAt(
  data: MapData,
  touchpoint: MapTouchpoint,
  { stageId, after }: Place,
): MapData {
  const rest = withoutTouchpoint(data, touchpoint.id);
  return {
    ...rest,
    stages: rest.stages.map((stage) => {
      if (stage.id !== stageId) return stage;
      const at = stage.touchpoints.findIndex(({ id }) => id === after) + 1;
      return { ...stage, touchpoints: stage.touchpoints.toSpliced(at, 0, touchpoint) };
    }),
  };
}

export interface Place {
  stageId: string;
  /** Directly after this touchpoint of the stage; null: first. */
  after: string | null;
}

/** Where a touchpoint stands now. */
export function placeOf(data: MapData, id: string): Place | null {
  for (const stage of data.stages) {
    const index = stage.touchpoints.findIndex((touchpoint) => touchpoint.id === id);
    if (index >= 0) return { stageId: stage.id, after: stage.touchpoints[index - 1]?.id ?? null };
  }
  return null;
}

export const find = (data: MapData, id: string) =>
  data.stages.flatMap(({ touchpoints }) => touchpoints).find((touchpoint) => touchpoint.id === id);

/** Edits of touchpoints: each shows at once in every view of the map and is taken back if it fails. */
export function useTouchpointEdits(workspace: string, map: string) {
  const trpc = useTRPC();
  const change = useMapChange(map);
  const { mutateAsync: update } = useMutation(trpc.touchpoint.update.mutationOptions(inOrder(map)));
  const { mutateAsync: create } = useMutation(trpc.touchpoint.create.mutationOptions(inOrder(map)));
  const { mutateAsync: move } = useMutation(trpc.touchpoint.move.mutationOptions(inOrder(map)));
  const { mutateAsync: createMany } = useMutation(trpc.touchpoint.createMany.mutationOptions(inOrder(map)));
  const { mutateAsync: batch } = useMutation(trpc.touchpoint.batch.mutationOptions(inOrder(map)));

  const setText = useCallback(
    (id: string, field: TextField, value: string, base: string): Promise<SaveOutcome> =>
      change({
        apply: (data) => withText(data, id, field, value),
        revert: (data, { theirs }) => withText(data, id, field, typeof theirs === 'string' ? theirs : base),
        send: () => update({ workspace, id, field, value, base }),
        // It may have been edited again, or taken back, since.
        settle: (data, stored) =>
          textOf(data, id, field) === value ? withText(data, id, field, String(stored.value)) : data,
      }).then(({ value }) => ({ kind: 'saved' as const, value: String(value) }), outcomeOf),
    [change, update, workspace],
  );

  const setLevel = useCallback(
    (id: string, field: LevelField, value: number | null, base: number | null): Promise<SaveOutcome> =>
      change({
        apply: (data) => withTouchpoint(data, id, { [field]: value }),
        revert: (data, { theirs }) =>
          withTouchpoint(data, id, {
            [field]: theirs === undefined || typeof theirs === 'string' ? base : theirs,
          }),
        send: () => update({ workspace, id, field, value, base }),
      }).then(() => ({ kind: 'saved' as const }), outcomeOf),
    [change, update, workspace],
  );

  /** Says to which other touchpoint customers go again from here; null: to none. */
  const setLoop = useCallback(
    (id: string, value: string | null, base: string | null): Promise<SaveOutcome> =>
      change({
        apply: (data) => withTouchpoint(data, id, { leadsToId: value }),
        revert: (data, { theirs }) =>
          withTouchpoint(data, id, {
            leadsToId: theirs === undefined || typeof theirs === 'number' ? base : theirs,
          }),
        send: () => update({ workspace, id, field: 'leadsToId', value, base }),
      }).then(() => ({ kind: 'saved' as const }), outcomeOf),
    [change, update, workspace],
  );

  /** Adds a touchpoint; rejects when it could not be. */
  const add = useCallback(
    (place: Place, name: string, id: string) =>
      change({
        apply: (data) => withTouchpointAt(data, blank(id, name), place),
        revert: (data) => withoutTouchpoint(data, id),
        send: () => create({ workspace, id, name, ...place }),
        settle: (data, { slug, rank, name: stored }) =>
          withTouchpoint(data, id, {
            ...{ slug, rank },
            ...(textOf(data, id, 'name') === name ? { name: stored } : {}),
          }),
      }),
    [change, create, workspace],
  );

  const moveTo = useCallback(
    (id: string, to: Place) => {
      let from: Place | null = null;
      const put = (data: MapData, place: Place | null) => {
        const touchpoint = find(data, id);
        return touchpoint && place ? withTouchpointAt(data, touchpoint, place) : data;
      };
      return change({
        apply: (data) => {
          from ??= placeOf(data, id);
          return put(data, to);
        },
        revert: (data) => put(data, from),
        send: () => move({ workspace, id, ...to }),
        settle: (data, { rank }) => withTouchpoint(data, id, { rank }),
      });
    },
    [change, move, workspace],
  );

  /** Several edits as one: all are made, or none. What they come to on screen is the caller's to say. */
  const edit = useCallback(
    (edits: BatchEdit[], { apply, revert }: Pick<Change<unknown>, 'apply' | 'revert'>) =>
      whileMoving(
        edits.flatMap(({ op, edit }) => (op === 'move' ? [edit.id] : [])),
        () =>
          change({
            apply,
            revert,
            send: () => batch({ workspace, edits }),
            settle: (data, { ranks }) =>
              Object.entries(ranks).reduce((data, [id, rank]) => withTouchpoint(data, id, { rank }), data),
          }),
      ),
    [change, batch, workspace],
  );

  /**
   * Adds touchpoints with all that is written of them, in order, after `place`. They stand at once; `stored` says when.
   */
  const addMany = useCallback(
    ({ stageId, after }: Place, contents: readonly TouchpointContent[]) => {
      const items = contents.map((content) => ({ ...content, id: crypto.randomUUID() }));
      const stored = change({
        apply: (data) =>
          items.reduceRight((data, item) => withTouchpointAt(data, written(item), { stageId, after }), data),
        revert: (data) => items.reduce((data, { id }) => withoutTouchpoint(data, id), data),
        send: () => createMany({ workspace, stageId, after, items }),
      });
      return { made: items.map(written), stored };
    },
    [change, createMany, workspace],
  );

  return useMemo(
    () => ({ setText, setLevel, setLoop, add, addMany, moveTo, edit }),
    [setText, setLevel, setLoop, add, addMany, moveTo, edit],
  );
}

export type TouchpointEdits = ReturnType<typeof useTouchpointEdits>;
