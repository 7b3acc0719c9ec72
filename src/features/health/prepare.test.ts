import { expect, test } from 'vitest';
import { CHECKS, type Check } from '@/domain/health';
import { prepareHealth } from './prepare';
import type { Exception, HealthData } from './schema';

const finding = (subject: string, explained: string | null = null) => ({
  subject,
  name: `Name ${subject}`,
  days: null,
  explained,
  place: { at: 'map' as const },
});
const data = (
  checks: Partial<Record<(typeof CHECKS)[number], Omit<Check, 'id'>>>,
  exceptions: Exception[] = [],
) =>
  prepareHealth({
    map: { id: 'm', name: 'Journey', kind: 'current', industry: null },
    checks: CHECKS.map((id) => ({ id, ...(checks[id] ?? { of: null, findings: [] }) })),
    steps: [],
    exceptions,
    settings: { quietDays: 30, reviewEvery: null, reviewOn: null, stepsShown: false },
    reviewed: null,
    today: '2026-03-31',
  } satisfies HealthData);
const said = (rule: Exception['rule'], subject: string): Exception => ({
  rule,
  subject,
  reason: 'Because',
  by: 'Ines Example',
  at: '2026-03-01T00:00:00.000Z',
});

test('findings are grouped by check, counted, and in words for one and many', () => {
  const view = data({
    survey: { of: 3, findings: [finding('a'), finding('b')] },
    owner: { of: 3, findings: [finding('a')] },
    evidence: { of: 3, findings: [] },
    quiet: { of: 0, findings: [] },
  });
  expect(view.open.map(({ title }) => title)).toEqual([
    '2 touchpoints have no survey',
    '1 touchpoint belongs to no department',
  ]);
  expect(view).toMatchObject({ met: 1, asked: 3, good: ['Every touchpoint rests on recent evidence'] });
  expect(view.idle).toEqual([
    { title: 'No published survey has gone quiet', reason: 'No published survey yet' },
  ]);
});

test('what does not apply is neither found nor counted, and is shown with its reason', () => {
  const survey = { of: 2, findings: [finding('a'), finding('b')] };
  const one = data({ survey }, [said('survey', 'a')]);
  expect(one.open[0]?.findings.map(({ subject }) => subject)).toEqual(['b']);
  expect(one.aside).toMatchObject([{ name: 'Name a', reason: 'Because', by: 'Ines Example' }]);
  const both = data({ survey }, [said('survey', 'a'), said('survey', 'b')]);
  expect(both).toMatchObject({ open: [], met: 1, asked: 1 });
  const whole = data({ survey }, [said('survey', '')]);
  expect(whole).toMatchObject({ open: [], good: [], met: 0, asked: 0 });
  expect(whole.aside).toMatchObject([{ name: null, subject: '', check: 'Every touchpoint has a survey' }]);
});

test('what is explained elsewhere is set aside without anybody’s doing', () => {
  const view = data({ department: { of: 2, findings: [finding('d', 'Never meets customers')] } });
  expect(view).toMatchObject({
    open: [],
    met: 1,
    aside: [{ name: 'Name d', reason: 'Never meets customers', at: null }],
  });
});
