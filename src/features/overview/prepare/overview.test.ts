import { expect, test } from 'vitest';
import { countScores } from '@/domain/tally';
import { stretchesUntil } from '@/domain/weeks';
import type { MapStage } from '@/features/map/schema';
import { drawnMap, drawnStage, drawnTouchpoint, NOW } from '@/test/map-data';
import type { HeardIn, OverviewData } from '../schema';
import { prepareFeed } from './feed';
import { prepareOverview } from './overview';
import { type Order, prepareRanking } from './ranking';

const WEEKS = stretchesUntil('2026-11-21', { unit: 'week', count: 12, firstDay: 1 });

const heard = (scores: readonly number[], displays = 0): HeardIn => ({
  parts: [{ surveyId: 'survey', type: 'csat', counts: [...countScores(scores)] }],
  displays,
});

function overview(stages: MapStage[], over: Partial<OverviewData> = {}): OverviewData {
  return {
    map: drawnMap(stages),
    unit: 'week',
    stretches: WEEKS,
    series: {},
    annotations: [],
    feed: [],
    missing: { map: false, persona: false },
    ...over,
  };
}

const prepare = (data: OverviewData, order: Order = 'gap') => {
  const { map, ...parts } = prepareOverview(data, { workspace: 'example', now: NOW });
  return {
    map,
    figures: parts.figures(),
    trend: parts.trend(),
    heat: parts.heat(),
    channels: parts.channels(),
    departments: parts.departments(),
    ranking: prepareRanking(data, map, { workspace: 'example', order }),
  };
};

const parts = (scores: readonly number[]) => heard(scores).parts;
const many = (n: number, score: number) => new Array<number>(n).fill(score);

test('a tile has its headline, its interval and its n, and a change only where it can be told', () => {
  const touchpoint = drawnTouchpoint('a', {
    current: { parts: parts([...many(80, 5), ...many(20, 2)]), displays: 1600, comments: 0 },
    previous: { parts: parts([...many(50, 5), ...many(50, 2)]), displays: 1600, comments: 0 },
  });
  const [csat, nps, , response] = prepare(overview([drawnStage('s', [touchpoint])])).figures;
  expect(csat).toMatchObject({ text: '80.0%', interval: '71.1–86.7', count: 'n 100', detail: 'mean 4.40' });
  expect(csat?.change).toMatchObject({ direction: 'up', text: '30.0 pp' });
  expect(nps).toMatchObject({ text: null, count: 'Not asked', change: null, verdict: null });
  expect(response).toMatchObject({ text: '6.3%', count: 'n 1,600 shown', verdict: null });
  expect(response?.change).toMatchObject({ direction: 'none' });
});

test('few answers are hollow and not compared, fewer than five are only counted', () => {
  const few = drawnTouchpoint('a', { current: { parts: parts(many(12, 4)), displays: 0, comments: 0 } });
  const [csat] = prepare(overview([drawnStage('s', [few])])).figures;
  expect(csat).toMatchObject({ state: 'low', change: null, verdict: 'Too few to compare' });
  const hidden = drawnTouchpoint('b', {
    current: {
      parts: [{ surveyId: 'x', type: 'csat', counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3] }],
      displays: 0,
      comments: 0,
    },
  });
  const [csat2] = prepare(overview([drawnStage('s', [hidden])])).figures;
  expect(csat2).toMatchObject({ state: 'hidden', text: null, count: 'n 3, too few' });
});

test('what cannot be told yet says how many more answers it takes', () => {
  const touchpoint = drawnTouchpoint('a', {
    current: { parts: parts([...many(24, 5), ...many(11, 2)]), displays: 0, comments: 0 },
    previous: { parts: parts([...many(290, 5), ...many(210, 2)]), displays: 0, comments: 0 },
  });
  const [csat] = prepare(overview([drawnStage('s', [touchpoint])])).figures;
  expect(csat?.change).toBeNull();
  expect(csat?.verdict).toMatch(/^Can’t tell yet, about [\d,]+ more answers needed$/);
});

test('a response rate is of those touchpoints where it is known how many saw the question', () => {
  const shown = drawnTouchpoint('a', { current: { parts: parts(many(40, 4)), displays: 160, comments: 0 } });
  const linked = drawnTouchpoint('b', { current: { parts: parts(many(90, 4)), displays: 10, comments: 0 } });
  const response = prepare(overview([drawnStage('s', [shown, linked])])).figures.at(-1);
  expect(response).toMatchObject({ text: '25.0%', count: 'n 160 shown' });
  expect(response?.rule).toContain('1 touchpoint left out');
});

test('the heatmap has a gap where nobody answered and a hatch where few did', () => {
  const touchpoint = drawnTouchpoint('a', { n: 50 });
  const series = {
    a: WEEKS.map(
      (_, place) => [null, heard([1, 1, 2]), heard(many(9, 3)), heard(many(40, 2))][place] ?? null,
    ),
  };
  const { heat } = prepare(overview([drawnStage('s', [touchpoint]), drawnStage('empty', [])], { series }));
  expect(heat.rows).toHaveLength(1);
  expect(heat.rows[0]?.cells.slice(0, 4).map(({ state, text, level }) => [state, text, level])).toEqual([
    ['none', '', null],
    ['hidden', 'n 3', null],
    ['low', '3.0', 2],
    ['normal', '2.0', 1],
  ]);
  expect(heat.rows[0]?.cells[3]?.title).toMatch(/^Stage s, 21–27 Sept: 2\.00 .*, n 40$/);
  expect(heat.heads.map(({ short }) => short).slice(0, 5)).toEqual(['31 Aug', '7 Sept', '14', '21', '28']);
});

test('touchpoints come by their gap, or by importance × gap × ratings', () => {
  const wide = drawnTouchpoint('wide', { n: 40, scores: [2, 3], desired: 4.5, importance: 1 });
  const heavy = drawnTouchpoint('heavy', { n: 400, scores: [3, 4], desired: 4.5, importance: 5 });
  const reached = drawnTouchpoint('reached', { n: 80, scores: [5, 5], desired: 4, importance: 5 });
  const quiet = drawnTouchpoint('quiet', { desired: 4 });
  const data = overview([drawnStage('s', [quiet, reached, heavy, wide])]);
  const byGap = prepare(data).ranking;
  expect(byGap.rows.map(({ id, place }) => [id, place])).toEqual([
    ['wide', 1],
    ['heavy', 2],
    ['reached', 3],
    ['quiet', null],
  ]);
  expect(byGap.rows.at(-1)?.lack).toBe('No survey yet');
  const byEffect = prepare(data, 'effect').ranking;
  expect(byEffect.rows.map(({ id, share }) => [id, share])).toEqual([
    ['heavy', '96%'],
    ['wide', '4%'],
    ['quiet', null],
    ['reached', null],
  ]);
});

test('a rating in the feed leads to its comments in the same view', () => {
  const data = overview([drawnStage('s', [drawnTouchpoint('a', { slug: 'checkout' })])]);
  const item = { touchpointId: 'a', type: 'nps', comment: 'Slow', locale: 'en' } as const;
  const feed = [
    { ...item, id: '1', score: 9, answeredAt: new Date(NOW - 61_000).toISOString() },
    { ...item, id: '2', score: null, answeredAt: new Date(NOW + 5_000).toISOString() },
    { ...item, id: '3', touchpointId: 'gone', score: 1, answeredAt: new Date(NOW).toISOString() },
  ];
  const look = { map: { ...data.map, range: '7d' as const, persona: 'regular' } };
  const rows = prepareFeed(feed, look, { workspace: 'example', now: NOW });
  expect(rows.map(({ score, age, levelName }) => [score, age, levelName])).toEqual([
    ['9/10', '1 min ago', 'Strong'],
    [null, 'now', 'Too few to show the score'],
  ]);
  expect(rows[0]?.href).toBe(
    `/w/example/maps/${data.map.id}?touchpoint=checkout&tab=comments&range=7d&persona=regular`,
  );
});
