import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCALES, SURVEY_TYPES, type SurveyType } from '@/contract/survey';
import { type Counts, countScores, NO_COUNTS } from '@/domain/tally';
import type { MapTouchpoint } from '@/features/map/schema';
import { drawnTouchpoint } from '@/test/map-data';
import { prepareDistribution, preparePanel } from './panel';

const part = (type: SurveyType, counts: Counts) => ({ surveyId: `s-${type}`, type, counts: [...counts] });

const touchpoint = (over: Partial<MapTouchpoint>): MapTouchpoint =>
  drawnTouchpoint('t', { survey: { id: 's', type: 'csat', status: 'published' }, ...over });

describe('the headline of the panel', () => {
  it('is in the unit that was asked, with its interval and its rule', () => {
    // 30 of 49 answered 4 or 5. Wilson: 0.4725 to 0.7358.
    const counts = [0, 4, 5, 10, 20, 10, 0, 0, 0, 0, 0];
    const { native } = preparePanel(
      touchpoint({ current: { parts: [part('csat', counts)], displays: 0, comments: 0 } }),
    );
    expect(native).toMatchObject({
      text: '61.2% satisfied',
      range: '47.2–73.6%',
      mean: 'mean 3.55',
      rule: 'Share of ratings 4 or 5, Wilson 95% interval',
      low: false,
    });
  });

  it('is not there below five answers', () => {
    const current = { parts: [part('csat', countScores([1, 5, 5, 5]))], displays: 9, comments: 0 };
    expect(preparePanel(touchpoint({ current })).native).toBeNull();
  });

  it('keeps surveys of other types apart', () => {
    const current = {
      parts: [
        part('nps', countScores(new Array(8).fill(9))),
        part('csat', countScores(new Array(6).fill(4))),
      ],
      displays: 0,
      comments: 0,
    };
    const { native, others } = preparePanel(touchpoint({ current }));
    expect(native).toMatchObject({ typeName: 'CSAT', n: 6, low: true, change: null });
    expect(others.map(({ text, n }) => [text, n])).toEqual([['100 NPS', 8]]);
  });
});

describe('the response rate', () => {
  const rate = (answers: number, displays: number) =>
    preparePanel(
      touchpoint({
        current: { parts: [part('csat', countScores(new Array(answers).fill(4)))], displays, comments: 0 },
      }),
    ).response;

  it('is answers of displays', () => {
    expect(rate(31, 100)).toEqual({ share: '31%', text: '31% answer (31 of 100 shown)' });
  });

  it('is no percentage where few were shown', () => {
    expect(rate(1, 1)).toEqual({ share: null, text: '1 of 1 shown answered' });
    expect(rate(0, 29)).toEqual({ share: null, text: '0 of 29 shown answered' });
    expect(rate(0, 30)?.share).toBe('0%');
  });

  it('is not told where nothing was shown, or where more answered than were shown', () => {
    expect(rate(31, 0)).toBeNull();
    expect(rate(31, 30)).toBeNull();
  });
});

describe('the distribution', () => {
  it('adds up to one on every scale', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SURVEY_TYPES),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (type, stream) => {
          const { min, max } = SCALES[type];
          const scores = [...stream.take(12)].map((x) => min + Math.round(x * (max - min)));
          const parts = prepareDistribution(type, countScores(scores));
          expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
          expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(12);
        },
      ),
    );
  });

  it('groups the eleven scores of NPS', () => {
    expect(
      prepareDistribution('nps', countScores([0, 6, 7, 9, 10])).map(({ label, count }) => [label, count]),
    ).toEqual([
      ['0–6', 2],
      ['7–8', 1],
      ['9–10', 2],
    ]);
  });

  it('of nothing has no shares', () => {
    expect(prepareDistribution('thumbs', NO_COUNTS).map(({ label, share }) => [label, share])).toEqual([
      ['Down', 0],
      ['Up', 0],
    ]);
  });
});
