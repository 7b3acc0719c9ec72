import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DiffStage, diffMaps } from './map-diff';

const stage = (key: string, ...touchpoints: string[]): DiffStage => ({
  key,
  name: key.toUpperCase(),
  fields: {},
  touchpoints: touchpoints.map((key) => ({ key, name: key, fields: { doing: `does ${key}` } })),
});

test('a map has no difference to itself', () => {
  const map = [stage('a', '1', '2'), stage('b', '3')];
  expect(diffMaps(map, map)).toEqual({ stages: [], touchpoints: [] });
});

test('what came says everything it says, and so does what went', () => {
  const { touchpoints } = diffMaps([stage('a', '1')], [stage('a', '2')]);
  expect(touchpoints).toMatchObject([
    {
      key: '2',
      kind: 'added',
      from: null,
      to: 'A',
      fields: [{ field: 'name', after: '2' }, { after: 'does 2' }],
    },
    { key: '1', kind: 'removed', from: 'A', to: null, fields: [{ before: '1' }, { before: 'does 1' }] },
  ]);
});

test('one that is pulled to the end is the only one that moved', () => {
  const { touchpoints } = diffMaps([stage('a', '1', '2', '3', '4')], [stage('a', '2', '3', '4', '1')]);
  expect(touchpoints).toMatchObject([{ key: '1', kind: 'changed', moved: true, fields: [] }]);
});

test('another stage is another place; stages that swap are one move', () => {
  const before = [stage('a', '1', '2'), stage('b', '3')];
  const diff = diffMaps(before, [stage('b', '3', '1'), stage('a', '2')]);
  expect(diff.touchpoints).toMatchObject([{ key: '1', moved: true, from: 'A', to: 'B' }]);
  expect(diff.stages).toHaveLength(1);
});

test('names and fields are compared as they read', () => {
  const renamed = [{ ...stage('a', '1'), name: 'Buy', fields: { goal: 'Pay' } }];
  expect(diffMaps([stage('a', '1')], renamed).stages).toMatchObject([
    {
      kind: 'changed',
      moved: false,
      fields: [
        { field: 'name', before: 'A', after: 'Buy' },
        { field: 'goal', before: '', after: 'Pay' },
      ],
    },
  ]);
});

test('backwards, what came is what goes, and as many things move', () => {
  const order = fc.shuffledSubarray(['1', '2', '3', '4', '5', '6', '7']);
  fc.assert(
    fc.property(order, order, (one, two) => {
      const [there, back] = [
        diffMaps([stage('a', ...one)], [stage('a', ...two)]).touchpoints,
        diffMaps([stage('a', ...two)], [stage('a', ...one)]).touchpoints,
      ];
      const keys = (list: typeof there, kind: string) =>
        list
          .filter((change) => change.kind === kind)
          .map(({ key }) => key)
          .toSorted();
      expect(keys(there, 'added')).toEqual(keys(back, 'removed'));
      expect(keys(there, 'changed').length).toBe(keys(back, 'changed').length);
      expect(there.length === 0).toBe(one.join() === two.join());
    }),
  );
});
