'use client';

import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useToast } from '@/components/ui/Toast';
import { stageBefore, type useStageEdits } from '@/features/stage/client';
import { type BatchEdit, find, type TouchpointEdits } from '@/features/touchpoint/client';
import { type Failure, failureOf, type useRenameMap } from '../client';
import type { MapData, MapStage, MapTouchpoint } from '../schema';
import {
  applyStep,
  inverted,
  isTouchpointStep,
  type StageStep,
  type Step,
  settlePlace,
  type TouchpointStep,
  writingOf,
} from './steps';
import type { Entry, History } from './useHistory';

interface Edits {
  touchpoints: TouchpointEdits;
  stages: ReturnType<typeof useStageEdits>;
  rename: ReturnType<typeof useRenameMap>;
}

/** Says in what way something that is taken back or done again was refused. */
class Refused extends Error {}

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
    case 'move': {
      const { stageId, rank } = one.from;
      const base = checked && rank !== '' ? { base: { stageId, rank } } : {};
      return { op: 'move', edit: { id, stageId: one.to.stageId, after: one.to.after, ...base } };
    }
    case 'life':
      return { op: one.alive ? 'restore' : 'delete', edit: { id } };
  }
}

/** Makes steps of the map: new ones, and those of the history in either direction. */
export function useSteps(
  data: MapData,
  { touchpoints, stages, rename }: Edits,
  { history, announce }: { history: History; announce: (text: string) => void },
) {
  const toast = useToast();
  const latest = useRef(data);
  useEffect(() => {
    latest.current = data;
  });
  const buried = useRef(new Map<string, MapTouchpoint>());
  const buriedStages = useRef(new Map<string, MapStage>());

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
    [touchpoints, history],
  );

  const makeStageStep = useCallback(
    async (one: StageStep): Promise<void> => {
      const { stages: all } = latest.current;
      const must = ({ kind, message }: { kind: string; message?: string }) => {
        if (kind !== 'saved')
          throw new Refused(kind === 'conflict' ? 'Somebody else changed it since: theirs stays.' : message);
      };
      if (one.kind === 'mapName') return must(await rename(one.to, one.from));
      const stage = all.find(({ id }) => id === one.id);
      switch (one.kind) {
        case 'stageText':
          return must(await stages.setText(one.id, one.field, one.to, one.from));
        case 'stagePhase':
          await stages.setPhase(one.id, one.to, one.from);
          return;
        case 'stageMove': {
          if (!stage) throw new Refused('The stage was deleted since.');
          const before = stageBefore(latest.current, one.id);
          const { rank } = await stages.moveTo(stage, one.to.after, before, one.from.rank);
          history.rerank(one.id, one.to.rank, rank);
          return;
        }
        case 'stageLife': {
          if (one.alive) await stages.bringBack(one.id, buriedStages.current.get(one.id), one.after);
          else if (stage) {
            if (one.made && stage.touchpoints.length > 0)
              throw new Refused(`There are touchpoints in “${stage.name}” now: it stays.`);
            buriedStages.current.set(one.id, stage);
            await stages.drop(stage, one.after);
          }
        }
      }
    },
    [stages, rename, history],
  );

  const retakeOne = useCallback(
    async (direction: 'undo' | 'redo', entryId?: string): Promise<void> => {
      const entry = history.take(direction, entryId);
      if (!entry)
        return announce(direction === 'undo' ? 'There is nothing to undo.' : 'There is nothing to do again.');
      if (entry.settled && !(await entry.settled)) return;
      const other = direction === 'undo' ? 'redo' : 'undo';
      const done = direction === 'undo' ? 'Undone' : 'Done again';
      try {
        if (!(await run(entry, direction))) return;
        if (entry.steps ?? entry.redo) history.put(other, entry);
        history.saved();
        toast(`${done}: ${entry.label}.`, undefined, { slot: 'history' });
      } catch (error) {
        const failure = error instanceof Refused ? null : failureOf(error);
        // It did not arrive: it can be tried again. What was refused would be refused again.
        if (failure?.code === 'unavailable' || failure?.code === 'unauthenticated')
          history.put(direction, entry);
        const not = direction === 'undo' ? 'was not undone' : 'was not done again';
        toast(`${entry.label} ${not}. ${failure ? reason(failure) : String((error as Error).message)}`);
      }

      async function run({ steps, undo, redo }: Entry, direction: 'undo' | 'redo'): Promise<boolean> {
        if (!steps) return (await (direction === 'undo' ? undo : redo)?.()) ?? false;
        const wanted: Step[] = direction === 'undo' ? inverted(steps) : steps;
        const ofTouchpoints = wanted.filter(isTouchpointStep);
        if (ofTouchpoints.length > 0) await makeTouchpointSteps(ofTouchpoints, true);
        for (const one of wanted) if (!isTouchpointStep(one)) await makeStageStep(one);
        return true;
      }
    },
    [history, announce, toast, makeTouchpointSteps, makeStageStep],
  );
  /** One after the other: what is undone can be done again only when it is undone. */
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
      buryStage: (stage: MapStage) => {
        buriedStages.current.set(stage.id, stage);
      },
      /** A message with Undo, which goes when the edit was undone by another way. */
      offerUndo: (text: string, entryId: string) => {
        const dismiss = toast(text, { label: 'Undo', run: () => void retake('undo', entryId) });
        history.onTaken(entryId, dismiss);
      },
    }),
    [retake, makeTouchpointSteps, history, toast],
  );
}

function reason({ code, message, theirs, field }: Failure): string {
  if (code === 'conflict' && (theirs !== undefined || field))
    return 'Somebody else changed it since: theirs stays.';
  return message;
}
