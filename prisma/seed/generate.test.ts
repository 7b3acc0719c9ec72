import { describe, expect, test } from 'vitest';
import { SCALES, type SurveyType } from '@/contract/survey';
import { addDays, dayDifference, dayInZone } from '@/domain/period';
import { createCommenter } from './comments';
import { type Asked, generateHistory, type History } from './generate';
import { DEMO_PLANS } from './plan';

const TYPES: Record<number, SurveyType> = { 2: 'thumbs', 5: 'csat', 7: 'ces', 11: 'nps' };
const ASKED: Asked[] = DEMO_PLANS.map((plan) => ({
  touchpointId: plan.slug,
  surveyId: plan.slug,
  type: TYPES[plan.spread.length] ?? 'csat',
  plan,
}));
const ZONE = 'Europe/London';
const PERSONAS = [
  { slug: 'first-flat-mira', id: 'mira', share: 0.42 },
  { slug: 'moving-family-tom', id: 'tom', share: 0.3 },
];

const historyAt = (now: Date): History =>
  generateHistory(ASKED, { timeZone: ZONE, now, days: 365, personas: PERSONAS, comment: createCommenter() });

/** Ratings at a touchpoint in the 28 days that end today. */
const recent = (history: History, slug: string, now: Date) =>
  history.ratings.filter(
    ({ touchpoint_id, day }) => touchpoint_id === slug && dayDifference(day, dayInZone(now, ZONE)) < 28,
  );

describe.each([
  '2026-01-01T00:00:30Z',
  '2026-03-29T12:00:00Z',
  '2026-08-15T23:59:59Z',
  '2026-10-25T01:30:00Z',
  '2026-12-24T18:00:00Z',
])('a year that ends at %s', (moment) => {
  const now = new Date(moment);
  const history = historyAt(now);

  test('has few, very few and many answers where it should, whatever the season', () => {
    const few = recent(history, 'support-call', now).length;
    expect(few >= 5 && few < 30).toBe(true);
    expect(recent(history, 'showroom-visit', now).length).toBe(3);
    for (const slug of ['checkout', 'product-page', 'delivery-slot', 'live-chat', 'delivery', 'referral'])
      expect([slug, recent(history, slug, now).length >= 30]).toEqual([slug, true]);
    expect(history.ratings.length).toBeGreaterThan(20_000);
    expect(history.ratings.length).toBeLessThan(40_000);
  });

  test('answers on the scale, in the past, on the day it says', () => {
    const oldest = addDays(dayInZone(now, ZONE), -364);
    const wrong = history.ratings.filter(({ touchpoint_id, score, answered_at, day }) => {
      const type = ASKED.find(({ touchpointId }) => touchpointId === touchpoint_id)?.type ?? 'csat';
      const at = new Date(answered_at);
      const off = score < SCALES[type].min || score > SCALES[type].max;
      return off || at > now || day < oldest || dayInZone(at, ZONE) !== day;
    });
    expect(wrong).toEqual([]);
    const late = history.unanswered.filter(
      ({ start, seconds, count }) => count < 1 || Date.parse(start) + seconds * 1000 > now.getTime(),
    );
    expect(late).toEqual([]);
  });

  test('gives every answer an id of its own', () => {
    expect(new Set(history.ratings.map(({ id }) => id)).size).toBe(history.ratings.length);
  });
});

test('the same moment gives the same year', () => {
  const now = new Date('2026-06-01T12:00:00Z');
  expect(historyAt(now)).toEqual(historyAt(now));
});

test('what customers write reads like customers: in several languages, and not the same twice in a row', () => {
  const now = new Date('2026-06-01T12:00:00Z');
  const comments = historyAt(now).ratings.filter(({ comment }) => comment);
  const locales = new Set(comments.map(({ locale }) => locale));
  expect([...locales].sort()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'he', 'pl', 'pt']);
  expect(new Set(comments.map(({ comment }) => comment)).size).toBeGreaterThan(60);
  expect(comments.filter(({ comment }) => /[{}|]/.test(comment ?? ''))).toEqual([]);
  for (const { touchpointId } of ASKED) {
    const texts = comments
      .filter(({ touchpoint_id }) => touchpoint_id === touchpointId)
      .map(({ comment }) => comment);
    expect(texts.filter((text, index) => index > 0 && text === texts[index - 1])).toEqual([]);
  }
});
