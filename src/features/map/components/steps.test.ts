import { describe, expect, it } from 'vitest';
import { blank, placeOf } from '@/features/touchpoint/client';
import type { MapData } from '../schema';
import { applyStep, inverted, placeBeside, settlePlace, type TouchpointStep, writingOf } from './steps';

/** A map of stages a, b … with touchpoints of the given names, ranked by their names. */
function map(...stages: string[][]): MapData {
  return {
    departments: [{ id: 'd1', name: 'Care' }],
    stages: stages.map((names, at) => ({
      id: `stage-${at}`,
      name: `Stage ${at}`,
      goal: '',
      phase: 'before',
      rank: `a${at}`,
      touchpoints: names.map((name) => ({ ...blank(name, name), rank: name })),
    })),
  } as unknown as MapData;
}

const NONE = new Map();
const play = (data: MapData, steps: readonly TouchpointStep[]) =>
  steps.reduce((data, one) => applyStep(data, one, NONE), data);
const order = ({ stages }: MapData) =>
  stages.map(({ touchpoints }) => touchpoints.map(({ id }) => id).join(''));
const move = (data: MapData, id: string, stageId: string, after: string | null): TouchpointStep => ({
  kind: 'move',
  id,
  from: { stageId: '', after: null, ...placeOf(data, id), rank: id },
  to: { stageId, after, rank: '' },
});

describe('steps of the map', () => {
  it('taken back, several neighbours that moved together are where they were', () => {
    const before = map(['a', 'b', 'c', 'd'], ['x', 'y']);
    const steps = [move(before, 'b', 'stage-1', 'x'), move(before, 'c', 'stage-1', 'b')];
    const after = play(before, steps);
    expect(order(after)).toEqual(['ad', 'xbcy']);
    expect(order(play(after, inverted(steps)))).toEqual(['abcd', 'xy']);
  });

  it('keep a level and a department as they were', () => {
    const before = map(['a']);
    const steps: TouchpointStep[] = [
      { kind: 'level', id: 'a', field: 'desired', from: null, to: 4.5 },
      { kind: 'text', id: 'a', field: 'department', from: '', to: 'care' },
    ];
    const after = play(before, steps);
    expect(after.stages[0]?.touchpoints[0]).toMatchObject({
      desired: 4.5,
      department: { id: 'd1', name: 'Care' },
    });
    expect(play(after, inverted(steps))).toEqual(before);
  });

  it('find a place by the rank when the neighbour is gone', () => {
    const data = map(['a', 'c'], []);
    expect(settlePlace(data, { stageId: 'stage-0', after: 'b', rank: 'bb' }, 'x').after).toBe('a');
    expect(settlePlace(data, { stageId: 'stage-0', after: 'a', rank: '' }, 'x').after).toBe('a');
    expect(settlePlace(data, { stageId: 'stage-1', after: 'b', rank: 'bb' }, 'x').after).toBeNull();
  });

  it('lead over a stage line first, and end at the ends of the map', () => {
    const data = map(['a', 'b'], [], ['c']);
    const beside = (id: string, by: 1 | -1) => {
      const from = placeOf(data, id);
      return from && placeBeside(data, id, from, by);
    };
    expect(beside('b', 1)).toEqual({ stageId: 'stage-1', after: null });
    expect(beside('c', -1)).toEqual({ stageId: 'stage-1', after: null });
    expect(beside('a', 1)).toEqual({ stageId: 'stage-0', after: 'b' });
    expect(beside('a', -1)).toBeNull();
  });

  it('tell when something was written since', () => {
    const made = blank('a', 'Checkout');
    expect(writingOf({ ...made, slug: 'checkout', rank: 'b7' })).toBe(writingOf(made));
    expect(writingOf({ ...made, doing: 'Pays' })).not.toBe(writingOf(made));
  });
});
