'use client';

import { useCallback, useMemo, useRef } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { useToast } from '@/components/ui/Toast';
import { type BatchEdit, find } from '@/features/touchpoint/client';
import { isMoving } from '@/lib/moving';
import { type Failure, failureOf, useLatest, whenShown } from '../client';
import type { MapData, MapTouchpoint } from '../schema';
import type { Step, TouchpointStep } from './stepKinds';
import { applyStep, asStored, groupsOf, inverted, isForeknown, settlePlace, writingOf } from './steps';
import type { Edits } from './useEdits';
import type { Entry, History } from './useHistory';
import { Refused, useSingleSteps } from './useSingleSteps';

const SLOW_MS = 1_000;

function toEdit(one: TouchpointStep, checked: boolean): BatchEdit {
  const { id } = one;
  switch (one.kind) {
    case 'text':
      return { op: 'update', edit: { id, field: one.field, base: one.from, value: one.to } };
    case 'level':
      return one.field === 'desired'
        ? { op: 'update', edit: { id, field: one.field, base: one.from, value: one.to } }
        : { op: 'update', edit: { id, field: one.field, base: one.from, value: one.to } };
    case 'loop':
      return { op: 'update', edit: { id, field: 'leadsToId', base: one.from, value: one.to } };
    case 'moment':
      return { op: 'update', edit: { id, field: 'momentOfTruth', base: one.from, value: one.to } };
    case 'move': {
      const { stageId, rank } = one.from;
      const base = checked && rank !== '' && !isMoving(id) ? { base: { stageId, rank } } : {};
      return { op: 'move', edit: { id, stageId: one.to.stageId, after: one.to.after, ...base } };
    }
    case 'life':
      return { op: one.alive ? 'restore' : 'delete', edit: { id } };
  }
}

/** Makes steps of the map: new ones, and those of the history in either direction. */
export function useSteps(
  data: MapData,
  edits: Edits,
  { history, announce }: { history: History; announce: (text: string) => void },
) {
  const toast = useToast();
  const latest = useLatest(data);
  const buried = useRef(new Map<string, MapTouchpoint>());
  const { touchpoints } = edits;
  const { makeSingle, buryStage, buryLane } = useSingleSteps(latest, edits, history);

  /** `checked`: what somebody else changed since is refused instead of overwritten. */
  const makeTouchpointSteps = useCallback(
    async (steps: readonly TouchpointStep[], checked: boolean): Promise<TouchpointStep[]> => {
      let ahead = latest.current;
      const settled = steps.map((one): TouchpointStep => {
        const known = find(ahead, one.id);
        if (one.kind === 'life' && !one.alive && known) {
          if (checked && one.wrote !== undefined && one.wrote !== writingOf(known))
            throw new Refused(`Somebody wrote in “${known.name}” since: it stays.`);
          buried.current.set(one.id, known);
        }
        const place = one.kind === 'move' ? settlePlace(ahead, one.to, one.id) : null;
        const step = one.kind === 'move' ? { ...one, to: { ...one.to, ...place } } : one;
        ahead = applyStep(ahead, step, buried.current);
        return step;
      });
      const play = (data: MapData, list: readonly TouchpointStep[]) =>
        list.reduce((data, one) => applyStep(data, one, buried.current), data);
      const { ranks } = await touchpoints.edit(
        settled.map((one) => toEdit(one, checked)),
        {
          apply: (data) => play(data, settled),
          revert: (data) => play(data, inverted(settled)),
        },
      );
      return settled.map((one) => {
        const rank = ranks[one.id];
        if (one.kind !== 'move' || rank === undefined) return one;
        history.rerank(one.id, one.to.rank, rank);
        return { ...one, to: { ...one.to, rank } };
      });
    },
    [latest, touchpoints, history],
  );

  /** Resolves when it shows; it may still be on its way then. */
  const retakeOne = useCallback(
    async (direction: 'undo' | 'redo', entryId?: string): Promise<void> => {
      const entry = history.take(direction, entryId);
      if (!entry)
        return announce(direction === 'undo' ? 'There is nothing to undo.' : 'There is nothing to do again.');
      const { id, label, settled } = entry;
      const other = direction === 'undo' ? 'redo' : 'undo';
      const done = direction === 'undo' ? 'Undone' : 'Done again';
      const waits =
        settled && (entry.isOpen || !entry.steps.every((one) => isForeknown(one, latest.current)));
      const steps = waits ? await stored(label, settled) : entry.steps;
      // What failed was said when it did.
      if (!steps) return;
      const turn = (steps: Step[]) => (direction === 'undo' ? inverted(steps) : steps);
      const gone = new Set(steps.flatMap((one) => (one.kind === 'life' ? [one.id] : [])));
      const groups = groupsOf(steps, direction);
      const made: Step[][] = [];
      const end = history.follow(other, { id, label, steps });
      const put = (side: 'undo' | 'redo', steps: Step[]) => {
        if (steps.length > 0) history.put(side, { id, label, steps });
      };
      const whatIsMade = () => turn((direction === 'undo' ? made.toReversed() : made).flat());
      let failed = false;
      let dismiss = () => {};
      const run = async () => {
        for (const group of groups) {
          const single = Array.isArray(group) ? null : await makeSingle(group, gone);
          made.push(Array.isArray(group) ? await makeTouchpointSteps(group, true) : single ? [single] : []);
        }
        // What failed itself, later than this was begun, cannot be done again.
        const became = settled && (await settled) === null ? [] : whatIsMade();
        end(became.length > 0 ? became : null);
        history.saved();
      };
      void run().catch(async (error: unknown) => {
        failed = true;
        dismiss();
        const failure = error instanceof Refused ? null : failureOf(error);
        end(null);
        put(other, whatIsMade());
        // It did not arrive: it can be tried again. What was refused would be refused again.
        const left = groups.slice(made.length);
        if (failure?.code === 'unavailable' || failure?.code === 'unauthenticated')
          put(direction, turn((direction === 'undo' ? left.toReversed() : left).flat()));
        // What it should take back was not stored itself, and that was said.
        if (settled && (await settled) === null) return;
        const not = direction === 'undo' ? 'was not undone' : 'was not done again';
        toast(`${label} ${not}. ${failure ? reason(failure) : String((error as Error).message)}`);
      });
      await whenShown(latest.current.id);
      if (!failed) dismiss = toast(`${done}: ${label}.`, undefined, { slot: 'history' });

      /** What it came to, once it is stored; whoever waits for long is told so. */
      async function stored(label: string, settled: NonNullable<Entry['settled']>): Promise<Step[] | null> {
        const say = () =>
          toast(`Taken back as soon as it is stored: ${label}.`, undefined, { slot: 'history' });
        const slow = setTimeout(say, SLOW_MS);
        try {
          return await settled;
        } finally {
          clearTimeout(slow);
        }
      }
    },
    [latest, history, announce, toast, makeTouchpointSteps, makeSingle],
  );
  /** One after the other: each begins with the map that the one before it left. */
  const last = useRef(Promise.resolve());
  const retake = useCallback(
    (direction: 'undo' | 'redo', entryId?: string): Promise<void> => {
      last.current = last.current.then(() => retakeOne(direction, entryId));
      return last.current;
    },
    [retakeOne],
  );

  return useMemo(
    () => ({
      latest,
      undo: (entryId?: string) => retake('undo', entryId),
      redo: () => retake('redo'),
      /** Makes steps of touchpoints that belong together; the entry they made in the history, null when it failed. */
      make: async (label: string, steps: readonly TouchpointStep[]): Promise<string | null> => {
        if (steps.length === 0) return null;
        const { id, end } = history.begin(label, [...steps]);
        try {
          end(await makeTouchpointSteps(steps, false));
          return id;
        } catch (error) {
          end(null);
          toast(failureOf(error).message);
          return null;
        }
      },
      /** Sends one value; the history gets it as it was stored. */
      recorded: async (
        label: string,
        one: Step,
        send: () => Promise<SaveOutcome>,
        as: (one: Step, value: string | undefined) => Step = asStored,
      ): Promise<SaveOutcome> => {
        const { end } = history.begin(label, [one]);
        const outcome = await send();
        end(outcome.kind === 'saved' ? [as(one, outcome.value)] : null);
        return outcome;
      },
      /**
       * Runs a change noted as `one`; what went wrong is said. `run` answers what it became, or null when it cannot be
       * taken back. The entry in the history, null when it failed.
       */
      noted: async (
        label: string,
        one: Step,
        run: () => Promise<Step | null | undefined>,
      ): Promise<string | null> => {
        const { id, end } = history.begin(label, [one]);
        try {
          const became = await run();
          end(became === null ? null : [became ?? one]);
          return id;
        } catch (error) {
          end(null);
          toast(failureOf(error).message);
          return null;
        }
      },
      buryStage,
      buryLane,
      /** A message with Undo, which goes when the edit was undone by another way. */
      offerUndo: (text: string, entryId: string) => {
        const dismiss = toast(text, { label: 'Undo', run: () => void retake('undo', entryId) });
        history.onTaken(entryId, dismiss);
      },
    }),
    [latest, retake, makeTouchpointSteps, buryStage, buryLane, history, toast],
  );
}

function reason({ code, message, theirs, field }: Failure): string {
  if (code === 'conflict' && (theirs !== undefined || field))
    return 'Somebody else changed it since: theirs stays.';
  return message;
}

export type Steps = ReturnType<typeof useSteps>;
