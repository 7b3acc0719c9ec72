'use client';

import { useMemo, useRef } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import type { MapLane } from '@/features/lane/schema';
import { updateOpportunityInput } from '@/features/opportunity/schema';
import { stageBefore } from '@/features/stage/client';
import { find } from '@/features/touchpoint/client';
import type { MapData, MapStage } from '../schema';
import type { LaneStep, NoteStep, RestStep, SingleStep, StageStep } from './stepKinds';
import type { Edits } from './useEdits';
import type { History } from './useHistory';

/** Says in what way something that is taken back or done again was refused. */
export class Refused extends Error {}

function must(outcome: SaveOutcome): void {
  if (outcome.kind === 'conflict') throw new Refused('Somebody else changed it since: theirs stays.');
  if (outcome.kind === 'failed') throw new Refused(outcome.message);
}

/** Makes steps of everything but touchpoints, one by one: what somebody else changed since is refused. */
export function useSingleSteps(latest: { readonly current: MapData }, edits: Edits, history: History) {
  const { stages, rename, notes, lanes, opportunities } = edits;
  const { saveBarrier, linkPromise, linkPersona, merging } = edits;
  // As they were last seen, to stand at once where they are brought back.
  const buriedStages = useRef(new Map<string, MapStage>());
  const buriedLanes = useRef(new Map<string, MapLane>());

  return useMemo(() => {
    const ofStage = async (one: StageStep, gone: ReadonlySet<string>): Promise<StageStep> => {
      if (one.kind === 'mapName') {
        must(await rename(one.to, one.from));
        return one;
      }
      const stage = latest.current.stages.find(({ id }) => id === one.id);
      switch (one.kind) {
        case 'stageText':
          must(await stages.setText(one.id, one.field, one.to, one.from));
          return one;
        case 'stagePhase':
          await stages.setPhase(one.id, one.to, one.from);
          return one;
        case 'stageMove': {
          if (!stage) throw new Refused('The stage was deleted since.');
          const before = stageBefore(latest.current, one.id);
          const { rank } = await stages.moveTo(stage, one.to.after, before, one.from.rank);
          history.rerank(one.id, one.to.rank, rank);
          return { ...one, to: { ...one.to, rank } };
        }
        case 'stageLife': {
          if (one.alive) await stages.bringBack(one.id, buriedStages.current.get(one.id), one.after);
          else if (stage) {
            const touchpoints = stage.touchpoints.filter(({ id }) => !gone.has(id));
            if (one.made && touchpoints.length > 0)
              throw new Refused(`There are touchpoints in “${stage.name}” now: it stays.`);
            buriedStages.current.set(one.id, { ...stage, touchpoints });
            await stages.drop(stage, one.after);
          }
          return one;
        }
      }
    };

    const ofNote = async (one: NoteStep): Promise<NoteStep> => {
      const { id, touchpointId } = one;
      switch (one.kind) {
        case 'noteText':
          must(await notes.setText(touchpointId, id, one.to, one.from));
          return one;
        case 'noteKind':
          await notes.setKind(touchpointId, id, one.to, one.from);
          return one;
        case 'noteLife': {
          if (one.alive) {
            must(await notes.add(touchpointId, { ...one.note, id }));
            return one;
          }
          const known = latest.current.stages
            .flatMap((stage) => stage.touchpoints.flatMap(({ insights }) => insights))
            .find((note) => note.id === id);
          const isMine = known && known.text === one.note.text && known.kind === one.note.kind;
          if (one.made && known && !(isMine && known.evidence === one.note.evidence))
            throw new Refused('Something was added to this note since: it stays.');
          await notes.drop(touchpointId, known ?? { ...one.note, id });
          return one;
        }
      }
    };

    /** Null: it came along with touchpoints, somebody wrote in it since, and it stays. */
    const ofLane = async (one: LaneStep, gone: ReadonlySet<string>): Promise<LaneStep | null> => {
      const { id } = one;
      const lane = latest.current.lanes.find((one) => one.id === id);
      switch (one.kind) {
        case 'laneText':
          must(await lanes.setText(id, one.field, one.to, one.from));
          return one;
        case 'laneHidden':
          await lanes.setHidden(id, one.to);
          return one;
        case 'laneMove': {
          if (!lane) throw new Refused('The lane was deleted since.');
          const { rank } = await lanes.moveTo(lane, one.to.after, one.from.rank);
          history.rerank(id, one.to.rank, rank);
          return { ...one, to: { ...one.to, rank } };
        }
        case 'laneLife': {
          if (one.alive) {
            await lanes.bringBack(id, buriedLanes.current.get(id), one.after);
            return one;
          }
          const isWritten = latest.current.stages
            .flatMap(({ touchpoints }) => touchpoints)
            .some((touchpoint) => !gone.has(touchpoint.id) && touchpoint.values[id]);
          if (one.made && isWritten && one.along) return null;
          if (one.made && isWritten)
            throw new Refused(`Somebody wrote in “${lane?.name ?? 'the lane'}” since: it stays.`);
          if (lane) buriedLanes.current.set(id, lane);
          await lanes.drop(id);
          return one;
        }
        case 'cellText':
          must(await lanes.setValueText(id, one.at, one.to, one.from));
          return one;
        case 'cellNumber':
          must(await lanes.setValueNumber(id, one.at, one.to, one.from));
          return one;
        case 'cellPicture':
          must(await lanes.setPicture(id, one.at, one.to, one.from ?? {}));
          return one;
      }
    };

    const ofRest = async (one: RestStep): Promise<RestStep> => {
      switch (one.kind) {
        case 'barrier':
          must(await saveBarrier(one.id, one.to, one.from));
          return one;
        case 'drawnFor':
          await linkPersona(one.id, one.to);
          return one;
        case 'promise': {
          const touchpoint = find(latest.current, one.id);
          if (!touchpoint) throw new Refused('The touchpoint was deleted since.');
          await linkPromise(touchpoint, one.promise, one.to);
          return one;
        }
        case 'opportunity': {
          const { id, field, from: base, to: value } = one;
          const edit = updateOpportunityInput.safeParse({ id, field, base, value });
          if (!edit.success) throw new Refused(edit.error.issues[0]?.message);
          must(await opportunities.set(edit.data));
          return one;
        }
        case 'opportunityLink': {
          const { id, at, to: linked } = one;
          const link = one.of === 'touchpoint' ? { touchpointId: at } : { insightId: at };
          await opportunities.connect({ id, linked, ...link });
          return one;
        }
        case 'opportunityLife': {
          if (one.alive) {
            must(await opportunities.add(one.title, one.touchpointIds, one.id));
            return one;
          }
          const known = latest.current.opportunities.find(({ id }) => id === one.id);
          if (one.made && known && (known.title !== one.title || known.status !== 'idea' || known.evidence))
            throw new Refused(`Somebody worked on “${known.title}” since: it stays.`);
          await opportunities.drop(one.id);
          return one;
        }
        case 'merge': {
          if (one.together) return { ...one, merged: await merging.merge(one.id, one.other) };
          if (!one.merged) throw new Refused('It is not known what it changed.');
          await merging.unmerge(one.merged);
          return one;
        }
      }
    };

    return {
      /** `gone`: touchpoints that go by the same entry. The step as it was stored; null when what it made stays. */
      makeSingle: (one: SingleStep, gone: ReadonlySet<string>): Promise<SingleStep | null> => {
        switch (one.kind) {
          case 'mapName':
          case 'stageText':
          case 'stagePhase':
          case 'stageMove':
          case 'stageLife':
            return ofStage(one, gone);
          case 'noteText':
          case 'noteKind':
          case 'noteLife':
            return ofNote(one);
          case 'barrier':
          case 'promise':
          case 'drawnFor':
          case 'opportunity':
          case 'opportunityLife':
          case 'opportunityLink':
          case 'merge':
            return ofRest(one);
          default:
            return ofLane(one, gone);
        }
      },
      buryStage: (stage: MapStage) => {
        buriedStages.current.set(stage.id, stage);
      },
      buryLane: (lane: MapLane) => {
        buriedLanes.current.set(lane.id, lane);
      },
    };
  }, [
    latest,
    stages,
    rename,
    notes,
    lanes,
    opportunities,
    saveBarrier,
    linkPromise,
    linkPersona,
    merging,
    history,
  ]);
}
