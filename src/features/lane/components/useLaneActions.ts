'use client';

import { useMemo } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { failureOf } from '@/features/map/client';
import type { Edits } from '@/features/map/components/useEdits';
import type { Steps } from '@/features/map/components/useSteps';
import { laneBefore } from '../client';
import type { LaneValue, OwnKind } from '../schema';

/** What an editor can do to lanes and to what they say; it is noted as it is done, and can be undone. */
export function useLaneActions(
  edits: Edits['lanes'],
  { latest, recorded, noted, buryLane, offerUndo }: Steps,
  announce: (text: string) => void,
) {
  return useMemo(() => {
    const lane = (id: string) => latest.current.lanes.find((one) => one.id === id);
    const nameOf = (id: string) => lane(id)?.name ?? 'Lane';

    const moveLane = async (id: string, after: string | null) => {
      const moved = lane(id);
      const from = laneBefore(latest.current, id);
      if (!moved || after === id || after === from) return;
      const one = { kind: 'laneMove' as const, id, from: { after: from, rank: '' }, to: { after, rank: '' } };
      const entry = await noted(`Move lane “${moved.name}”`, one, async () => {
        const { rank } = await edits.moveTo(moved, after);
        return { ...one, to: { after, rank } };
      });
      if (!entry) return;
      const { lanes } = latest.current;
      const at = lanes.findIndex((one) => one.id === id) + 1;
      announce(`${moved.name} is now lane ${at} of ${lanes.length}.`);
    };

    return {
      setLaneHidden: async (id: string, hidden: boolean) => {
        const builtIn = lane(id);
        if (!builtIn) return;
        const one = { kind: 'laneHidden' as const, id, from: !hidden, to: hidden };
        await noted(`${hidden ? 'Hide' : 'Show'} lane “${builtIn.name}”`, one, async () => {
          await edits.setHidden(id, hidden);
          return one;
        });
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
      addLane: (kind: OwnKind, name: string, unit: string): Promise<SaveOutcome> => {
        const made = { id: crypto.randomUUID(), kind, name, unit, hidden: false };
        const after = latest.current.lanes.at(-1)?.id ?? null;
        const one = { kind: 'laneLife' as const, id: made.id, alive: true, after, made: true };
        return recorded(`New lane “${name}”`, one, () =>
          edits.add(made, after).then((): SaveOutcome => ({ kind: 'saved' }), failed),
        );
      },
      setLaneName: (id: string, field: 'name' | 'unit', value: string, base: string) =>
        recorded(
          field === 'name' ? 'Name of a lane' : 'Unit of a lane',
          { kind: 'laneText', id, field, from: base, to: value },
          () => edits.setText(id, field, value, base),
        ),
      removeLane: async (id: string) => {
        const removed = lane(id);
        if (!removed) return;
        buryLane(removed);
        const after = laneBefore(latest.current, id);
        const one = { kind: 'laneLife' as const, id, alive: false, after };
        const entry = await noted(`Delete lane “${removed.name}”`, one, async () => {
          await edits.drop(id);
          return one;
        });
        if (entry) offerUndo(`The lane “${removed.name}” is deleted.`, entry);
      },

      setLaneText: (id: string, at: string, value: string, base: string) =>
        recorded(nameOf(id), { kind: 'cellText', id, at, from: base, to: value }, () =>
          edits.setValueText(id, at, value, base),
        ),
      setLaneNumber: (id: string, at: string, value: number | null, base: number | null) =>
        recorded(nameOf(id), { kind: 'cellNumber', id, at, from: base, to: value }, () =>
          edits.setValueNumber(id, at, value, base),
        ),
      setPicture: (
        id: string,
        at: string,
        value: { attachmentId: string; text: string } | null,
        base: LaneValue,
      ) => {
        const { attachmentId, text = '' } = base;
        const from = attachmentId ? { attachmentId, text } : null;
        return recorded(nameOf(id), { kind: 'cellPicture', id, at, from, to: value }, () =>
          edits.setPicture(id, at, value, base),
        );
      },
    };
  }, [edits, latest, recorded, noted, buryLane, offerUndo, announce]);
}

const failed = (error: unknown): SaveOutcome => ({ kind: 'failed', message: failureOf(error).message });

export type LaneActions = ReturnType<typeof useLaneActions>;
