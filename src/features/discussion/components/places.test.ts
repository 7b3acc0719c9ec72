import { expect, test } from 'vitest';
import type { MapLane } from '@/features/lane/schema';
import { laneAt, placesOf, rowOf } from './places';

const lane = (id: string, hidden = false): MapLane => ({ id, kind: 'text', name: id, unit: '', hidden });
const data = { lanes: [lane('curve'), lane('waiting', true), lane('doing')] };

test('rows are those of the lanes that show, below the heads', () => {
  expect([1, 2, 3, 4].map((row) => laneAt(data, row))).toEqual([null, 'curve', 'doing', null]);
  expect(rowOf(data, 'doing')).toBe(3);
});

test('what is said of a lane that is hidden or gone is marked at the head, with what is said of the whole', () => {
  const counts = [
    { touchpointId: 'a', lane: null, n: 1 },
    { touchpointId: 'a', lane: 'waiting', n: 2 },
    { touchpointId: 'a', lane: 'deleted', n: 1 },
    { touchpointId: 'a', lane: 'doing', n: 3 },
  ];
  expect(placesOf(data, counts)).toEqual([
    { row: 1, touchpointId: 'a', lane: null, n: 4 },
    { row: 3, touchpointId: 'a', lane: 'doing', n: 3 },
  ]);
});
