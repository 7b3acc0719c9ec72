import {
  find,
  type Place,
  placeOf,
  withLevel,
  withoutTouchpoint,
  withText,
  withTouchpointAt,
} from '@/features/touchpoint/client';
import { withTouchpoint } from '../client';
import { clean, type MapData, type MapTouchpoint } from '../schema';
import type { SingleStep, Spot, Step, TouchpointStep } from './stepKinds';

/** What takes a step back. */
export function invert<One extends Step>(one: One): One {
  if ('alive' in one) return { ...one, alive: !one.alive };
  if (one.kind === 'merge') return { ...one, together: !one.together };
  return { ...one, from: one.to, to: one.from };
}

/** Steps as they are taken back: from left to right too, so that each finds its old neighbour in place. */
export const inverted = <One extends Step>(steps: readonly One[]): One[] => steps.map(invert);

export const isTouchpointStep = (one: Step): one is TouchpointStep =>
  one.kind === 'text' ||
  one.kind === 'level' ||
  one.kind === 'loop' ||
  one.kind === 'moment' ||
  one.kind === 'move' ||
  one.kind === 'life';

/**
 * Steps in the order in which they are made, neighbours of touchpoints together: as they were, or, taken back, from
 * the last to the first, because what stands in a stage goes before the stage does.
 */
export function groupsOf(
  steps: readonly Step[],
  direction: 'undo' | 'redo',
): (TouchpointStep[] | SingleStep)[] {
  const groups: (TouchpointStep[] | SingleStep)[] = [];
  for (const one of direction === 'undo' ? inverted(steps) : steps) {
    const last = groups.at(-1);
    if (!isTouchpointStep(one)) groups.push(one);
    else if (Array.isArray(last)) last.push(one);
    else groups.push([one]);
  }
  return direction === 'undo' ? groups.toReversed() : groups;
}

/** Whether it is known before it is stored what will be stored: it can be taken back without waiting for that. */
export function isForeknown(one: Step, { departments }: MapData): boolean {
  if (one.kind === 'merge') return one.merged !== null;
  if (!('to' in one) || typeof one.to !== 'string') return true;
  const { to } = one;
  const isTidy = to === clean(to).trim() && !/ {2}|\t/.test(to);
  if (one.kind !== 'text' || one.field !== 'department') return isTidy;
  const known = departments.find(({ name }) => name.toLowerCase() === to.toLowerCase());
  return isTidy && (!known || known.name === to);
}

/** A step whose text was stored tidier than it was typed. */
export function asStored(one: Step, value: string | undefined): Step {
  if (value === undefined) return one;
  switch (one.kind) {
    case 'text':
    case 'stageText':
    case 'mapName':
    case 'noteText':
    case 'laneText':
    case 'cellText':
    case 'barrier':
      return { ...one, to: value };
    case 'opportunity':
      return typeof one.to === 'string' ? { ...one, to: value } : one;
    default:
      return one;
  }
}

/**
 * The map after a step. What was deleted comes back from `buried`, as it was last seen; what is not there any more
 * waits for the server.
 */
export function applyStep(
  data: MapData,
  one: TouchpointStep,
  buried: ReadonlyMap<string, MapTouchpoint>,
): MapData {
  switch (one.kind) {
    case 'text':
      return withText(data, one.id, one.field, one.to);
    case 'level':
      return withLevel(data, one.id, one.field, one.to);
    case 'loop':
      return withTouchpoint(data, one.id, { leadsToId: one.to });
    case 'moment':
      return withTouchpoint(data, one.id, { momentOfTruth: one.to });
    case 'move': {
      const touchpoint = find(data, one.id);
      return touchpoint ? withTouchpointAt(data, touchpoint, one.to) : data;
    }
    case 'life': {
      if (!one.alive) return withoutTouchpoint(data, one.id);
      const touchpoint = find(data, one.id) ?? buried.get(one.id);
      return touchpoint ? withTouchpointAt(data, touchpoint, one.place) : data;
    }
  }
}

/** What is written of a touchpoint, as one text that differs when anything of it does. */
export function writingOf(touchpoint: MapTouchpoint): string {
  const {
    name,
    doing,
    thinking,
    feeling,
    purpose,
    channel,
    department,
    mood,
    desired,
    importance,
    insights,
  } = touchpoint;
  const notes = insights.map(({ kind, text }) => [kind, text]);
  const { businessImportance, momentOfTruth } = touchpoint;
  const levels = [mood, desired, importance, businessImportance, momentOfTruth];
  const all = [name, doing, thinking, feeling, purpose, channel, department?.name ?? '', levels, notes];
  return JSON.stringify(all);
}

/** The place again, in a map that may have changed since: after the same neighbour, or where the rank says. */
export function settlePlace(data: MapData, { stageId, after, rank }: Spot, id: string): Place {
  const others = data.stages
    .find((stage) => stage.id === stageId)
    ?.touchpoints.filter((one) => one.id !== id);
  if (after === null || others?.some((one) => one.id === after)) return { stageId, after };
  const before = others?.findLast((one) => rank !== '' && one.rank < rank);
  return { stageId, after: before?.id ?? null };
}

/** Where a touchpoint stands, with its rank; null when it is not there. */
export function spotOf(data: MapData, id: string): Spot | null {
  const at = placeOf(data, id);
  return at && { ...at, rank: find(data, id)?.rank ?? '' };
}

/** The stage and the place one step on from `from`, `by` columns away; null at the ends of the map. */
export function placeBeside(data: MapData, id: string, { stageId, after }: Place, by: 1 | -1): Place | null {
  const at = data.stages.findIndex((stage) => stage.id === stageId);
  const others = data.stages[at]?.touchpoints.filter((touchpoint) => touchpoint.id !== id) ?? [];
  const index = after === null ? 0 : others.findIndex((touchpoint) => touchpoint.id === after) + 1;
  const to = index + by;
  if (to >= 0 && to <= others.length) return { stageId, after: others[to - 1]?.id ?? null };
  // Past the end of its stage it first crosses the stage line.
  const next = data.stages[at + by];
  if (!next) return null;
  return { stageId: next.id, after: by === 1 ? null : (next.touchpoints.at(-1)?.id ?? null) };
}
