import { describe, expect, it } from 'vitest';
import { drawnMap, drawnStage, drawnTouchpoint, NOW } from '@/test/map-data';
import { prepareMap } from './prepare';
import type { MapData, MapStage, MapTouchpoint } from './schema';

/** A touchpoint that asks, with `n` answers whose mean is about `mean`. */
function touchpoint(name: string, n: number, mean: number, over: Partial<MapTouchpoint> = {}): MapTouchpoint {
  const floor = Math.floor(mean);
  const upper = Math.round(n * (mean - floor));
  const scores = Array.from({ length: n }, (_, index) => (index < upper ? floor + 1 : floor));
  const survey = { id: `survey-${name}`, type: 'csat', status: 'published' } as const;
  return drawnTouchpoint(name, { n, scores, name, desired: 4, survey, lastRatedAt: null, ...over });
}

const stage = (name: string, ...touchpoints: MapTouchpoint[]): MapStage =>
  drawnStage(name, touchpoints, { name });

const map = (...stages: MapStage[]): MapData => drawnMap(stages);

const care = { id: 'care', name: 'Care' };
const shop = { id: 'shop', name: 'Online shop' };

describe('columns', () => {
  it('follow the journey, and an empty stage keeps a place', () => {
    const { columns, stages } = prepareMap(
      map(
        stage('Discover', touchpoint('A', 0, 1), touchpoint('B', 0, 1)),
        stage('Consider'),
        stage('Buy', touchpoint('C', 0, 1)),
      ),
      NOW,
    );
    expect(columns.map(({ touchpoint, number, endsStage }) => [touchpoint?.name, number, endsStage])).toEqual(
      [
        ['A', 1, false],
        ['B', 2, true],
        [undefined, 0, true],
        ['C', 3, true],
      ],
    );
    expect(stages.map(({ start, span, touchpoints }) => [start, span, touchpoints])).toEqual([
      [0, 2, 2],
      [2, 1, 0],
      [3, 1, 1],
    ]);
  });

  it('say when the channel goes on', () => {
    const web = { channel: 'Web' };
    const { columns } = prepareMap(
      map(
        stage(
          'S',
          touchpoint('A', 0, 1, web),
          touchpoint('B', 0, 1, web),
          touchpoint('C', 0, 1),
          touchpoint('D', 0, 1),
        ),
      ),
      NOW,
    );
    expect(columns.map(({ channelGoesOn }) => channelGoesOn)).toEqual([false, true, false, false]);
  });
});

describe('department bars', () => {
  it('merge neighbours across a stage line, and only neighbours', () => {
    const { bars } = prepareMap(
      map(
        stage('S', touchpoint('A', 0, 1, { department: care }), touchpoint('B', 0, 1, { department: shop })),
        stage(
          'T',
          touchpoint('C', 0, 1, { department: shop }),
          touchpoint('D', 0, 1),
          touchpoint('E', 0, 1, { department: shop }),
        ),
      ),
      NOW,
    );
    expect(bars.map(({ name, start, span, endsStage }) => [name, start, span, endsStage])).toEqual([
      ['Care', 0, 1, false],
      ['Online shop', 1, 2, false],
      ['Online shop', 4, 1, true],
    ]);
  });
});

describe('stage scores', () => {
  it('count every answer once, not every touchpoint', () => {
    const { stages } = prepareMap(map(stage('S', touchpoint('A', 90, 5), touchpoint('B', 30, 1))), NOW);
    expect(stages[0]?.score).toMatchObject({ n: 120, text: '4.00', state: 'normal' });
    expect(stages[0]?.count).toBe('n 120');
  });

  it('leave out touchpoints whose score is hidden, and say so', () => {
    const [first, second] = prepareMap(
      map(
        stage('S', touchpoint('A', 40, 5), touchpoint('B', 4, 1), touchpoint('C', 0, 1)),
        stage('T', touchpoint('D', 3, 2), touchpoint('E', 4, 2)),
      ),
      NOW,
    ).stages;
    expect(first).toMatchObject({
      score: { n: 40, text: '5.00' },
      count: 'n 40',
      hidden: '1 hidden',
      leftOut: '1 touchpoint with fewer than 5 answers not counted',
    });
    // Seven answers together are enough for a score, but each touchpoint's own could be guessed from it.
    expect(second).toMatchObject({
      score: { state: 'hidden', value: null, text: null },
      count: 'n 7 too few',
      hidden: null,
      leftOut: '2 touchpoints with fewer than 5 answers not counted',
    });
  });

  it('say when there is nothing', () => {
    expect(prepareMap(map(stage('S')), NOW).stages[0]).toMatchObject({
      count: 'No data yet',
      score: { state: 'none' },
    });
  });
});

describe('the widest gap', () => {
  const widest = (...touchpoints: MapTouchpoint[]) =>
    prepareMap(map(stage('S', ...touchpoints)), NOW).widestId;

  it('is the one farthest below desired', () => {
    expect(widest(touchpoint('A', 100, 3.5), touchpoint('B', 100, 2.5), touchpoint('C', 100, 5))).toBe('B');
  });

  it('needs enough answers', () => {
    expect(widest(touchpoint('A', 100, 3.5), touchpoint('B', 29, 1.5))).toBe('A');
  });

  it('needs to be told from noise, and to lie below', () => {
    expect(widest(touchpoint('A', 40, 3.95), touchpoint('B', 100, 4.9))).toBeNull();
  });
});

describe('totals', () => {
  it('are counted, with their nouns', () => {
    const model = prepareMap(
      map(stage('S', touchpoint('A', 1, 4), touchpoint('B', 0, 1, { survey: null })), stage('T')),
      NOW,
    );
    expect(model).toMatchObject({
      stageCount: '2 stages',
      touchpointCount: '2 touchpoints',
      ratings: '1 rating in 28 days',
      surveyed: '1 of 2 touchpoints surveyed',
    });
  });

  it('are told in sentences for readers who do not see the curve', () => {
    const { summary } = prepareMap(
      map(
        stage(
          'S',
          touchpoint('A', 100, 4.5),
          touchpoint('B', 100, 2.5),
          touchpoint('C', 0, 1),
          touchpoint('D', 7, 3),
        ),
      ),
      NOW,
    );
    expect(summary).toBe(
      'Satisfaction on 1–5 by touchpoint, actual against desired: 4 touchpoints in 1 stage. Highest: A, 4.50 from 100 ratings. Lowest: B, 2.50 from 100 ratings. Widest gap: B, 1.50 below desired. 1 touchpoint with few ratings. 1 touchpoint without data.',
    );
  });
});
