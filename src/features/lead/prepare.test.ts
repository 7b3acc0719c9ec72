import { expect, test } from 'vitest';
import { countScores } from '@/domain/tally';
import { drawnTouchpoint, NOW } from '@/test/map-data';
import { prepareLed } from './prepare';
import type { LedTouchpoint, Mine } from './schema';

const ago = (days: number) => new Date(NOW - days * 86_400_000).toISOString();

const touchpoint = (id: string, over: Partial<LedTouchpoint>): LedTouchpoint => ({
  ...drawnTouchpoint(id, {}),
  stage: 'Delivery',
  ...over,
});

const heard = (score: number, n = 60) => ({
  parts: [{ surveyId: 'survey', type: 'csat' as const, counts: [...countScores(new Array(n).fill(score))] }],
  displays: 0,
  comments: 0,
});

const led = (touchpoints: LedTouchpoint[], opportunities: Mine['maps'][number]['opportunities'] = []) =>
  prepareLed({ maps: [{ id: 'map', name: 'Map', touchpoints, opportunities }] }, NOW);

test('a promise is named where the score clearly lies below the desired level, and only there', () => {
  const promises = [{ id: 'p', name: 'On time' }];
  const { broken, promises: said } = led([
    touchpoint('a', { promises, desired: 4.5, current: heard(3) }),
    touchpoint('b', { promises, desired: 4.5, current: heard(5) }),
    touchpoint('c', { promises, desired: 4.5, current: heard(1, 6) }),
  ]);
  expect(broken.map(({ name, at }) => [name, at.map(({ name }) => name)])).toEqual([
    ['On time', ['Touchpoint a']],
  ]);
  expect(said).toBe('Of 1 promise that can be judged so far, 1.');
  expect(led([touchpoint('c', { promises, desired: null })]).promises).toMatch(/^Too early to say/);
});

test('assumptions and what was said long ago are to be renewed, the oldest first', () => {
  const note = (id: string, evidence: number, days: number) => ({
    id,
    kind: 'pain' as const,
    text: id,
    evidence,
    observedAt: ago(days),
  });
  const { evidence } = led([
    touchpoint('a', { insights: [note('fresh', 2, 10), note('old', 1, 200), note('guess', 0, 3)] }),
  ]);
  expect(evidence.map(({ text, age }) => [text, age])).toEqual([
    ['Pain: old', '6 months old'],
    ['Pain: guess', 'assumption, 3 days old'],
  ]);
});

test('what is being done stands before ideas, with the names of its own touchpoints', () => {
  const one = (id: string, status: 'idea' | 'progress') => ({
    id,
    title: id,
    status,
    touchpointIds: ['elsewhere', 'a'],
    evidence: 0,
    observedAt: ago(1),
  });
  const { opportunities } = led([touchpoint('a', {})], [one('later', 'idea'), one('now', 'progress')]);
  expect(opportunities.map(({ title, status, at }) => [title, status, at])).toEqual([
    ['now', 'In progress', 'Touchpoint a'],
    ['later', 'Idea', 'Touchpoint a'],
  ]);
});
