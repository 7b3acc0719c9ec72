import { describe, expect, it } from 'vitest';
import { placeOf } from '@/features/touchpoint/client';
import { blank } from '@/features/touchpoint/prepare/blank';
import type { MapData } from '../schema';
import { type Step, step, type TouchpointStep } from './stepKinds';
import { applyStep, groupsOf, inverted, isForeknown, placeBeside, settlePlace, writingOf } from './steps';

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

  it('can be taken back before they are stored where it is known what will be', () => {
    const data = map(['a']);
    const text = (field: 'doing' | 'department', to: string) =>
      isForeknown({ kind: 'text', id: 'a', field, from: '', to }, data);
    expect(text('doing', 'Waits\nand pays')).toBe(true);
    expect(text('doing', ' Waits')).toBe(false);
    expect(text('doing', 'Waits  and pays')).toBe(false);
    expect(text('department', 'Care')).toBe(true);
    expect(text('department', 'care')).toBe(false);
    expect(isForeknown({ kind: 'level', id: 'a', field: 'mood', from: null, to: 3 }, data)).toBe(true);
    expect(isForeknown({ kind: 'merge', id: 'a', other: 'b', together: true, merged: null }, data)).toBe(
      false,
    );
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

  it('of a stage made with its touchpoints are taken back from the last to the first, and made from the first', () => {
    const stage: Step = { kind: 'stageLife', id: 's', alive: true, after: null, made: true };
    const place = { stageId: 's', after: null };
    const steps: Step[] = [
      stage,
      { kind: 'life', id: 'a', alive: true, place },
      { kind: 'life', id: 'b', alive: true, place: { ...place, after: 'a' } },
    ];
    const names = (direction: 'undo' | 'redo') =>
      groupsOf(steps, direction).map((group) =>
        Array.isArray(group) ? group.map(({ id }) => id).join('') : group.kind,
      );
    expect(names('redo')).toEqual(['stageLife', 'ab']);
    expect(names('undo')).toEqual(['ab', 'stageLife']);
    expect(groupsOf(steps, 'undo')[1]).toEqual({ ...stage, alive: false });
  });

  it('of every kind are read again as they were kept, and taken back twice are as they were', () => {
    const note = { kind: 'pain' as const, text: 'Slow', evidence: 0, observedAt: '2026-01-01T00:00:00.000Z' };
    const steps: Step[] = [
      { kind: 'noteLife', id: 'n', touchpointId: 'a', alive: true, note, made: true },
      { kind: 'noteKind', id: 'n', touchpointId: 'a', from: 'pain', to: 'delight' },
      { kind: 'laneLife', id: 'l', alive: false, after: 'doing' },
      { kind: 'cellPicture', id: 'l', at: 'a', from: null, to: { attachmentId: 'p', text: 'A shop' } },
      { kind: 'opportunity', id: 'o', field: 'effort', from: null, to: 2.5 },
      { kind: 'opportunityLife', id: 'o', alive: true, title: 'Queue', touchpointIds: ['a'] },
      { kind: 'promise', id: 'a', promise: { id: 'p', name: 'On time' }, from: false, to: true },
      { kind: 'drawnFor', id: 'm', from: true, to: false },
      { kind: 'barrier', id: 'd', from: '', to: 'No budget' },
      { kind: 'merge', id: 'a', other: 'b', together: true, merged: null },
      { kind: 'moment', id: 'a', from: false, to: true },
    ];
    const kept = JSON.parse(JSON.stringify(steps)).map((one: unknown) => step.parse(one));
    expect(kept).toEqual(steps);
    expect(inverted(inverted(steps))).toEqual(steps);
    expect(inverted(steps)).not.toContainEqual(expect.toBeOneOf(steps));
  });

  it('tell when something was written since', () => {
    const made = blank('a', 'Checkout');
    expect(writingOf({ ...made, slug: 'checkout', rank: 'b7' })).toBe(writingOf(made));
    expect(writingOf({ ...made, doing: 'Pays' })).not.toBe(writingOf(made));
  });
});
