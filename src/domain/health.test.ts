import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHECKS, type CheckId, checkMap, type FactTouchpoint, type MapFacts, silentFor } from './health';
import { STEPS, stepsOf } from './steps';

const touchpoint = (id: string, more: Partial<FactTouchpoint> = {}): FactTouchpoint => ({
  id,
  name: `Touchpoint ${id}`,
  departmentId: 'd1',
  survey: { status: 'published', since: '2026-01-01T00:00:00Z' },
  lastHeardAt: '2026-03-30T12:00:00Z',
  evidenceAt: null,
  promises: 1,
  ...more,
});

const facts = (more: Partial<MapFacts> = {}): MapFacts => ({
  kind: 'current',
  stages: [
    { id: 's1', name: 'Discover', phase: 'before', touchpoints: [touchpoint('a')] },
    { id: 's2', name: 'Buy', phase: 'purchase', touchpoints: [touchpoint('b')] },
    { id: 's3', name: 'Use', phase: 'after', touchpoints: [touchpoint('c')] },
  ],
  notes: [],
  opportunities: [],
  departments: [{ id: 'd1', name: 'Store', barrier: '', touchpoints: 3 }],
  promises: [{ id: 'p1', name: 'On time', touchpoints: 3 }],
  typical: null,
  quietDays: 30,
  evidenceDays: 365,
  reviewOn: null,
  today: '2026-03-31',
  timeZone: 'Asia/Kathmandu',
  ...more,
});

const stage = (touchpoints: FactTouchpoint[]): MapFacts['stages'] => [
  { id: 's1', name: 'Discover', phase: 'after', touchpoints },
];
const check = (id: CheckId, more: Partial<MapFacts>) => {
  const found = checkMap(facts(more)).find((one) => one.id === id);
  if (!found) throw new Error(`No check ${id}`);
  return found;
};
const subjects = (id: CheckId, more: Partial<MapFacts>) => check(id, more).findings.map((one) => one.subject);

test('a map in order is asked and nothing is found', () => {
  for (const { findings } of checkMap(facts())) expect(findings).toEqual([]);
});

test('an empty map is asked nothing that it could fail', () => {
  const checks = checkMap(facts({ stages: [], departments: [], promises: [] }));
  expect(checks.filter(({ of }) => of !== null && of > 0)).toEqual([]);
});

test('each check finds what it is about and leads there', () => {
  expect(check('stages', { stages: stage([]) }).findings[0]?.place).toEqual({ at: 'stage', id: 's1' });
  const unfinished = facts().stages.slice(0, 2);
  expect(check('after', { stages: unfinished }).findings[0]).toMatchObject({
    name: 'Buy',
    place: { at: 'stage', id: 's2' },
  });
  expect(check('survey', { stages: stage([touchpoint('a', { survey: null })]) }).findings[0]?.place).toEqual({
    at: 'panel',
    tab: 'survey',
    id: 'a',
  });
  expect(
    check('owner', { stages: stage([touchpoint('a', { departmentId: null })]) }).findings[0]?.place,
  ).toEqual({ at: 'cell', lane: 'department', id: 'a' });
  expect(subjects('review', { reviewOn: '2026-03-30' })).toEqual(['review']);
  expect(subjects('review', { reviewOn: '2026-03-31' })).toEqual([]);
  expect(check('review', { reviewOn: null }).of).toBe(0);
  expect(subjects('promise', { promises: [{ id: 'p2', name: 'Fair', touchpoints: 0 }] })).toEqual(['p2']);
});

test('evidence is a rating or anything else that speaks for it', () => {
  const silent = { lastHeardAt: null };
  expect(subjects('evidence', { stages: stage([touchpoint('a', silent)]) })).toEqual(['a']);
  const figure = { ...silent, evidenceAt: '2026-03-01T12:00:00Z' };
  expect(subjects('evidence', { stages: stage([touchpoint('a', figure)]) })).toEqual([]);
  expect(subjects('evidence', { stages: stage([touchpoint('a')]) })).toEqual([]);
});

test('evidence counts as long as it is recent, and how old the newest is is said', () => {
  const stages = stage([
    touchpoint('a', { lastHeardAt: '2026-01-30T12:00:00Z', evidenceAt: '2025-06-01T12:00:00Z' }),
    touchpoint('b', { lastHeardAt: '2025-06-01T12:00:00Z', evidenceAt: '2026-03-20T12:00:00Z' }),
  ]);
  expect(subjects('evidence', { stages })).toEqual([]);
  expect(check('evidence', { stages, evidenceDays: 61 }).findings).toEqual([]);
  expect(check('evidence', { stages, evidenceDays: 60 }).findings).toMatchObject([
    { subject: 'a', days: 60 },
  ]);
});

test('only published surveys go quiet, counted in days of the workspace from when they could be answered', () => {
  const quiet = (more: Partial<FactTouchpoint>) =>
    subjects('quiet', { stages: stage([touchpoint('a', more)]) });
  expect(quiet({ lastHeardAt: '2026-03-01T12:00:00Z' })).toEqual(['a']);
  expect(quiet({ lastHeardAt: '2026-03-02T12:00:00Z' })).toEqual([]);
  // Late in the evening of the first of March it is the second in Kathmandu.
  expect(quiet({ lastHeardAt: '2026-03-01T18:30:00Z' })).toEqual([]);
  expect(quiet({ survey: { status: 'paused', since: '2020-01-01T00:00:00Z' }, lastHeardAt: null })).toEqual(
    [],
  );
  expect(
    quiet({ survey: { status: 'published', since: '2026-03-30T00:00:00Z' }, lastHeardAt: null }),
  ).toEqual([]);
  expect(silentFor(touchpoint('a', { survey: null }), facts())).toBeNull();
});

test('a department whose barrier is noted is explained', () => {
  const departments = [
    { id: 'd2', name: 'Legal', barrier: ' Never meets customers ', touchpoints: 0 },
    { id: 'd3', name: 'Press', barrier: '', touchpoints: 0 },
  ];
  expect(check('department', { departments }).findings.map(({ explained }) => explained)).toEqual([
    'Never meets customers',
    null,
  ]);
});

test('assumptions are notes and opportunities that nothing speaks for', () => {
  const note = { kind: 'pain' as const, touchpointId: 'a' };
  const notes = [
    { ...note, id: 'n1', text: 'Too slow', evidence: 0 },
    { ...note, id: 'n2', text: 'Unclear', evidence: 2 },
  ];
  const opportunities = [
    { id: 'o1', title: 'Call back', status: 'idea' as const, touchpointIds: [], evidence: 0 },
  ];
  expect(check('assumption', { notes, opportunities })).toMatchObject({
    of: 3,
    findings: [
      { subject: 'n1', place: { at: 'cell', lane: 'insights', id: 'a' } },
      { subject: 'o1', place: { at: 'opportunities' } },
    ],
  });
});

test('typical touchpoints are missed by any of their names, accents and case apart', () => {
  const typical = [
    { id: 'cafe', names: ['Café visit'] },
    { id: 'invoice', names: ['Invoice', 'Bill'] },
    { id: 'returns', names: ['Returns'] },
  ];
  const stages = [
    {
      id: 's1',
      name: 'All',
      phase: 'after' as const,
      touchpoints: [touchpoint('a', { name: 'The CAFE visit' }), touchpoint('b', { name: 'Bill by e-mail' })],
    },
  ];
  expect(check('typical', { typical, stages })).toMatchObject({
    of: 3,
    findings: [{ subject: 'returns', name: 'Returns', place: { at: 'catalogue', id: 'returns' } }],
  });
  // The check waits for the industry; it is not one that was met.
  expect(check('typical', { typical: null })).toEqual({ id: 'typical', of: 0, findings: [] });
});

test('what only today’s map can lack is not asked of a desired one', () => {
  const asked = checkMap(facts({ kind: 'desired' })).filter(({ of }) => of !== null);
  expect(asked.map(({ id }) => id)).toEqual(['stages', 'after', 'owner', 'review', 'assumption']);
});

const anyDay = fc
  .integer({ min: 0, max: 400 })
  .map((days) => new Date(Date.UTC(2025, 2, 1 + days)).toISOString());
const anyTouchpoint = fc.record({
  id: fc.uuid(),
  name: fc.string(),
  departmentId: fc.option(fc.uuid()),
  survey: fc.option(
    fc.record({ status: fc.constantFrom('published' as const, 'paused' as const), since: anyDay }),
  ),
  lastHeardAt: fc.option(anyDay),
  evidenceAt: fc.option(anyDay),
  promises: fc.nat(3),
});
const anyFacts = fc
  .record({
    kind: fc.constantFrom('current' as const, 'desired' as const),
    stages: fc.array(
      fc.record({
        id: fc.uuid(),
        name: fc.string(),
        phase: fc.constantFrom('before' as const, 'purchase' as const, 'after' as const),
        touchpoints: fc.array(anyTouchpoint, { maxLength: 6 }),
      }),
      { maxLength: 5 },
    ),
    quietDays: fc.integer({ min: 1, max: 365 }),
    reviewOn: fc.option(anyDay.map((at) => at.slice(0, 10))),
  })
  .map((some) => facts(some));

test('no check finds more than it asked for, nor the same twice, and its places exist', () => {
  fc.assert(
    fc.property(anyFacts, (map) => {
      const touchpoints = new Set(map.stages.flatMap((one) => one.touchpoints.map(({ id }) => id)));
      const stages = new Set(map.stages.map(({ id }) => id));
      const checks = checkMap(map);
      expect(checks.map(({ id }) => id)).toEqual(CHECKS);
      for (const { of, findings } of checks) {
        expect(findings.length).toBeLessThanOrEqual(of ?? 0);
        expect(new Set(findings.map(({ subject }) => subject)).size).toBe(findings.length);
        for (const { place } of findings) {
          if (place.at === 'stage') expect(stages.has(place.id)).toBe(true);
          if (place.at === 'cell' || place.at === 'panel') expect(touchpoints.has(place.id)).toBe(true);
        }
      }
    }),
  );
});

test('a longer patience never finds more that is quiet; an answer today ends it', () => {
  fc.assert(
    fc.property(anyFacts, fc.integer({ min: 1, max: 100 }), (map, more) => {
      const quiet = (some: MapFacts) => checkMap(some).find(({ id }) => id === 'quiet')?.findings.length ?? 0;
      expect(quiet({ ...map, quietDays: map.quietDays + more })).toBeLessThanOrEqual(quiet(map));
      const heard = map.stages.map((one) => ({
        ...one,
        touchpoints: one.touchpoints.map((at) => ({ ...at, lastHeardAt: '2026-03-31T06:00:00Z' })),
      }));
      expect(quiet({ ...map, stages: heard, today: '2026-03-31' })).toBe(0);
    }),
  );
});

test('steps count what is there, and none is done of nothing', () => {
  fc.assert(
    fc.property(anyFacts, (map) => {
      for (const { count, of, done } of stepsOf(map)) {
        expect(count).toBeLessThanOrEqual(of);
        expect(count).toBeGreaterThanOrEqual(0);
        if (done) expect(of === 0 ? map.opportunities.length : count).toBeGreaterThan(0);
      }
    }),
  );
  expect(stepsOf(facts({ stages: [] })).filter(({ done }) => done)).toEqual([]);
});

test('a map as drawn from a template has the first steps behind it, not those that need customers', () => {
  const guess = { kind: 'pain' as const, evidence: 0 };
  const drawn = facts({
    stages: facts().stages.map((one) => ({
      ...one,
      touchpoints: one.touchpoints.map((at) => ({ ...at, lastHeardAt: null })),
    })),
    notes: [{ ...guess, id: 'n1', text: 'Slow', touchpointId: 'b' }],
  });
  const steps = stepsOf(drawn);
  expect(steps.map(({ id }) => id)).toEqual(STEPS);
  expect(steps.filter(({ done }) => done).map(({ id }) => id)).toEqual(['outline', 'list', 'align']);
  // First where something is noted already, though it is only guessed.
  expect(steps.find(({ id }) => id === 'notes')?.next).toEqual({ at: 'cell', lane: 'insights', id: 'b' });
  expect(steps.find(({ id }) => id === 'monitor')?.count).toBe(0);
});
