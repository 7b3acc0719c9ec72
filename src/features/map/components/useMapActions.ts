'use client';

import { useEffect, useMemo, useRef } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { useToast } from '@/components/ui/Toast';
import { useMergeActions } from '@/features/desired/components/useMergeActions';
import { useInsightActions } from '@/features/insight/components/useInsightActions';
import { useOpportunityActions } from '@/features/opportunity/components/useOpportunityActions';
import { type StageField, stageBefore, useStageEdits } from '@/features/stage/client';
import {
  type LevelField,
  type Place,
  placeOf,
  type TextField,
  useTouchpointEdits,
} from '@/features/touchpoint/client';
import { failureOf, useRenameMap } from '../client';
import type { MapData, Phase } from '../schema';
import type { History } from './useHistory';

/** The stage and the place of a touchpoint one step on, `by` columns away; null at the ends of the map. */
function stepOf(data: MapData, id: string, by: 1 | -1): Place | null {
  const at = data.stages.findIndex(({ touchpoints }) =>
    touchpoints.some((touchpoint) => touchpoint.id === id),
  );
  const stage = data.stages[at];
  if (!stage) return null;
  const index = stage.touchpoints.findIndex((touchpoint) => touchpoint.id === id);
  const others = stage.touchpoints.filter((touchpoint) => touchpoint.id !== id);
  const to = index + by;
  if (to >= 0 && to <= others.length) return { stageId: stage.id, after: others[to - 1]?.id ?? null };
  // Past the end of its stage it first crosses the stage line.
  const next = data.stages[at + by];
  if (!next) return null;
  return { stageId: next.id, after: by === 1 ? null : (next.touchpoints.at(-1)?.id ?? null) };
}

/** Everything an editor can do to the map. What fails says so and changes nothing; what succeeds can be undone. */
export function useMapActions(
  data: MapData,
  { history, announce }: { history: History; announce: (text: string) => void },
) {
  const { workspace, id: map } = data;
  const touchpoints = useTouchpointEdits(workspace.slug, map);
  const stages = useStageEdits(workspace.slug, map);
  const rename = useRenameMap(workspace.slug, map);
  const insights = useInsightActions(workspace.slug, map, history);
  const merging = useMergeActions(workspace.slug, map, history);
  const opportunities = useOpportunityActions(workspace.slug, map, history);
  const toast = useToast();
  const latest = useRef(data);
  useEffect(() => {
    latest.current = data;
  });

  return useMemo(() => {
    const touchpoint = (id: string) =>
      latest.current.stages.flatMap((stage) => stage.touchpoints).find((one) => one.id === id);
    const stage = (id: string) => latest.current.stages.find((one) => one.id === id);

    /** Runs a change; what went wrong is said in a message. */
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
    const recorded = (outcome: SaveOutcome, label: string, undo: () => Promise<unknown>): SaveOutcome => {
      if (outcome.kind === 'saved') history.push({ label, undo: () => attempt(undo) });
      return outcome;
    };
    const must = (outcome: SaveOutcome) => {
      if (outcome.kind !== 'saved') toast(outcome.message);
      return outcome.kind === 'saved';
    };

    const moveTouchpoint = async (id: string, to: Place): Promise<boolean> => {
      const from = placeOf(latest.current, id);
      const moved = touchpoint(id);
      const target = stage(to.stageId);
      if (!from || !moved || !target || (from.stageId === to.stageId && from.after === to.after))
        return false;
      if (!(await attempt(() => touchpoints.moveTo(id, to)))) return false;
      history.push({ label: 'Move', undo: () => attempt(() => touchpoints.moveTo(id, from)) });
      return true;
    };

    return {
      ...insights,
      ...merging,
      ...opportunities,

      renameMap: async (value: string, base: string) =>
        recorded(await rename(value, base), 'Rename', () => rename(base, value).then(must)),

      setText: async (id: string, field: TextField, value: string, base: string) =>
        recorded(await touchpoints.setText(id, field, value, base), 'Text', () =>
          touchpoints.setText(id, field, base, value).then(must),
        ),

      setLevel: async (id: string, field: LevelField, value: number | null): Promise<boolean> => {
        const base = touchpoint(id)?.[field] ?? null;
        if (base === value) return true;
        const outcome = await touchpoints.setLevel(id, field, value, base);
        recorded(outcome, 'Level', () => touchpoints.setLevel(id, field, base, value).then(must));
        return must(outcome);
      },

      setLoop: async (id: string, value: string | null): Promise<boolean> => {
        const base = touchpoint(id)?.leadsToId ?? null;
        if (base === value) return true;
        const outcome = await touchpoints.setLoop(id, value, base);
        recorded(outcome, 'Loop', () => touchpoints.setLoop(id, base, value).then(must));
        return must(outcome);
      },

      setStageText: async (id: string, field: StageField, value: string, base: string) =>
        recorded(await stages.setText(id, field, value, base), 'Text', () =>
          stages.setText(id, field, base, value).then(must),
        ),

      setPhase: (id: string, value: Phase) => {
        const base = stage(id)?.phase;
        if (!base || base === value) return;
        void attempt(() => stages.setPhase(id, value, base)).then((done) => {
          if (done)
            history.push({ label: 'Phase', undo: () => attempt(() => stages.setPhase(id, base, value)) });
        });
      },

      /** Null when it could not be added. */
      addTouchpoint: async (place: Place, name: string): Promise<SaveOutcome> => {
        try {
          const made = await touchpoints.add(place, name);
          history.saved();
          history.push({
            label: 'New touchpoint',
            undo: () => {
              const added = touchpoint(made.id);
              return added ? attempt(() => touchpoints.drop(added, place)) : Promise.resolve(true);
            },
          });
          return { kind: 'saved' };
        } catch (error) {
          return { kind: 'failed', message: failureOf(error).message };
        }
      },

      addStage: async (after: string | null, name: string, phase: Phase): Promise<SaveOutcome> => {
        try {
          const made = await stages.add(after, name, phase);
          history.saved();
          history.push({
            label: 'New stage',
            undo: () => {
              const added = stage(made.id);
              return added ? attempt(() => stages.drop(added, after)) : Promise.resolve(true);
            },
          });
          return { kind: 'saved' };
        } catch (error) {
          return { kind: 'failed', message: failureOf(error).message };
        }
      },

      moveTouchpoint: async (id: string, to: Place) => {
        if (await moveTouchpoint(id, to)) announce(whereIs(latest.current, id));
      },

      /** One place to the left or right; over a stage line it first only changes its stage. */
      stepTouchpoint: async (id: string, by: 1 | -1) => {
        const to = stepOf(latest.current, id, by);
        if (!to) announce('This is the end of the map.');
        else if (await moveTouchpoint(id, to)) announce(whereIs(latest.current, id));
      },

      stepStage: async (id: string, by: 1 | -1) => {
        const { stages: all } = latest.current;
        const moved = stage(id);
        const at = all.findIndex((one) => one.id === id);
        const from = stageBefore(latest.current, id);
        const others = all.filter((one) => one.id !== id);
        if (!moved || at + by < 0 || at + by > others.length) return announce('This is the end of the map.');
        const after = others[at + by - 1]?.id ?? null;
        if (!(await attempt(() => stages.moveTo(moved, after, from)))) return;
        history.push({ label: 'Move', undo: () => attempt(() => stages.moveTo(moved, from, after)) });
        announce(`${moved.name} is now stage ${at + by + 1} of ${all.length}.`);
      },

      moveStage: async (id: string, after: string | null) => {
        const moved = stage(id);
        const from = stageBefore(latest.current, id);
        if (!moved || after === id || after === from) return;
        if (!(await attempt(() => stages.moveTo(moved, after, from)))) return;
        history.push({ label: 'Move', undo: () => attempt(() => stages.moveTo(moved, from, after)) });
      },

      removeTouchpoint: async (id: string) => {
        const removed = touchpoint(id);
        const place = placeOf(latest.current, id);
        if (!removed || !place || !(await attempt(() => touchpoints.drop(removed, place)))) return;
        const undo = () => attempt(() => touchpoints.bringBack(removed, place));
        history.push({ label: 'Delete', undo });
        toast(`“${removed.name}” is deleted. Its ratings are kept.`, {
          label: 'Undo',
          run: () => void undo(),
        });
      },

      removeStage: async (id: string) => {
        const removed = stage(id);
        const from = stageBefore(latest.current, id);
        if (!removed || !(await attempt(() => stages.drop(removed, from)))) return;
        const undo = () => attempt(() => stages.bringBack(removed, from));
        history.push({ label: 'Delete', undo });
        const count = removed.touchpoints.length;
        const lost = count === 0 ? '' : ` with ${count} ${count === 1 ? 'touchpoint' : 'touchpoints'}`;
        toast(`“${removed.name}” is deleted${lost}.`, { label: 'Undo', run: () => void undo() });
      },
    };
  }, [touchpoints, stages, insights, merging, opportunities, rename, toast, history, announce]);
}

function whereIs(data: MapData, id: string): string {
  for (const { name, touchpoints } of data.stages) {
    const index = touchpoints.findIndex((touchpoint) => touchpoint.id === id);
    const found = touchpoints[index];
    if (found) return `${found.name} is now ${index + 1} of ${touchpoints.length} in ${name}.`;
  }
  return '';
}

export type MapActions = ReturnType<typeof useMapActions>;
