import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SURVEY_TYPES } from '@/contract/survey';
import { INDUSTRIES } from '@/features/catalogue/schema';
import { getTemplate, listTemplates } from './prepare';
import { TEMPLATE_GROUPS, TEMPLATE_SLUGS } from './schema';

const FULL = TEMPLATE_SLUGS.filter((slug) => slug !== 'blank');

describe.each(FULL)('the template %s', (slug) => {
  const template = getTemplate(slug);
  const touchpoints = template.stages.flatMap((stage) => stage.touchpoints);

  test('has a journey long enough to start from, in the order before, purchase, after', () => {
    expect(template.stages.length).toBeGreaterThanOrEqual(4);
    expect(touchpoints.length).toBeGreaterThanOrEqual(9);
    const phases = template.stages.map(({ phase }) => ['before', 'purchase', 'after'].indexOf(phase));
    expect(phases).toEqual([...phases].sort());
    expect(new Set(phases).size).toBe(3);
  });

  test('asks at every touchpoint, with all five types', () => {
    expect(touchpoints.filter(({ survey }) => !survey)).toEqual([]);
    expect(new Set(touchpoints.map(({ survey }) => survey?.type))).toEqual(new Set(SURVEY_TYPES));
  });

  test('is drawn for two or three kinds of customers, who together are not more than all', () => {
    const { personas } = template;
    expect([2, 3]).toContain(personas.length);
    expect(new Set(personas.map(({ name }) => name)).size).toBe(personas.length);
    expect(personas.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(100);
  });

  test('leaves no question without its touchpoint', () => {
    const surveys: object = JSON.parse(readFileSync(`prisma/seed/templates/${slug}.surveys.json`, 'utf8'));
    expect(Object.keys(surveys)).toEqual(touchpoints.map((touchpoint) => touchpoint.slug));
  });

  test('names every touchpoint once and keeps to its own promises', () => {
    expect(new Set(touchpoints.map((touchpoint) => touchpoint.slug)).size).toBe(touchpoints.length);
    const promises = template.promises.map(({ name }) => name);
    for (const touchpoint of touchpoints)
      for (const name of touchpoint.promises) expect(promises).toContain(name);
    const kept = touchpoints.flatMap((touchpoint) => touchpoint.promises);
    expect(promises.filter((name) => !kept.includes(name))).toEqual([]);
  });

  test('asks briefly and neutrally, and for a recommendation once', () => {
    const surveys = touchpoints.flatMap(({ survey }) => (survey ? [survey] : []));
    for (const { type, question } of surveys) {
      expect(question.length).toBeLessThanOrEqual(120);
      expect(question).toMatch(type === 'ces' ? /^(It|This page) .+\.$/ : /\?$/);
      expect(question).not.toMatch(/how (good|great|bad|happy|nice|wonderful)|don’t you|\bsure\b/i);
    }
    const recommending = surveys.filter(({ question }) => /recommend/.test(question));
    expect(recommending.map(({ type }) => type)).toEqual(['nps']);
    expect(surveys.filter(({ type }) => type === 'nps')).toHaveLength(1);
  });

  test('meets customers also where there is no screen', () => {
    const screens = ['Web', 'App', 'Email', 'SMS', 'Video', 'Live chat', 'Social'];
    const offline = touchpoints.filter(({ channel }) => !screens.includes(channel));
    expect(slug === 'software-trial' || offline.length >= 4).toBe(true);
  });

  test('says what matters to the business, where its moments of truth are, and what leads back to buying', () => {
    const important = new Set(touchpoints.map(({ businessImportance }) => businessImportance));
    expect(important.size).toBeGreaterThan(2);
    const moments = touchpoints.filter(({ momentOfTruth }) => momentOfTruth);
    expect(moments.length).toBeGreaterThanOrEqual(2);
    expect(moments.length).toBeLessThanOrEqual(3);
    const phaseOf = new Map(
      template.stages.flatMap(({ phase, touchpoints }) => touchpoints.map(({ slug }) => [slug, phase])),
    );
    const loops = touchpoints.flatMap(({ slug, leadsTo }) => (leadsTo ? [[slug, leadsTo] as const] : []));
    expect(loops.length).toBeGreaterThanOrEqual(2);
    for (const [from, to] of loops) {
      expect(phaseOf.get(from)).toBe('after');
      expect(['before', 'purchase']).toContain(phaseOf.get(to));
    }
  });

  test('departs from what is desired somewhere: pains are noted as well as delights', () => {
    expect(touchpoints.some(({ pains }) => pains.length > 0)).toBe(true);
    expect(touchpoints.some(({ delights }) => delights.length > 0)).toBe(true);
  });
});

test('every industry has a template, and every template a place among those to choose from', () => {
  expect(FULL.map((slug) => getTemplate(slug).industry).toSorted()).toEqual(INDUSTRIES.toSorted());
  expect(TEMPLATE_GROUPS.flatMap(({ slugs }) => slugs)).toEqual([...TEMPLATE_SLUGS]);
});

test('the list tells what each template holds', () => {
  const list = listTemplates();
  expect(list.map(({ slug }) => slug)).toEqual([...TEMPLATE_SLUGS]);
  expect(list[0]?.counts).toEqual({ stages: 5, touchpoints: 12, surveys: 12 });
  expect(list.at(-1)?.counts).toEqual({ stages: 1, touchpoints: 0, surveys: 0 });
  expect(list[0]?.stages[2]?.touchpoints[0]).toEqual({
    slug: 'checkout',
    name: 'Checkout',
    department: 'Online shop',
    type: 'ces',
    desired: 4.4,
  });
});
