import { describe, expect, test } from 'vitest';
import type { SurveyType } from '@/contract/survey';
import { textsOf } from '@/domain/svg';
import { countScores } from '@/domain/tally';
import type { ExploreData, ExploreGroup, ExploreSide, Heard } from '../schema';
import { prepareCsv } from './csv';
import { drawBlock, type Ink } from './drawing';
import { type Asked, prepareExplore } from './explore';
import { drawPicture } from './picture';
import { queryOf, readState, writeState } from './state';

const heard = (type: SurveyType, scores: number[], more = 0): Heard => ({
  parts: scores.length > 0 ? [{ type, counts: countScores(scores) }] : [],
  n: scores.length + more,
  asked: null,
  comments: null,
});
const some = (n: number, score: number, other = score): number[] =>
  Array.from({ length: n }, (_, index) => (index % 2 ? other : score));

const group = (key: string, of: Heard): ExploreGroup => ({ key, label: key, ...of });
const sum = (...all: Heard[]): Heard => ({
  parts: all.flatMap(({ parts }) => parts),
  n: all.reduce((n, one) => n + one.n, 0),
  asked: null,
  comments: null,
});
const sideOf = (groups: ExploreGroup[], from = '2026-10-26', to = '2026-11-22'): ExploreSide => ({
  groups,
  total: sum(...groups),
  days: { from, to },
  moments: null,
  stretches: [],
  missing: [],
  deleted: [],
});
const dataOf = (side: ExploreSide, versus: ExploreSide | null = null): ExploreData => ({
  side,
  versus,
  shared: false,
  by: 'source',
  empty: false,
  heard: true,
});
const asked: Asked = {
  measure: 'satisfaction',
  by: 'source',
  attribute: null,
  versus: null,
  timeZone: 'UTC',
};
const shop = group('Shop', heard('csat', some(40, 4, 5)));
const mail = group('Mail', heard('nps', some(40, 9, 10)));
const few = group('Few', heard('csat', [], 3));
const many = group('Shop', heard('csat', some(400, 4, 5)));
const low = group('Low', heard('csat', some(8, 2, 3)));

describe('what is drawn', () => {
  test('shows n, interval and rule beside each score; of few the number only, and some hollow', () => {
    const [block] = prepareExplore(dataOf(sideOf([shop, low, few])), asked).blocks;
    expect(block?.rows.map(({ here }) => [here.text, here.interval, here.count, here.state])).toEqual([
      ['4.50', '± 0.16', 'n 40', 'normal'],
      ['2.50', '± 0.45', 'n 8 low', 'low'],
      [null, null, 'n 3 too few', 'hidden'],
    ]);
    expect(block?.rule).toMatch(/t 95% interval/);
    expect(block?.notes.join(' ')).toContain('3 ratings are not in the figure of all');
  });

  test('mixes types in satisfaction and says so, and splits them where it asks for their own scale', () => {
    const data = dataOf(sideOf([shop, mail]));
    const satisfaction = prepareExplore(data, asked).blocks;
    expect(satisfaction).toHaveLength(1);
    expect(satisfaction[0]?.notes).toContain('2 types of questions share this scale.');
    for (const measure of ['headline', 'mean', 'share'] as const) {
      const blocks = prepareExplore(data, { ...asked, measure }).blocks;
      expect(blocks.map(({ rows }) => rows.map(({ key }) => key))).toEqual([['Shop'], ['Mail']]);
    }
    const headlines = prepareExplore(data, { ...asked, measure: 'headline' }).blocks;
    expect(headlines.map(({ name, total }) => [name, total.here.text])).toEqual([
      ['CSAT', '100.0%'],
      ['NPS', '+100'],
    ]);
  });

  test('counts have neither an interval nor a verdict', () => {
    const [block] = prepareExplore(dataOf(sideOf([shop]), sideOf([shop])), {
      ...asked,
      measure: 'ratings',
      versus: 'before',
    }).blocks;
    expect(block?.rows[0]).toMatchObject({ here: { text: '40', interval: null }, verdict: null });
  });
});

describe('a comparison', () => {
  const worse = group('Shop', heard('csat', some(40, 3, 4)));

  test('is told in words, of time and of groups of customers', () => {
    const versus = (kind: 'before' | 'segment', there = worse, here = shop) =>
      prepareExplore(dataOf(sideOf([here]), sideOf([there])), { ...asked, versus: kind }).blocks[0]?.total;
    expect(versus('before')).toMatchObject({
      verdict: 'Likely real',
      change: { direction: 'up', text: '1.00' },
    });
    expect(versus('before', shop, worse)).toMatchObject({ verdict: 'Likely worse' });
    expect(versus('segment', shop, worse)).toMatchObject({
      verdict: 'Likely real',
      change: { direction: 'down' },
    });
    expect(versus('segment', many, many)).toMatchObject({ verdict: 'No clear difference' });
    expect(versus('before', shop, low)?.verdict).toMatch(/^Too few to say – about \d+ more answers$/);
    expect(versus('before', shop, few)).toMatchObject({ change: null });
  });

  test('of many side by side allows for looking at many', () => {
    const slight = (key: string) => group(key, heard('csat', [...some(46, 4), ...some(54, 5)]));
    const before = (key: string) => group(key, heard('csat', [...some(60, 4), ...some(40, 5)]));
    const of = (keys: string[]) =>
      prepareExplore(dataOf(sideOf(keys.map(slight)), sideOf(keys.map(before))), {
        ...asked,
        versus: 'before',
      }).blocks[0];
    expect(of(['a'])?.rows[0]?.verdict).toBe('Likely real');
    const many = of(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
    // All eight moved alike: together they are no accident, and none by itself is beyond one.
    expect(many?.rows.map(({ verdict }) => verdict)).toEqual(new Array(8).fill('Too early to tell'));
    expect(many?.total.verdict).toBe('Likely real');
    expect(many?.notes.join(' ')).toContain('8 differences are read side by side');
  });

  test('of ratings that lie on both sides has no verdict, and says why', () => {
    const data = { ...dataOf(sideOf([shop]), sideOf([worse])), shared: true };
    const [block] = prepareExplore(data, { ...asked, versus: 'segment' }).blocks;
    expect(block?.total.verdict).toBeNull();
    expect(block?.notes.join(' ')).toContain('no test can tell them apart');
  });
});

const ink: Ink = {
  ink: '#000',
  soft: '#111',
  faint: '#222',
  grid: '#333',
  context: '#444',
  band: '#555',
  surface: '#fff',
  levels: { 1: '#a', 2: '#b', 3: '#c', 4: '#d', 5: '#e' },
};

test('a picture and a CSV say what, when, how many and by which rule', () => {
  const model = prepareExplore(dataOf(sideOf([shop, few])), asked);
  const [block] = model.blocks;
  if (!block) throw new Error('Nothing is drawn');
  const about = { filters: ['Device: Phone'], workspace: 'Sofa & Co' };
  const texts = textsOf(drawPicture(model, block, { ...about, ink }).marks).join('\n');
  for (const part of [
    'Satisfaction by source',
    '26 Oct – 22 Nov 2026',
    'Device: Phone',
    '4.50 ± 0.16 · n 40',
    't 95%',
  ])
    expect(texts).toContain(part);
  const csv = prepareCsv(model, about.filters);
  expect(csv).toContain('"Satisfaction","Shop",4.5,');
  expect(csv).toContain('"Satisfaction","Few",,,,"n 3 too few"');
  expect(csv).toContain('t 95% interval');
});

test('a drawing stays within its width, on a phone too', () => {
  const [block] = prepareExplore(dataOf(sideOf([shop, low, few]), sideOf([mail])), {
    ...asked,
    versus: 'segment',
  }).blocks;
  if (!block) throw new Error('Nothing is drawn');
  for (const width of [320, 900])
    for (const time of [false, true]) {
      const { spots, height } = drawBlock(block, time, width, ink);
      expect(spots).toHaveLength(4);
      for (const spot of spots) {
        expect(spot.x + spot.width).toBeLessThanOrEqual(width);
        expect(spot.y + spot.height).toBeLessThanOrEqual(height);
      }
    }
});

describe('an address', () => {
  const clock = { timeZone: 'UTC', now: new Date('2026-11-22T12:00:00Z') };

  test('keeps all that is looked at, and nothing of what is usual', () => {
    const query = new URLSearchParams(
      'measure=share&by=attribute&attribute=plan&as=table&vs=segment&device=phone&b.device=computer&b.range=90d',
    );
    const { state, faults } = readState(query, clock);
    expect(faults).toEqual([]);
    const written = new URLSearchParams();
    writeState(written, state);
    expect(readState(written, clock).state).toEqual(state);
    expect(queryOf(state)).toMatchObject({
      by: 'attribute',
      attribute: 'plan',
      versus: { devices: ['computer'], period: { range: '90d' } },
    });
    const hasty = new URLSearchParams('device=phone&as=table&by=week');
    writeState(hasty, readState(hasty, clock).state);
    expect(hasty.toString()).toBe('by=week&as=table&device=phone');
    const usual = new URLSearchParams('measure=satisfaction&as=chart&b.device=phone');
    writeState(usual, readState(usual, clock).state);
    expect(usual.toString()).toBe('');
  });

  test('written by hand is read as far as it can be', () => {
    const { state, faults } = readState(
      new URLSearchParams('measure=joy&by=mood&vs=later&source=fax'),
      clock,
    );
    expect(state).toMatchObject({ measure: 'satisfaction', by: 'touchpoint', versus: null });
    expect(faults).toContain('Nothing can be told apart by “mood”: touchpoints are shown.');
    expect(faults).toHaveLength(4);
  });
});
