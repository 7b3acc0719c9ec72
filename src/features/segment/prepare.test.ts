import { describe, expect, test } from 'vitest';
import { daysBefore, missingText, readSegment, writeSegment } from './prepare';
import { EVERYTHING, isTallied, MOST_VALUES, type Segment } from './schema';

const clock = { timeZone: 'Asia/Kathmandu', now: new Date('2026-11-22T20:00:00Z') };
const read = (query: string, prefix?: string) => readSegment(new URLSearchParams(query), clock, prefix);

const FULL: Segment = {
  period: { from: '2026-01-01', to: '2026-03-31' },
  touchpoints: ['paying', 'delivery'],
  stages: ['0190a000-0000-7000-8000-000000000001'],
  departments: ['0190a000-0000-7000-8000-000000000002'],
  promises: ['0190a000-0000-7000-8000-000000000003'],
  personas: ['regular'],
  channels: ['Phone, mail & more', 'شاشة'],
  sources: ['qr', 'kiosk'],
  languages: ['de', 'pt'],
  devices: ['phone'],
  themes: ['0190a000-0000-7000-8000-000000000004'],
  attributes: [
    { name: 'plan', value: 'pro' },
    { name: 'plan', value: 'team: large' },
    { name: 'a=b&c', value: '' },
  ],
};

describe('an address', () => {
  test('says nothing where nothing is narrowed, and the last 28 days are looked at', () => {
    expect(read('')).toEqual({ segment: EVERYTHING, faults: [] });
    const query = new URLSearchParams('measure=mean');
    writeSegment(query, EVERYTHING);
    expect(query.toString()).toBe('measure=mean');
  });

  test.each(['', 'vs.'])('holds a whole segment and gives it back, with "%s" before it', (prefix) => {
    const query = new URLSearchParams('measure=mean&range=7d&source=api');
    writeSegment(query, { ...EVERYTHING, sources: ['api'] });
    writeSegment(query, FULL, prefix);
    expect(readSegment(new URLSearchParams(query.toString()), clock, prefix)).toEqual({
      segment: FULL,
      faults: [],
    });
    expect(query.get('measure')).toBe('mean');
  });

  test('changed by hand loses what cannot be read, says so, and keeps the rest', () => {
    expect(read('persona=%00&attributes.plan=%00&device=phone')).toEqual({
      segment: { ...EVERYTHING, devices: ['phone'] },
      faults: [expect.stringContaining('persona'), expect.stringContaining('attributes.plan')],
    });
    const { segment, faults } = read(
      'range=99d&source=fax&source=qr&device=toaster&language=Deutsch&stage=first&persona=regular&attributes.=x',
    );
    expect(segment).toEqual({ ...EVERYTHING, sources: ['qr'], personas: ['regular'] });
    expect(faults).toEqual([
      'There is no period “99d”. The last 28 days are shown.',
      'There is no stage “first”: that filter is left out.',
      'There is no source “fax”: that filter is left out.',
      'There is no language “Deutsch”: that filter is left out.',
      'There is no device “toaster”: that filter is left out.',
      'The attribute “attributes.” cannot be looked for: it is left out.',
    ]);
  });

  test('with too many values keeps the first of them', () => {
    const { segment, faults } = read(
      Array.from({ length: MOST_VALUES + 5 }, (_, index) => `touchpoint=at-${index}`).join('&'),
    );
    expect(segment.touchpoints).toHaveLength(MOST_VALUES);
    expect(faults).toEqual(['Only the first 50 touchpoints are looked at.']);
  });
});

describe('a period', () => {
  test.each([
    // It is the 23rd already in Kathmandu.
    ['from=2026-11-23', { from: '2026-11-23', to: '2026-11-23' }],
    ['from=2026-11-01&to=2027-01-31', { from: '2026-11-01', to: '2027-01-31' }],
    ['from=2016-11-24&to=2026-11-23', { from: '2016-11-24', to: '2026-11-23' }],
    [
      'from=2026-11-22T10:00:00Z&to=2026-11-22T11:00:00%2B00:00',
      { from: '2026-11-22T10:00:00Z', to: '2026-11-22T11:00:00+00:00' },
    ],
    ['range=365d', { range: '365d' }],
  ])('%s', (query, period) => {
    expect(read(query)).toEqual({ segment: { ...EVERYTHING, period }, faults: [] });
  });

  test.each([
    ['from=2026-11-24', 'The period lies in the future: nobody has answered yet.'],
    [
      'from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z',
      'The period lies in the future: nobody has answered yet.',
    ],
    ['from=2026-03-31&to=2026-03-01', 'The period ends before it begins.'],
    ['from=2026-03-31T10:00:00Z&to=2026-03-31T09:00:00Z', 'The period ends before it begins.'],
    ['from=2016-01-01&to=2026-11-01', 'A period has 10 years at most.'],
    ['from=2026-02-30&to=2026-03-01', 'The period is no dates that can be read.'],
    ['from=yesterday', 'The period is no dates that can be read.'],
    ['to=2026-03-01', 'The period has an end and no beginning.'],
  ])('%s is not looked at', (query, fault) => {
    expect(read(query)).toEqual({ segment: EVERYTHING, faults: [`${fault} The last 28 days are shown.`] });
  });

  test('is followed back by one as long', () => {
    expect(daysBefore({ from: '2026-03-01', to: '2026-03-31' })).toEqual({
      from: '2026-01-29',
      to: '2026-02-28',
    });
  });
});

test('tallies know touchpoints, personas and whole days, and nothing finer', () => {
  const only = (part: Partial<Segment>) => isTallied({ ...EVERYTHING, ...part });
  expect(only({ personas: ['regular'], touchpoints: ['a'], channels: ['b'] })).toBe(true);
  expect(only({ period: { from: '2026-01-01', to: '2026-01-01' } })).toBe(true);
  expect(only({ period: { from: '2026-01-01T00:00:00Z', to: '2026-01-02' } })).toBe(false);
  for (const part of [
    { sources: ['qr'] },
    { languages: ['de'] },
    { devices: ['phone'] },
    { themes: ['0190a000-0000-7000-8000-000000000001'] },
    { attributes: [{ name: 'plan', value: 'pro' }] },
  ] satisfies Partial<Segment>[])
    expect(only(part)).toBe(false);
});

test('what is not there is told by its name, or by what it was where nobody knows that', () => {
  expect(
    missingText([
      { dimension: 'personas', value: 'vip' },
      { dimension: 'stages', value: '0190a000-0000-7000-8000-000000000001' },
    ]),
  ).toEqual([
    'There is no persona “vip” here (any more).',
    'The address names a stage that is not here (any more).',
  ]);
});
