import { z } from 'zod';
import {
  find,
  type LevelField,
  type Place,
  placeOf,
  type TextField,
  withLevel,
  withoutTouchpoint,
  withText,
  withTouchpointAt,
} from '@/features/touchpoint/client';
import { withTouchpoint } from '../client';
import type { MapData, MapTouchpoint } from '../schema';
import { PHASES } from '../schema';

/** Where a touchpoint stands. The rank tells whether somebody else moved it since; '' is not known yet. */
export interface Spot extends Place {
  rank: string;
}

const id = z.string().max(200);
const text = z.string().max(20_000);
const place = z.object({ stageId: id, after: id.nullable() });
const spot = place.extend({ rank: z.string().max(200) });
const stageSpot = z.object({ after: id.nullable(), rank: z.string().max(200) });
const level = z.number().nullable();
const TEXT_FIELDS = [
  'name',
  'doing',
  'thinking',
  'feeling',
  'purpose',
  'channel',
  'department',
] as const satisfies TextField[];
const LEVEL_FIELDS = ['mood', 'importance', 'businessImportance', 'desired'] as const satisfies LevelField[];

/** One edit of a touchpoint as plain data, with what it replaced: it can be kept, turned round and made again. */
const touchpointStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), id, field: z.enum(TEXT_FIELDS), from: text, to: text }),
  z.object({ kind: z.literal('level'), id, field: z.enum(LEVEL_FIELDS), from: level, to: level }),
  z.object({ kind: z.literal('loop'), id, from: id.nullable(), to: id.nullable() }),
  z.object({ kind: z.literal('move'), id, from: spot, to: spot }),
  /** It is there, or it is not. `wrote`: what was written of it when it was made, so that nothing later is lost. */
  z.object({ kind: z.literal('life'), id, alive: z.boolean(), place, wrote: text.optional() }),
]);
export type TouchpointStep = z.infer<typeof touchpointStep>;

const stageStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stageText'), id, field: z.enum(['name', 'goal']), from: text, to: text }),
  z.object({ kind: z.literal('stagePhase'), id, from: z.enum(PHASES), to: z.enum(PHASES) }),
  z.object({ kind: z.literal('stageMove'), id, from: stageSpot, to: stageSpot }),
  /** `made`: it was not there before, so taking it back must not take what others put into it. */
  z.object({
    kind: z.literal('stageLife'),
    id,
    alive: z.boolean(),
    after: id.nullable(),
    made: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('mapName'), from: text, to: text }),
]);
export type StageStep = z.infer<typeof stageStep>;

export const step = z.union([touchpointStep, stageStep]);
export type Step = z.infer<typeof step>;

/** What takes a step back. */
export function invert<One extends Step>(one: One): One {
  if (one.kind === 'life' || one.kind === 'stageLife') return { ...one, alive: !one.alive };
  return { ...one, from: one.to, to: one.from };
}

/** Steps as they are taken back: from left to right too, so that each finds its old neighbour in place. */
export const inverted = <One extends Step>(steps: readonly One[]): One[] => steps.map(invert);

export const isTouchpointStep = (one: Step): one is TouchpointStep =>
  one.kind === 'text' ||
  one.kind === 'level' ||
  one.kind === 'loop' ||
  one.kind === 'move' ||
  one.kind === 'life';

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
