import { describe, expect, it } from 'vitest';
import { prepareMap } from '@/features/map/prepare';
import type { MapData, MapStage, MapTouchpoint, Phase } from '@/features/map/schema';
import { drawnMap, drawnStage, drawnTouchpoint, NOW } from '@/test/map-data';
import { type LensModel, lensNotes, prepareLens } from './prepare';
import { LENSES, type Lens, lensBeside, lensOf } from './schema';

/** A touchpoint that asks, with `n` answers, as many with the one as with the other score; by default 4 and 4. */
const touchpoint = (id: string, n: number, over: Partial<MapTouchpoint> = {}, scores = [4, 4]) =>
  drawnTouchpoint(id, {
    n,
    scores,
    name: id,
    survey: { id: `survey-${id}`, type: 'csat', status: 'published' },
    ...over,
  });

const stage = (name: string, phase: Phase, ...touchpoints: MapTouchpoint[]): MapStage =>
  drawnStage(name, touchpoints, { name, phase });

function look<L extends Lens>(
  lens: L,
  stages: MapStage[],
  over: Partial<Pick<MapData, 'departments' | 'promises'>> = {},
): Extract<LensModel, { lens: L }> {
  const data = drawnMap(stages, over);
  return prepareLens(lens, data, prepareMap(data, NOW)) as Extract<LensModel, { lens: L }>;
}

describe('lenses', () => {
  it('come one after the other, and unknown ones are the whole experience', () => {
    expect(LENSES.map((lens) => lensBeside(lens, 1))).toEqual([...LENSES.slice(1), 'experience']);
    expect(lensBeside('experience', -1)).toBe('desired');
    expect([lensOf('buying'), lensOf('<script>'), lensOf(null)]).toEqual([
      'buying',
      'experience',
      'experience',
    ]);
  });
});

describe('the buying lens', () => {
  const journey = (over: Partial<MapTouchpoint> = {}) => [
    stage('Discover', 'before', touchpoint('post', 100)),
    stage('Buy', 'purchase', touchpoint('checkout', 200)),
    stage('Stay', 'after', touchpoint('call', 60), touchpoint('referral', 40, over)),
  ];

  it('ends at the sale and tells the share beyond it', () => {
    expect(look('buying', journey())).toMatchObject({
      beyond: [2, 3],
      ends: 2,
      loops: [],
      summary:
        'Beyond the sale: 2 of 4 touchpoints (50%) and 100 of 400 ratings (25%). Nothing leads back to buying yet.',
    });
  });

  it('draws what leads back, but not to what is gone', () => {
    const { loops, summary } = look('buying', journey({ leadsToId: 'post' }));
    expect(loops).toMatchObject([{ from: { index: 3 }, to: { index: 0, name: 'post' }, track: 0 }]);
    expect(summary).toContain('1 touchpoint leads back.');
    expect(look('buying', journey({ leadsToId: 'gone' })).loops).toEqual([]);
    expect(lensNotes(look('buying', journey({ leadsToId: 'post' }))).get('referral')).toBe('Back to post');
  });

  it('says when nothing lies beyond the sale', () => {
    const { ends, summary } = look('buying', journey().slice(0, 2));
    expect(ends).toBeNull();
    expect(summary).toContain('No stage lies after the sale');
  });
});

describe('the departments lens', () => {
  const [care, shop, returns] = ['Care', 'Shop', 'Returns'].map((name) => ({ id: name, name, barrier: '' }));
  const stages = [
    stage(
      'S',
      'before',
      touchpoint('post', 0, { department: shop ?? null, survey: null }),
      touchpoint('call', 40, { department: care ?? null }),
      touchpoint('chat', 3, { department: care ?? null }, [1, 1]),
      touchpoint('kiosk', 10),
    ),
  ];
  const all = [care, returns, shop].flatMap((one) => one ?? []);

  it('tells owned, silent and absent apart, along the journey', () => {
    const { rows, unowned, summary } = look('departments', stages, { departments: all });
    expect(rows.map(({ name, status, text }) => [name, status, text])).toEqual([
      ['Shop', 'silent', 'silent at 1 touchpoint'],
      ['Care', 'owned', '2 touchpoints'],
      ['Returns', 'absent', 'no touchpoint'],
    ]);
    expect(rows[0]?.cells[0]?.text).toBe('No survey yet');
    expect(unowned.map(({ name }) => name)).toEqual(['kiosk']);
    expect(summary).toBe(
      '1 department hears from customers. Silent, no answers in 28 days: Shop. No touchpoint on this map: Returns. Absence is a finding too. 1 touchpoint without a department.',
    );
  });

  it('says in words that nobody is heard', () => {
    const quiet = [stage('s', 'before', touchpoint('post', 0, { department: shop ?? null }))];
    const { summary } = look('departments', quiet, { departments: shop ? [shop] : [] });
    expect(summary).toBe('No department hears from customers. Silent, no answers in 28 days: Shop.');
  });

  it('leaves hidden scores out of a department’s', () => {
    const { rows } = look('departments', stages, { departments: all });
    expect(rows[1]?.average).toMatchObject({
      score: { n: 40, text: '4.00' },
      hidden: '1 hidden',
      leftOut: '1 touchpoint with fewer than 5 answers not counted',
    });
    expect(rows[1]?.cells[1]?.text).toBe('Too few to show');
  });
});

describe('the promises lens', () => {
  const [effortless, honest] = ['Effortless', 'Honest'].map((name) => ({ id: name, name }));
  const promises = [effortless ?? { id: '', name: '' }];
  const at = (id: string, n: number, channel: string, scores: number[], desired: number | null = 4) =>
    touchpoint(id, n, { channel, promises, desired }, scores);
  const stages = [
    stage(
      'S',
      'before',
      at('shop', 60, 'Showroom', [5, 4]),
      at('site', 60, 'Web', [2, 3]),
      at('app', 20, 'App', [5, 5]),
      touchpoint('mail', 60, { channel: 'Email', desired: 4 }),
    ),
  ];
  const model = look('promises', stages, { promises: [...promises, honest ?? { id: '', name: '' }] });

  it('says where a promise is kept, and what has too few answers to say', () => {
    expect(model.rows[0]?.cells.map(({ id, text }) => [id, text])).toEqual([
      ['shop', 'kept'],
      ['site', 'not kept'],
      ['app', 'too few to say'],
    ]);
    expect(model.summary).toBe(
      'Effortless is kept at 1 of 2 touchpoints. 1 misaligned pair. 1 with too few ratings to say.',
    );
    expect(model.unused).toEqual(['Honest']);
  });

  it('does not call a promise broken that nobody was asked about', () => {
    const quiet = look('promises', [
      stage('S', 'before', at('shop', 0, 'Showroom', [5]), at('site', 9, 'Web', [2])),
    ]);
    expect(quiet.rows[0]?.kept).toBe('too early to say');
    expect(quiet.summary).toBe('Too early to say of Effortless. 2 with too few ratings to say.');
  });

  it('flags the touchpoints that do not keep it alike', () => {
    expect(model.rows[0]?.misaligned).toMatchObject([
      {
        lower: { id: 'site' },
        higher: { id: 'shop' },
        difference: expect.stringMatching(/^2\.00 \(± 0\.1\d\)$/),
      },
    ]);
    expect(model.rows[0]?.cells.map(({ below, above }) => [below, above])).toEqual([
      [[], ['site']],
      [['shop'], []],
      [[], []],
    ]);
    expect(model.rule).toContain('1 pair was compared');
  });

  it('contrasts the channels', () => {
    expect(model.rows[0]?.contrast).toBe('Kept in Showroom; missed in Web; not asked of Email.');
  });

  it('says when there is nothing to keep', () => {
    expect(look('promises', [stage('S', 'before', touchpoint('a', 40))]).summary).toContain('No touchpoint');
  });
});

describe('the desired lens', () => {
  const stages = [
    stage(
      'S',
      'before',
      touchpoint('narrow', 60, { desired: 4.9 }),
      touchpoint('wide', 60, { desired: 4.9 }, [2, 2]),
      touchpoint('few', 10, { desired: 4.9 }, [1, 1]),
      touchpoint('hidden', 3, { desired: 4.9 }, [1, 1]),
      touchpoint('above', 60, { desired: 3 }),
      touchpoint('close', 60, { desired: 4.02 }),
      touchpoint('free', 60),
    ),
  ];

  it('ranks the gaps that can be told from noise, and only from 30 answers on', () => {
    const { ranked, rows, summary } = look('desired', stages);
    expect(ranked.map(({ id, rank }) => [id, rank])).toEqual([
      ['wide', 1],
      ['narrow', 2],
    ]);
    expect(rows.map(({ id, rank }) => [id, rank])).toContainEqual(['few', null]);
    expect(rows.find(({ id }) => id === 'hidden')).toMatchObject({ gap: null, text: 'Too few to show' });
    expect(rows.find(({ id }) => id === 'free')?.text).toBe('No desired level');
    expect(summary).toBe(
      '2 of 6 touchpoints with a desired level fall short of it, 1 reaches it. Widest: wide, 2.90 below desired. 1 too close to say. 2 with too few answers to say. 1 without a level.',
    );
  });

  it('gives each gap its interval', () => {
    expect(look('desired', stages).ranked[0]?.text).toMatch(/^−2\.90 \(−\d\.\d\d – −\d\.\d\d\)$/);
  });

  it('says when no level is set', () => {
    expect(look('desired', [stage('S', 'before', touchpoint('a', 40))]).summary).toContain(
      'nothing to compare',
    );
  });

  it('lays the desired map over today’s columns: what is removed, moved, levelled otherwise, and what is new', () => {
    const parts = touchpoint('b', 60, {}, [2, 2]).current;
    const wanted = (id: string, over: Partial<MapTouchpoint> = {}) =>
      touchpoint(`new-${id}`, 0, { name: id, origins: [{ id, name: id, deleted: false }], ...over });
    const today = [
      stage('S', 'before', touchpoint('a', 60), touchpoint('b', 60, { desired: 4 }, [2, 2])),
      stage('T', 'after', touchpoint('c', 60), touchpoint('d', 60)),
    ];
    const desired = [
      stage('S2', 'before', wanted('c'), wanted('b', { desired: 4.8, current: parts })),
      stage('T2', 'after', touchpoint('room', 0, { name: 'Room planner' }), wanted('d')),
    ];
    const data = { range: '28d', lanes: [], stages: today } as unknown as MapData;
    const derived = {
      desired: { id: 'wish', name: 'Wish', lanes: [], stages: desired } as unknown as MapData,
      ancestry: {
        derivedAt: '',
        stages: { S2: 'S', T2: 'T' },
        taken: ['a', 'b', 'c', 'd'],
      },
    };
    const lens = prepareLens('desired', data, prepareMap(data, NOW), derived) as Extract<
      LensModel,
      { lens: 'desired' }
    >;
    const stops = lens.derived?.stops;
    expect(stops?.get('a')?.marks).toEqual(['removed']);
    expect(stops?.get('b')).toMatchObject({
      level: 4.8,
      lines: ['Desired 4.8, today 4.0', 'Gap −2.80 (−2.85 – −2.75)'],
    });
    expect(stops?.get('b')?.added).toMatchObject([{ name: 'Room planner', before: false }]);
    expect(stops?.get('c')).toMatchObject({ marks: ['moved'], lines: ['To S2'] });
    expect(stops?.get('d')).toEqual({ marks: [], lines: [], level: null, added: [] });
    expect(lens.derived).toMatchObject({ id: 'wish', same: 1 });
    expect(lensNotes(lens).get('b')).toContain('Gap −2.80 (−2.85 – −2.75), After it: Room planner');
  });
});
