'use client';

import { useMutation } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { inOrder, outcomeOf, useMapChange, withTouchpoint } from '@/features/map/client';
import type { MapData, MapTouchpoint } from '@/features/map/schema';
import { useTRPC } from '@/trpc/client';

/** Texts of a touchpoint; a department goes by its name. */
export type TextField = 'name' | 'doing' | 'thinking' | 'feeling' | 'purpose' | 'channel' | 'department';
export type LevelField = 'mood' | 'importance' | 'businessImportance' | 'desired';

const silence = () => ({ parts: [], displays: 0, comments: 0 });

/** A touchpoint nobody has described yet. Its slug is the server's to give. */
function blank(id: string, name: string): MapTouchpoint {
  return {
    id,
    slug: id,
    name,
    rank: '',
    doing: '',
    thinking: '',
    feeling: '',
    mood: null,
    channel: '',
    purpose: '',
    department: null,
    desired: null,
    importance: null,
    leadsToId: null,
    businessImportance: null,
    momentOfTruth: false,
    values: {},
    promises: [],
    insights: [],
    stated: { doing: null, thinking: null, feeling: null },
    survey: null,
    current: silence(),
    previous: silence(),
    lastRatedAt: null,
  };
}

function withText(data: MapData, id: string, field: TextField, value: string): MapData {
  if (field !== 'department') return withTouchpoint(data, id, { [field]: value });
  const known = data.departments.find(({ name }) => name.toLowerCase() === value.toLowerCase());
  const department = value === '' ? null : (known ?? { id: `new:${value}`, name: value });
  return withTouchpoint(data, id, { department });
}

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

const find = (data: MapData, id: string) =>
  data.stages.flatMap(({ touchpoints }) => touchpoints).find((touchpoint) => touchpoint.id === id);

/** Edits of touchpoints: each shows at once in every view of the map and is taken back if it fails. */
export function useTouchpointEdits(workspace: string, map: string) {
  const trpc = useTRPC();
  const change = useMapChange(map);
  const { mutateAsync: update } = useMutation(trpc.touchpoint.update.mutationOptions(inOrder(map)));
  const { mutateAsync: create } = useMutation(trpc.touchpoint.create.mutationOptions(inOrder(map)));
  const { mutateAsync: move } = useMutation(trpc.touchpoint.move.mutationOptions(inOrder(map)));
  const { mutateAsync: remove } = useMutation(trpc.touchpoint.delete.mutationOptions(inOrder(map)));
  const { mutateAsync: restore } = useMutation(trpc.touchpoint.restore.mutationOptions(inOrder(map)));

  const setText = useCallback(
    (id: string, field: TextField, value: string, base: string): Promise<SaveOutcome> =>
      change({
        apply: (data) => withText(data, id, field, value),
        revert: (data, { theirs }) => withText(data, id, field, typeof theirs === 'string' ? theirs : base),
        send: () => update({ workspace, id, field, value, base }),
      }).then(() => ({ kind: 'saved' as const }), outcomeOf),
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
    (place: Place, name: string) => {
      const id = crypto.randomUUID();
      return change({
        apply: (data) => withTouchpointAt(data, blank(id, name), place),
        revert: (data) => withoutTouchpoint(data, id),
        send: () => create({ workspace, id, name, ...place }),
      });
    },
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
      });
    },
    [change, move, workspace],
  );

  const drop = useCallback(
    (touchpoint: MapTouchpoint, place: Place) =>
      change({
        apply: (data) => withoutTouchpoint(data, touchpoint.id),
        revert: (data) => withTouchpointAt(data, touchpoint, place),
        send: () => remove({ workspace, id: touchpoint.id }),
      }),
    [change, remove, workspace],
  );

  const bringBack = useCallback(
    (touchpoint: MapTouchpoint, place: Place) =>
      change({
        apply: (data) => withTouchpointAt(data, touchpoint, place),
        revert: (data) => withoutTouchpoint(data, touchpoint.id),
        send: () => restore({ workspace, id: touchpoint.id }),
      }),
    [change, restore, workspace],
  );

  return useMemo(
    () => ({ setText, setLevel, setLoop, add, moveTo, drop, bringBack }),
    [setText, setLevel, setLoop, add, moveTo, drop, bringBack],
  );
}

export type TouchpointEdits = ReturnType<typeof useTouchpointEdits>;
