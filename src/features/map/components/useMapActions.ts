'use client';

import { useMemo } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { useToast } from '@/components/ui/Toast';
import { formatCount } from '@/domain/format';
import { useMergeActions } from '@/features/desired/components/useMergeActions';
import { useInsightActions } from '@/features/insight/components/useInsightActions';
import { useLaneActions } from '@/features/lane/components/useLaneActions';
import { LANE_NAMES } from '@/features/lane/schema';
import { useLensActions } from '@/features/lens/components/useLensActions';
import { useOpportunityActions } from '@/features/opportunity/components/useOpportunityActions';
import { type StageField, stageBefore } from '@/features/stage/client';
import { find, type LevelField, type Place, placeOf, type TextField } from '@/features/touchpoint/client';
import { blank } from '@/features/touchpoint/prepare/blank';
import { failureOf } from '../client';
import type { MapData, MapTouchpoint, Phase } from '../schema';
import { placeBeside, spotOf, writingOf } from './steps';
import { useBulkActions } from './useBulkActions';
import { useEdits } from './useEdits';
import type { History } from './useHistory';
import { useSteps } from './useSteps';

const FIELD_NAMES: Readonly<Record<TextField | LevelField, string>> = {
  ...LANE_NAMES,
  name: 'Name',
  mood: 'Face',
  desired: 'Desired level',
};

/** Everything an editor can do to the map. What fails says so and changes nothing; what succeeds can be undone. */
export function useMapActions(
  data: MapData,
  { history, announce }: { history: History; announce: (text: string) => void },
) {
  const { workspace, id: map } = data;
  const edits = useEdits(workspace.slug, map);
  const { touchpoints, stages, rename, linkPromise, linkPersona } = edits;
  const steps = useSteps(data, edits, { history, announce });
  const insights = useInsightActions(edits.notes, steps);
  const bulk = useBulkActions(edits, steps, { history, announce });
  const merging = useMergeActions(edits.merging, steps);
  const opportunities = useOpportunityActions(edits.opportunities, steps);
  const lenses = useLensActions(edits.saveBarrier, steps);
  const toast = useToast();
  const lanes = useLaneActions(edits.lanes, steps, announce);

  return useMemo(() => {
    const { latest, make, recorded, noted, offerUndo } = steps;
    const touchpoint = (id: string) => find(latest.current, id);
    const stage = (id: string) => latest.current.stages.find((one) => one.id === id);

    const moveTouchpoint = async (id: string, to: Place): Promise<boolean> => {
      const from = spotOf(latest.current, id);
      const moved = touchpoint(id);
      if (!from || !moved || !stage(to.stageId)) return false;
      if (from.stageId === to.stageId && (from.after === to.after || to.after === id)) return false;
      const step = { kind: 'move' as const, id, from, to: { ...to, rank: '' } };
      return (await make(`Move “${moved.name}”`, [step])) !== null;
    };
    const moveStage = async (id: string, after: string | null): Promise<boolean> => {
      const moved = stage(id);
      const from = stageBefore(latest.current, id);
      if (!moved || after === id || after === from) return false;
      const one = {
        kind: 'stageMove' as const,
        id,
        from: { after: from, rank: moved.rank },
        to: { after, rank: '' },
      };
      const entry = await noted(`Move stage “${moved.name}”`, one, async () => {
        const { rank } = await stages.moveTo(moved, after, from);
        return { ...one, to: { after, rank } };
      });
      return entry !== null;
    };

    return {
      ...insights,
      ...merging,
      ...opportunities,
      ...lenses,
      ...bulk,
      undo: steps.undo,
      redo: steps.redo,
      ...lanes,

      renameMap: (value: string, base: string) =>
        recorded('Name of the map', { kind: 'mapName', from: base, to: value }, () => rename(value, base)),

      setText: (id: string, field: TextField, value: string, base: string) =>
        recorded(
          `${FIELD_NAMES[field]} of “${touchpoint(id)?.name ?? ''}”`,
          { kind: 'text', id, field, from: base, to: value },
          () => touchpoints.setText(id, field, value, base),
        ),

      setLevel: async (id: string, field: LevelField, value: number | null): Promise<boolean> => {
        const base = touchpoint(id)?.[field] ?? null;
        if (base === value) return true;
        const outcome = await recorded(
          `${FIELD_NAMES[field]} of “${touchpoint(id)?.name ?? ''}”`,
          { kind: 'level', id, field, from: base, to: value },
          () => touchpoints.setLevel(id, field, value, base),
        );
        if (outcome.kind !== 'saved') toast(outcome.message);
        return outcome.kind === 'saved';
      },

      setLoop: async (id: string, value: string | null): Promise<boolean> => {
        const base = touchpoint(id)?.leadsToId ?? null;
        if (base === value) return true;
        const outcome = await recorded(
          `Loop of “${touchpoint(id)?.name ?? ''}”`,
          { kind: 'loop', id, from: base, to: value },
          () => touchpoints.setLoop(id, value, base),
        );
        if (outcome.kind !== 'saved') toast(outcome.message);
        return outcome.kind === 'saved';
      },

      /** Says whether a touchpoint must keep a promise. */
      setPromise: async (at: MapTouchpoint, { id, name }: { id: string; name: string }, keeps: boolean) => {
        const promise = { id, name };
        const one = { kind: 'promise' as const, id: at.id, promise, from: !keeps, to: keeps };
        await noted(`Promise “${name}” of “${at.name}”`, one, async () => {
          await linkPromise(at, promise, keeps);
          return one;
        });
      },

      /** Says whether the map is drawn for a persona. */
      setDrawnFor: async ({ id, name }: { id: string; name: string }, drawn: boolean) => {
        const one = { kind: 'drawnFor' as const, id, from: !drawn, to: drawn };
        await noted(`Map drawn for “${name}”`, one, async () => {
          await linkPersona(id, drawn);
          return one;
        });
      },

      setStageText: (id: string, field: StageField, value: string, base: string) =>
        recorded(
          field === 'name' ? `Name of stage “${base}”` : `Goal of stage “${stage(id)?.name ?? ''}”`,
          { kind: 'stageText', id, field, from: base, to: value },
          () => stages.setText(id, field, value, base),
        ),

      setPhase: (id: string, value: Phase) => {
        const base = stage(id)?.phase;
        if (!base || base === value) return;
        const one = { kind: 'stagePhase' as const, id, from: base, to: value };
        void noted(`Phase of stage “${stage(id)?.name ?? ''}”`, one, async () => {
          await stages.setPhase(id, value, base);
          return undefined;
        });
      },

      addTouchpoint: (place: Place, name: string): Promise<SaveOutcome> => {
        const id = crypto.randomUUID();
        const one = (name: string) => {
          const wrote = writingOf(blank(id, name));
          return { kind: 'life' as const, id, alive: true, place, wrote };
        };
        return recorded(
          `New touchpoint “${name}”`,
          one(name),
          () => touchpoints.add(place, name, id).then(savedName, failed),
          (_, stored) => one(stored ?? name),
        );
      },

      addStage: (after: string | null, name: string, phase: Phase): Promise<SaveOutcome> => {
        const id = crypto.randomUUID();
        const one = { kind: 'stageLife' as const, id, alive: true, after, made: true };
        return recorded(`New stage “${name}”`, one, () =>
          stages.add(after, name, phase, id).then(savedName, failed),
        );
      },

      setMomentOfTruth: async (id: string, value: boolean) => {
        const label = `Moment of truth “${touchpoint(id)?.name ?? ''}”`;
        await make(label, [{ kind: 'moment', id, from: !value, to: value }]);
      },

      moveTouchpoint: async (id: string, to: Place) => {
        if (await moveTouchpoint(id, to)) announce(whereIs(latest.current, id));
      },

      /** One place to the left or right; over a stage line it first only changes its stage. */
      stepTouchpoint: async (id: string, by: 1 | -1) => {
        const from = placeOf(latest.current, id);
        const to = from && placeBeside(latest.current, id, from, by);
        if (!to) announce('This is the end of the map.');
        else if (await moveTouchpoint(id, to)) announce(whereIs(latest.current, id));
      },

      stepStage: async (id: string, by: 1 | -1) => {
        const { stages: all } = latest.current;
        const at = all.findIndex((one) => one.id === id);
        const others = all.filter((one) => one.id !== id);
        if (at + by < 0 || at + by > others.length) return announce('This is the end of the map.');
        if (await moveStage(id, others[at + by - 1]?.id ?? null))
          announce(`${stage(id)?.name ?? ''} is now stage ${at + by + 1} of ${all.length}.`);
      },

      moveStage: async (id: string, after: string | null) => {
        if (!(await moveStage(id, after))) return;
        const at = latest.current.stages.findIndex((one) => one.id === id);
        announce(`${stage(id)?.name ?? ''} is now stage ${at + 1} of ${latest.current.stages.length}.`);
      },

      removeTouchpoint: async (id: string) => {
        const removed = touchpoint(id);
        const place = placeOf(latest.current, id);
        if (!removed || !place) return;
        const one = { kind: 'life' as const, id, alive: false, place };
        const entry = await make(`Delete “${removed.name}”`, [one]);
        if (entry) offerUndo(`“${removed.name}” is deleted. Its ratings are kept.`, entry);
      },

      removeStage: async (id: string) => {
        const removed = stage(id);
        const after = stageBefore(latest.current, id);
        if (!removed) return;
        steps.buryStage(removed);
        const one = { kind: 'stageLife' as const, id, alive: false, after };
        const entry = await noted(`Delete stage “${removed.name}”`, one, async () => {
          await stages.drop(removed, after);
          return undefined;
        });
        const count = removed.touchpoints.length;
        const lost = count === 0 ? '' : ` with ${formatCount(count, 'touchpoint')}`;
        if (entry) offerUndo(`“${removed.name}” is deleted${lost}.`, entry);
      },
    };
  }, [
    touchpoints,
    stages,
    insights,
    merging,
    opportunities,
    lanes,
    lenses,
    bulk,
    rename,
    linkPromise,
    linkPersona,
    steps,
    toast,
    announce,
  ]);
}

const savedName = ({ name }: { name: string }): SaveOutcome => ({ kind: 'saved', value: name });
const failed = (error: unknown): SaveOutcome => ({ kind: 'failed', message: failureOf(error).message });

function whereIs(data: MapData, id: string): string {
  for (const { name, touchpoints } of data.stages) {
    const index = touchpoints.findIndex((touchpoint) => touchpoint.id === id);
    const found = touchpoints[index];
    if (found) return `${found.name} is now ${index + 1} of ${touchpoints.length} in ${name}.`;
  }
  return '';
}

export type MapActions = ReturnType<typeof useMapActions>;
