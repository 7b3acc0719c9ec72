import { expect, test } from 'vitest';
import { countScores } from '@/domain/tally';
import { stretchesUntil } from '@/domain/weeks';
import { drawnMap, drawnStage, drawnTouchpoint, NOW } from '@/test/map-data';
import type { OverviewData } from '../schema';
import { prepareWall } from './wall';

const wallOf = (data: Pick<OverviewData, 'map'>) =>
  prepareWall(
    {
      unit: 'week',
      stretches: stretchesUntil('2026-11-21', { unit: 'week', count: 12, firstDay: 1 }),
      series: {},
      annotations: [],
      feed: [],
      missing: { map: false, persona: false },
      ...data,
    },
    { workspace: 'example', now: NOW },
  );

test('stages fill pictures of five, and what falls short has one of its own, the furthest first', () => {
  const far = { desired: 5, current: { parts: [heard(2)], displays: 0, comments: 0 } };
  const near = { desired: 4.5, current: { parts: [heard(4)], displays: 0, comments: 0 } };
  const stages = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
    drawnStage(id, [drawnTouchpoint(id, id === 'b' ? near : id === 'e' ? far : {})]),
  );
  const views = wallOf({ map: drawnMap(stages) });
  expect(views.map(({ title }) => title).slice(0, 4)).toEqual([
    'Key scores',
    'Stages, 1 of 2',
    'Stages, 2 of 2',
    'Furthest below what is desired',
  ]);
  const below = views[3];
  expect(below?.kind === 'rows' && below.rows.map(({ name }) => name)).toEqual([
    'Touchpoint e',
    'Touchpoint b',
  ]);
});

test('with one touchpoint that nobody rated nothing is said to fall short', () => {
  const views = wallOf({ map: drawnMap([drawnStage('s', [drawnTouchpoint('a', { n: 0 })])]) });
  expect(views.map(({ title }) => title)).not.toContain('Furthest below what is desired');
  expect(views[1]).toMatchObject({ kind: 'rows', rows: [{ score: { text: null } }] });
});

function heard(score: number) {
  return { surveyId: 'survey', type: 'csat' as const, counts: [...countScores(new Array(60).fill(score))] };
}
