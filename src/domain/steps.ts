import { type FactTouchpoint, type MapFacts, type Place, silentFor } from './health';

/** The way from an empty map to one that is listened to. */
export const STEPS = ['outline', 'list', 'notes', 'opportunities', 'align', 'implement', 'monitor'] as const;
export type StepId = (typeof STEPS)[number];

export interface Step {
  id: StepId;
  /** Counted from the map, never ticked off by hand. */
  done: boolean;
  /** How far: so many of so many; `of` is 0 while there is nothing to count. */
  count: number;
  of: number;
  /** Where to go on. */
  next: Place;
}

type Progress = Omit<Step, 'id'>;

/** Each step with how far the map has come; a desired map is not heard from, so it has six. */
export function stepsOf(facts: MapFacts): Step[] {
  return STEPS.filter((id) => id !== 'monitor' || facts.kind === 'current').map((id) => ({
    id,
    ...PROGRESS[id](facts),
  }));
}

const MAP: Place = { at: 'map' };
const touchpointsOf = ({ stages }: MapFacts) => stages.flatMap(({ touchpoints }) => touchpoints);

/** The first that is wanting, as a place; else the map. */
const goTo = (touchpoint: FactTouchpoint | undefined, place: (id: string) => Place): Place =>
  touchpoint ? place(touchpoint.id) : MAP;

const PROGRESS: Record<StepId, (facts: MapFacts) => Progress> = {
  /** Stages before, at and after the purchase. */
  outline: ({ stages }) => {
    const phases = new Set(stages.map(({ phase }) => phase));
    const last = stages.at(-1);
    return {
      count: phases.size,
      of: 3,
      done: phases.size === 3,
      next: last ? { at: 'stage', id: last.id } : MAP,
    };
  },
  /** A touchpoint in every stage. */
  list: ({ stages }) => {
    const empty = stages.find(({ touchpoints }) => touchpoints.length === 0);
    const filled = stages.filter(({ touchpoints }) => touchpoints.length > 0).length;
    return {
      count: filled,
      of: stages.length,
      done: stages.length > 0 && empty === undefined,
      next: empty ? { at: 'stage', id: empty.id } : MAP,
    };
  },
  /** Half of the touchpoints noted upon, and not by guesses alone. */
  notes: (facts) => {
    const all = touchpointsOf(facts);
    const noted = new Set(
      facts.notes.filter(({ evidence }) => evidence > 0).map(({ touchpointId }) => touchpointId),
    );
    const guessed = facts.notes.find(({ touchpointId }) => !noted.has(touchpointId))?.touchpointId;
    const next = all.find(({ id }) => id === guessed) ?? all.find(({ id }) => !noted.has(id));
    const count = all.filter(({ id }) => noted.has(id)).length;
    return {
      count,
      of: all.length,
      done: all.length > 0 && count * 2 >= all.length,
      next: goTo(next, (id) => ({ at: 'cell', lane: 'insights', id })),
    };
  },
  /** Something that could be done at half of the touchpoints that hurt. */
  opportunities: (facts) => {
    const hurting = new Set(
      facts.notes.filter(({ kind }) => kind !== 'delight').map(({ touchpointId }) => touchpointId),
    );
    const answered = new Set(facts.opportunities.flatMap(({ touchpointIds }) => touchpointIds));
    const sore = touchpointsOf(facts).filter(({ id }) => hurting.has(id));
    const count = sore.filter(({ id }) => answered.has(id)).length;
    const next = sore.find(({ id }) => !answered.has(id)) ?? touchpointsOf(facts)[0];
    return {
      count,
      of: sore.length,
      done: facts.opportunities.length > 0 && count * 2 >= sore.length,
      next: goTo(next, (id) => ({ at: 'cell', lane: 'opportunities', id })),
    };
  },
  /** Every touchpoint has somebody responsible and a promise to keep. */
  align: (facts) => {
    const all = touchpointsOf(facts);
    const isAligned = ({ departmentId, promises }: FactTouchpoint) => departmentId !== null && promises > 0;
    const next = all.find((touchpoint) => !isAligned(touchpoint));
    const count = all.filter(isAligned).length;
    return {
      count,
      of: all.length,
      done: all.length > 0 && next === undefined,
      next: goTo(next, (id) =>
        next?.departmentId === null
          ? { at: 'cell', lane: 'department', id }
          : { at: 'panel', tab: 'overview', id },
      ),
    };
  },
  /** An action that was shipped. */
  implement: ({ opportunities }) => {
    const begun = opportunities.filter(({ status }) => status !== 'idea');
    const shipped = begun.filter(({ status }) => status === 'shipped' || status === 'measured').length;
    return { count: shipped, of: begun.length, done: shipped > 0, next: { at: 'opportunities' } };
  },
  /** Half of the touchpoints were heard from lately. */
  monitor: (facts) => {
    const all = touchpointsOf(facts);
    const isHeard = (touchpoint: FactTouchpoint) => {
      const days = silentFor(touchpoint, facts);
      return touchpoint.lastHeardAt !== null && days !== null && days < facts.quietDays;
    };
    const count = all.filter(isHeard).length;
    const mute = all.find((touchpoint) => touchpoint.survey?.status !== 'published');
    const next = mute ?? all.find((touchpoint) => !isHeard(touchpoint));
    return {
      count,
      of: all.length,
      done: all.length > 0 && count * 2 >= all.length,
      next: goTo(next, (id) => ({ at: 'panel', tab: 'survey', id })),
    };
  },
};
