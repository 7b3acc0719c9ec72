'use client';

import { useMemo } from 'react';
import { useToast } from '@/components/ui/Toast';
import { formatCount } from '@/domain/format';
import { contentsOfEntries, type Picked } from '@/features/catalogue/prepare';
import { type Place, placeOf } from '@/features/touchpoint/client';
import type { TouchpointContent } from '@/features/touchpoint/schema';
import { failureOf, whenShown } from '../client';
import type { MapTouchpoint, Phase } from '../schema';
import { contentOf } from './clipboard';
import type { Step, TouchpointStep } from './stepKinds';
import { spotOf, writingOf } from './steps';
import type { Edits } from './useEdits';
import type { History } from './useHistory';
import type { Steps } from './useSteps';

const some = (list: readonly unknown[]) => formatCount(list.length, 'touchpoint');

/** Told the ids of new touchpoints as soon as they are drawn. */
type Shown = (ids: string[]) => void;

interface Opening {
  name: string;
  phase: Phase;
  after: string | null;
}

/** What is done to several touchpoints at once: one step for the history, all of it or nothing on the server. */
export function useBulkActions(
  { touchpoints, stages }: Edits,
  { latest, make, offerUndo }: Steps,
  { history, announce }: { history: History; announce: (text: string) => void },
) {
  const toast = useToast();
  return useMemo(() => {
    /** Those of the map, from left to right. */
    const chosen = (ids: ReadonlySet<string>): MapTouchpoint[] =>
      latest.current.stages.flatMap((stage) => stage.touchpoints).filter(({ id }) => ids.has(id));
    const titled = (list: readonly MapTouchpoint[]) =>
      list.length === 1 ? `“${list[0]?.name}”` : some(list);

    /** Into a stage that is there, or, with `opening`, one that is made for them. */
    const addAll = async (
      label: string,
      place: Place,
      contents: readonly TouchpointContent[],
      {
        opening,
        isOpen = false,
        onShown,
      }: { opening?: Opening | undefined; isOpen?: boolean; onShown?: Shown } = {},
    ) => {
      const { stageId } = place;
      const opened = opening ? stages.add(opening.after, opening.name, opening.phase, stageId) : null;
      const { made, stored } = touchpoints.addMany(place, contents);
      // Said by what is waited for first.
      stored.catch(() => undefined);
      const ids = made.map(({ id }) => id);
      // Not when they are stored: by then somebody may have selected something else.
      if (onShown) void whenShown(latest.current.id).then(() => onShown(ids));
      const stage: Step[] = opening
        ? [{ kind: 'stageLife', id: stageId, alive: true, after: opening.after, made: true }]
        : [];
      const steps = made.map((touchpoint, index) => ({
        kind: 'life' as const,
        id: touchpoint.id,
        alive: true,
        place: { ...place, after: made[index - 1]?.id ?? place.after },
        wrote: writingOf(touchpoint),
      }));
      // Noted before it is stored, so that whoever undoes it at once undoes this and not what came before.
      const { id: entry, end } = history.begin(label, [...stage, ...steps], isOpen);
      let done: Step[] | null = null;
      try {
        if (opened) {
          await opened;
          done = stage;
        }
        const { lanes } = await stored;
        const after = latest.current.lanes.findLast(({ id }) => !lanes.includes(id))?.id ?? null;
        // Lanes they brought along, which go with them.
        const along = lanes.map((id) => ({ kind: 'laneLife' as const, id, alive: true, after, made: true }));
        end([...stage, ...along.map((one) => ({ ...one, along: true })), ...steps]);
        return { entry };
      } catch (error) {
        end(done);
        toast(failureOf(error).message);
        return null;
      }
    };

    return {
      removeMany: async (ids: ReadonlySet<string>): Promise<boolean> => {
        const list = chosen(ids);
        const steps = list.flatMap(({ id }): TouchpointStep[] => {
          const place = placeOf(latest.current, id);
          return place ? [{ kind: 'life', id, alive: false, place }] : [];
        });
        const entry = await make(`Delete ${titled(list)}`, steps);
        if (entry) {
          const are = list.length === 1 ? 'is deleted. Its ratings are' : 'are deleted. Their ratings are';
          offerUndo(`${titled(list)} ${are} kept.`, entry);
        }
        return entry !== null;
      },

      /** Puts them beside each other, in their order, directly after a touchpoint of a stage, or first in it. */
      moveMany: async (ids: ReadonlySet<string>, { stageId, after }: Place): Promise<boolean> => {
        const list = chosen(ids);
        const stage = latest.current.stages.find(({ id }) => id === stageId);
        if (!stage || list.length === 0) return false;
        // The neighbour it should follow may be one of those that move.
        const at = stage.touchpoints.findIndex(({ id }) => id === after);
        const anchor = stage.touchpoints.slice(0, at + 1).findLast(({ id }) => !ids.has(id));
        let behind = anchor?.id ?? null;
        const steps = list.flatMap(({ id }): TouchpointStep[] => {
          const from = spotOf(latest.current, id);
          const to = { stageId, after: behind, rank: '' };
          behind = id;
          return from ? [{ kind: 'move', id, from, to }] : [];
        });
        const entry = await make(`Move ${titled(list)}`, steps);
        if (entry) announce(`${titled(list)} moved to ${stage.name}.`);
        return entry !== null;
      },

      setMany: async (ids: ReadonlySet<string>, field: 'department' | 'channel', value: string) => {
        const list = chosen(ids);
        const steps = list.flatMap((touchpoint): TouchpointStep[] => {
          const from = field === 'channel' ? touchpoint.channel : (touchpoint.department?.name ?? '');
          return from === value ? [] : [{ kind: 'text', id: touchpoint.id, field, from, to: value }];
        });
        const what = field === 'channel' ? 'Channel' : 'Department';
        if (!(await make(`${what} of ${titled(list)}`, steps))) return;
        announce(
          value === '' ? `${what} of ${titled(list)} removed.` : `${what} of ${titled(list)}: ${value}.`,
        );
      },

      /** Copies of them directly after the last of them. */
      duplicateMany: async (ids: ReadonlySet<string>, onShown: Shown): Promise<void> => {
        const list = chosen(ids);
        const last = list.at(-1);
        const place = last && placeOf(latest.current, last.id);
        if (!last || !place) return;
        const made = await addAll(
          `Duplicate ${titled(list)}`,
          { stageId: place.stageId, after: last.id },
          list.map((touchpoint) => contentOf(touchpoint, latest.current.lanes)),
          { onShown },
        );
        if (made) offerUndo(`${titled(list)} duplicated.`, made.entry);
      },

      /** Adds what was pasted. */
      pasteMany: async (
        place: Place,
        contents: readonly TouchpointContent[],
        onShown: Shown,
      ): Promise<void> => {
        const stage = latest.current.stages.find(({ id }) => id === place.stageId);
        // Only the answer says which lanes came along.
        const isOpen = contents.some(
          ({ lanes, pictures }) => Object.keys({ ...lanes, ...pictures }).length > 0,
        );
        const made = await addAll(`Paste ${some(contents)}`, place, contents, { isOpen, onShown });
        if (made) offerUndo(`${some(contents)} pasted into “${stage?.name ?? ''}”.`, made.entry);
      },

      /** Adds typical touchpoints, with the questions that are usual there, paused, if they are asked for. */
      addFromCatalogue: async ({ stage, entries, ask }: Picked) => {
        const contents = contentsOfEntries(entries, ask);
        const { stages: all } = latest.current;
        const isNew = 'name' in stage;
        const known = isNew ? undefined : all.find(({ id }) => id === stage.id);
        const place = {
          stageId: isNew ? crypto.randomUUID() : stage.id,
          after: known?.touchpoints.at(-1)?.id ?? null,
        };
        const opening = isNew ? { ...stage, after: all.at(-1)?.id ?? null } : undefined;
        const name = isNew ? stage.name : (known?.name ?? '');
        const made = await addAll(`Add ${some(contents)}`, place, contents, { opening });
        if (made) offerUndo(`${some(contents)} added to “${name}”.`, made.entry);
      },
    };
  }, [touchpoints, stages, latest, make, offerUndo, history, announce, toast]);
}
