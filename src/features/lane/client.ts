'use client';

import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { type Failure, inOrder, outcomeOf, useMapChange, withTouchpoint } from '@/features/map/client';
import type { MapData } from '@/features/map/schema';
import { isMoving, whileMoving } from '@/lib/moving';
import { useTRPC } from '@/trpc/client';
import type { LaneValue, MapLane, OwnKind } from './schema';

const withLane = (data: MapData, id: string, patch: Partial<MapLane>): MapData => ({
  ...data,
  lanes: data.lanes.map((lane) => (lane.id === id ? { ...lane, ...patch } : lane)),
});
const withoutLane = (data: MapData, id: string): MapData => ({
  ...data,
  lanes: data.lanes.filter((lane) => lane.id !== id),
});
/** The map with a lane directly after another one, or first. */
export function withLaneAt(data: MapData, lane: MapLane, after: string | null): MapData {
  const rest = data.lanes.filter(({ id }) => id !== lane.id);
  return { ...data, lanes: rest.toSpliced(rest.findIndex(({ id }) => id === after) + 1, 0, lane) };
}
/** The lane before, or null for the first. */
export const laneBefore = (data: MapData, id: string): string | null =>
  data.lanes[data.lanes.findIndex((lane) => lane.id === id) - 1]?.id ?? null;

/** The map with one cell changed; what is '' or null is left out of it. */
function withValue(
  data: MapData,
  laneId: string,
  touchpointId: string,
  patch: { [Part in keyof LaneValue]?: LaneValue[Part] | null },
): MapData {
  const source = data.stages.flatMap(({ touchpoints }) => touchpoints).find(({ id }) => id === touchpointId);
  if (!source) return data;
  const { [laneId]: before, ...others } = source.values;
  const value = Object.fromEntries(
    Object.entries({ ...before, ...patch }).filter(([, part]) => part !== null && part !== ''),
  );
  const values = Object.keys(value).length === 0 ? others : { ...others, [laneId]: value };
  return withTouchpoint(data, touchpointId, { values });
}

const saved = ({ value }: { value?: string | number | null }): SaveOutcome =>
  typeof value === 'string' ? { kind: 'saved', value } : { kind: 'saved' };

/** What to show after a failed edit: what somebody else saved, else what was there. */
const stored = <Value>({ theirs }: Failure, base: Value): Value | string | number | null =>
  theirs === undefined ? base : theirs;

/** Edits of lanes and of what they say: each shows at once and is taken back if it fails. */
export function useLaneEdits(workspace: string, map: string) {
  const trpc = useTRPC();
  const change = useMapChange(map);
  const { mutateAsync: create } = useMutation(trpc.lane.create.mutationOptions(inOrder(map)));
  const { mutateAsync: update } = useMutation(trpc.lane.update.mutationOptions(inOrder(map)));
  const { mutateAsync: hide } = useMutation(trpc.lane.hide.mutationOptions(inOrder(map)));
  const { mutateAsync: move } = useMutation(trpc.lane.move.mutationOptions(inOrder(map)));
  const { mutateAsync: remove } = useMutation(trpc.lane.delete.mutationOptions(inOrder(map)));
  const { mutateAsync: restore } = useMutation(trpc.lane.restore.mutationOptions(inOrder(map)));
  const { mutateAsync: set } = useMutation(trpc.lane.setValue.mutationOptions(inOrder(map)));

  return useMemo(
    () => ({
      add: (lane: MapLane & { kind: OwnKind }, after: string | null) =>
        change({
          apply: (data) => withLaneAt(data, lane, after),
          revert: (data) => withoutLane(data, lane.id),
          send: () => {
            const { id, kind, name, unit } = lane;
            // Lanes of the map by their ids; the server refuses what is none.
            return create({ workspace, mapId: map, id, kind, name, unit, after });
          },
        }),

      setText: (id: string, field: 'name' | 'unit', value: string, base: string): Promise<SaveOutcome> =>
        change({
          apply: (data) => withLane(data, id, { [field]: value }),
          revert: (data, failure) => withLane(data, id, { [field]: stored(failure, base) }),
          send: () => update({ workspace, id, field, value, base }),
        }).then(saved, outcomeOf),

      setHidden: (id: MapLane['id'], hidden: boolean) =>
        change({
          apply: (data) => withLane(data, id, { hidden }),
          revert: (data) => withLane(data, id, { hidden: !hidden }),
          send: () => hide({ workspace, mapId: map, id, hidden }),
        }),

      moveTo: (lane: MapLane, after: string | null, rank?: string) => {
        const { id } = lane;
        let from: string | null = null;
        const base = rank && !isMoving(id) ? { base: rank } : {};
        return whileMoving([id], () =>
          change({
            apply: (data) => {
              from ??= laneBefore(data, id);
              return withLaneAt(data, lane, after);
            },
            revert: (data) => withLaneAt(data, lane, from),
            send: () => move({ workspace, mapId: map, id, after, ...base }),
          }),
        );
      },

      drop: (id: string) => {
        let dropped: { lane: MapLane; after: string | null } | undefined;
        return change({
          apply: (data) => {
            const lane = data.lanes.find((one) => one.id === id);
            if (lane) dropped ??= { lane, after: laneBefore(data, id) };
            return withoutLane(data, id);
          },
          revert: (data) => (dropped ? withLaneAt(data, dropped.lane, dropped.after) : data),
          send: () => remove({ workspace, id }),
        });
      },

      /** `lane`: as it was last seen; without it, it shows when the map was read again. */
      bringBack: (id: string, lane: MapLane | undefined, after: string | null) =>
        change({
          apply: (data) => (lane ? withLaneAt(data, lane, after) : data),
          revert: (data) => withoutLane(data, id),
          send: () => restore({ workspace, id }),
        }),

      setValueText: (
        laneId: string,
        touchpointId: string,
        value: string,
        base: string,
      ): Promise<SaveOutcome> =>
        change({
          apply: (data) => withValue(data, laneId, touchpointId, { text: value }),
          revert: (data, failure) =>
            withValue(data, laneId, touchpointId, { text: String(stored(failure, base) ?? '') }),
          send: () => set({ workspace, laneId, touchpointId, field: 'text', value, base }),
        }).then(saved, outcomeOf),

      setValueNumber: (
        laneId: string,
        touchpointId: string,
        value: number | null,
        base: number | null,
      ): Promise<SaveOutcome> =>
        change({
          apply: (data) => withValue(data, laneId, touchpointId, { number: value }),
          revert: (data, failure) => {
            const now = stored(failure, base);
            return withValue(data, laneId, touchpointId, { number: typeof now === 'string' ? base : now });
          },
          send: () => set({ workspace, laneId, touchpointId, field: 'number', value, base }),
        }).then(saved, outcomeOf),

      /** A picture with what it shows; null takes it away. */
      setPicture: (
        laneId: string,
        touchpointId: string,
        value: { attachmentId: string; text: string } | null,
        base: LaneValue,
      ): Promise<SaveOutcome> =>
        change({
          apply: (data) => withValue(data, laneId, touchpointId, value ?? { attachmentId: null, text: null }),
          revert: (data) =>
            withValue(data, laneId, touchpointId, { attachmentId: null, text: null, ...base }),
          send: () =>
            set({
              workspace,
              laneId,
              touchpointId,
              field: 'attachmentId',
              value: value?.attachmentId ?? null,
              text: value?.text ?? '',
              base: base.attachmentId ?? null,
            }),
        }).then((): SaveOutcome => ({ kind: 'saved' }), outcomeOf),
    }),
    [change, create, update, hide, move, remove, restore, set, workspace, map],
  );
}
