'use client';

import { useMemo } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { useToast } from '@/components/ui/Toast';
import { failureOf } from '@/features/map/client';
import type { History } from '@/features/map/components/useHistory';
import type { useSteps } from '@/features/map/components/useSteps';
import type { MapData } from '@/features/map/schema';
import { useTouchpointEdits } from '@/features/touchpoint/client';
import { laneBefore, useLaneEdits } from '../client';
import type { LaneValue, OwnKind } from '../schema';

/** What an editor can do to lanes and to what they say; what succeeds can be undone. */
export function useLaneActions(
  data: MapData,
  { latest, offerUndo }: Pick<ReturnType<typeof useSteps>, 'latest' | 'offerUndo'>,
  { history, announce }: { history: History; announce: (text: string) => void },
) {
  const { workspace, id: map } = data;
  const edits = useLaneEdits(workspace.slug, map);
  const touchpoints = useTouchpointEdits(workspace.slug, map);
  const toast = useToast();

  return useMemo(() => {
    const lane = (id: string) => latest.current.lanes.find((one) => one.id === id);
    const attempt = async (run: () => Promise<unknown>): Promise<boolean> => {
      try {
        await run();
        history.saved();
        return true;
      } catch (error) {
        toast(failureOf(error).message);
        return false;
      }
    };
    const must = (outcome: SaveOutcome) => {
      if (outcome.kind !== 'saved') toast(outcome.message);
      return outcome.kind === 'saved';
    };
    /** A change that can be made again the other way round. */
    const record = (label: string, redo: () => Promise<boolean>, undo: () => Promise<boolean>) =>
      history.push({ label, undo, redo });
    /** Makes a change that can be taken back and made again; its entry in the history, null when it failed. */
    const noted = async (label: string, to: () => Promise<unknown>, back: () => Promise<unknown>) =>
      (await attempt(to))
        ? record(
            label,
            () => attempt(to),
            () => attempt(back),
          )
        : null;
    const edited = async (
      label: string,
      to: () => Promise<SaveOutcome>,
      back: () => Promise<SaveOutcome>,
    ): Promise<SaveOutcome> => {
      const outcome = await to();
      if (outcome.kind === 'saved')
        record(
          label,
          () => to().then(must),
          () => back().then(must),
        );
      return outcome;
    };

    const moveLane = async (id: string, after: string | null) => {
      const moved = lane(id);
      const from = laneBefore(latest.current, id);
      if (!moved || after === id || after === from) return;
      const done = await noted(
        `Move lane “${moved.name}”`,
        () => edits.moveTo(moved, after, from),
        () => edits.moveTo(moved, from, after),
      );
      if (!done) return;
      const { lanes } = latest.current;
      announce(
        `${moved.name} is now lane ${lanes.findIndex((one) => one.id === id) + 1} of ${lanes.length}.`,
      );
    };

    return {
      setLaneHidden: async (id: string, hidden: boolean) => {
        await noted(
          `${hidden ? 'Hide' : 'Show'} lane “${lane(id)?.name ?? ''}”`,
          () => edits.setHidden(id, hidden),
          () => edits.setHidden(id, !hidden),
        );
      },
      moveLane,
      /** One place up or down, past the hidden ones; `hiddenToo` where those are seen as well. */
      stepLane: async (id: string, by: 1 | -1, hiddenToo = false) => {
        const { lanes } = latest.current;
        const at = lanes.findIndex((one) => one.id === id);
        const beyond = by === 1 ? lanes.slice(at + 1) : lanes.slice(0, at).toReversed();
        const passed = beyond.find(({ hidden }) => hiddenToo || !hidden);
        if (!passed) return announce(by < 0 ? 'This is the first lane.' : 'This is the last lane.');
        await moveLane(id, by === 1 ? passed.id : laneBefore(latest.current, passed.id));
      },
      addLane: async (kind: OwnKind, name: string, unit: string): Promise<SaveOutcome> => {
        const made = { id: crypto.randomUUID(), kind, name, unit, hidden: false };
        const after = latest.current.lanes.at(-1)?.id ?? null;
        try {
          await edits.add(made, after);
          history.saved();
          record(
            `New lane “${name}”`,
            () => attempt(() => edits.bringBack(made, after)),
            () => attempt(() => edits.drop(lane(made.id) ?? made, after)),
          );
          return { kind: 'saved' };
        } catch (error) {
          return { kind: 'failed', message: failureOf(error).message };
        }
      },
      setLaneName: (id: string, field: 'name' | 'unit', value: string, base: string) =>
        edited(
          field === 'name' ? 'Name of a lane' : 'Unit of a lane',
          () => edits.setText(id, field, value, base),
          () => edits.setText(id, field, base, value),
        ),
      removeLane: async (id: string) => {
        const removed = lane(id);
        const from = laneBefore(latest.current, id);
        if (!removed) return;
        const entry = await noted(
          `Delete lane “${removed.name}”`,
          () => edits.drop(removed, from),
          () => edits.bringBack(removed, from),
        );
        if (entry) offerUndo(`The lane “${removed.name}” is deleted.`, entry);
      },

      setLaneText: (laneId: string, id: string, value: string, base: string) =>
        edited(
          lane(laneId)?.name ?? 'Lane',
          () => edits.setValueText(laneId, id, value, base),
          () => edits.setValueText(laneId, id, base, value),
        ),
      setLaneNumber: (laneId: string, id: string, value: number | null, base: number | null) =>
        edited(
          lane(laneId)?.name ?? 'Lane',
          () => edits.setValueNumber(laneId, id, value, base),
          () => edits.setValueNumber(laneId, id, base, value),
        ),
      setPicture: (
        laneId: string,
        id: string,
        value: { attachmentId: string; text: string } | null,
        base: LaneValue,
      ) =>
        edited(
          lane(laneId)?.name ?? 'Picture',
          () => edits.setPicture(laneId, id, value, base),
          () => {
            const { attachmentId, text = '' } = base;
            return edits.setPicture(laneId, id, attachmentId ? { attachmentId, text } : null, value ?? {});
          },
        ),
      setMomentOfTruth: async (id: string, value: boolean) => {
        await noted(
          'Moment of truth',
          () => touchpoints.setMomentOfTruth(id, value),
          () => touchpoints.setMomentOfTruth(id, !value),
        );
      },
    };
  }, [edits, touchpoints, latest, offerUndo, history, toast, announce]);
}

export type LaneActions = ReturnType<typeof useLaneActions>;
