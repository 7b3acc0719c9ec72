import { beforeAll, expect, test } from 'vitest';
import type { scoresOf } from '@/domain/tally';
import { ensureDemo } from '@/features/demo/mutations';
import type { CreatedWorkspace } from '@/features/workspace/schema';
import { ownerPool } from '@/server/db';
import { inWorkspace } from '@/server/tenancy';
import { seedDemo } from './demo';
import { type Scenario, seedScenario } from './scenario';

interface Heard {
  slug: string;
  name: string;
  type: Parameters<typeof scoresOf>[0] | null;
  n: number;
  displays: number;
  comments: number;
  mean: number | null;
}

const SLOTS = Array.from({ length: 11 }, (_, score) => score);
const sumOf = (weight: (score: number) => string) => SLOTS.map(weight).join(' + ');

/** What the tallies of a workspace say per touchpoint about the days from `from` to `to` days before today. */
async function heard(workspaceId: string, from: number, to = 0): Promise<Map<string, Heard>> {
  const { rows } = await ownerPool().query<Heard>(
    `SELECT t.slug, t.name, min(s.type) AS type, coalesce(sum(${sumOf((score) => `s${score}`)}), 0)::int AS n,
            coalesce(sum(y.displays), 0)::int AS displays, coalesce(sum(y.comments), 0)::int AS comments,
            (sum(${sumOf((score) => `s${score} * ${score}`)})::float / nullif(sum(${sumOf((score) => `s${score}`)}), 0)) AS mean
     FROM touchpoint t
     LEFT JOIN survey s ON s.workspace_id = t.workspace_id AND s.touchpoint_id = t.id
     LEFT JOIN tally y ON y.workspace_id = s.workspace_id AND y.survey_id = s.id
       AND y.day > (now() AT TIME ZONE 'Europe/London')::date - $2::int
       AND y.day <= (now() AT TIME ZONE 'Europe/London')::date - $3::int
     WHERE t.workspace_id = $1 GROUP BY t.id, t.slug, t.name`,
    [workspaceId, from, to],
  );
  return new Map(rows.map((row) => [row.slug, row]));
}

const at = (map: Map<string, Heard>, slug: string): Heard => {
  const found = map.get(slug);
  if (!found) throw new Error(`No touchpoint ${slug}`);
  return found;
};
const total = (map: Map<string, Heard>, what: 'n' | 'displays') =>
  [...map.values()].reduce((sum, row) => sum + row[what], 0);

let demo: CreatedWorkspace;

beforeAll(async () => {
  demo = await seedDemo();
});

test('the example is a year that tells a story', async () => {
  const year = await heard(demo.workspaceId, 365);
  expect(total(year, 'n')).toBeGreaterThan(20_000);
  expect(total(year, 'n')).toBeLessThan(40_000);
  expect(new Set([...year.values()].map(({ type }) => type).filter(Boolean)).size).toBe(5);
  for (const row of year.values()) {
    if (!row.type) continue;
    const rate = row.n / row.displays;
    expect([row.slug, rate >= 0.08 && rate <= 0.4]).toEqual([row.slug, true]);
  }

  const now = await heard(demo.workspaceId, 28);
  expect(at(now, 'support-call').n).toBeGreaterThanOrEqual(5);
  expect(at(now, 'support-call').n).toBeLessThan(30);
  expect(at(now, 'showroom-visit').n).toBeGreaterThan(0);
  expect(at(now, 'showroom-visit').n).toBeLessThan(5);
  expect(at(now, 'review-request')).toMatchObject({ type: null, n: 0 });
  for (const slug of ['checkout', 'product-page', 'delivery-slot', 'live-chat', 'referral'])
    expect([slug, at(now, slug).n >= 30]).toEqual([slug, true]);

  const slot = {
    now: at(now, 'delivery-slot').mean,
    before: at(await heard(demo.workspaceId, 300, 40), 'delivery-slot').mean,
  };
  expect(slot.now).toBeLessThan(3);
  expect(slot.before).toBeGreaterThan(3.7);
  const chat = {
    now: at(now, 'live-chat').mean,
    before: at(await heard(demo.workspaceId, 365, 100), 'live-chat').mean,
  };
  expect(chat.now).toBeGreaterThan(4.1);
  expect(chat.before).toBeLessThan(3.7);
});

test('tallies of the example equal a recount of its ratings and displays', async () => {
  const { rows } = await ownerPool().query(
    `WITH recount AS (
       SELECT survey_id, day, count(*) AS n, sum(score) AS points, count(comment) AS comments FROM rating
       WHERE workspace_id = $1 GROUP BY 1, 2
     ), shown AS (SELECT survey_id, day, count(*) AS n FROM display WHERE workspace_id = $1 GROUP BY 1, 2),
     kept AS (
       SELECT survey_id, day, sum(${sumOf((score) => `s${score}`)}) AS n,
              sum(${sumOf((score) => `s${score} * ${score}`)}) AS points, sum(comments) AS comments, sum(displays) AS displays
       FROM tally WHERE workspace_id = $1 GROUP BY 1, 2
     )
     SELECT count(*)::int AS wrong FROM kept
     FULL JOIN recount USING (survey_id, day) FULL JOIN shown USING (survey_id, day)
     WHERE kept.n IS DISTINCT FROM coalesce(recount.n, 0) OR kept.points IS DISTINCT FROM coalesce(recount.points, 0)
        OR kept.comments IS DISTINCT FROM coalesce(recount.comments, 0)
        OR kept.displays IS DISTINCT FROM coalesce(shown.n, 0)`,
    [demo.workspaceId],
  );
  expect(rows).toEqual([{ wrong: 0 }]);
});

test('nothing in the example lies in the future or on a day it was not answered', async () => {
  const { rows } = await ownerPool().query(
    `SELECT count(*)::int AS wrong FROM rating WHERE workspace_id = $1
     AND (answered_at > now() OR (answered_at AT TIME ZONE 'Europe/London')::date <> day)`,
    [demo.workspaceId],
  );
  expect(rows).toEqual([{ wrong: 0 }]);
});

test.each<[Scenario, number, number]>([
  ['empty', 0, 0],
  ['small', 12, 12],
  ['wide', 60, 54],
  ['brief', 6, 6],
])('the scenario %s has %d touchpoints, %d of them with a survey', async (scenario, touchpoints, surveys) => {
  const made = await seedScenario(scenario);
  const rows = await heard(made.workspaceId, 28);
  expect(rows.size).toBe(touchpoints);
  expect([...rows.values()].filter(({ type }) => type).length).toBe(surveys);
  expect(made.maps[0]?.touchpoints.length).toBe(touchpoints);
});

test('the small scenario shows every way a score can be shown', async () => {
  const made = await seedScenario('small');
  const rows = await heard(made.workspaceId, 28);
  expect(at(rows, 'sign-up').n).toBeGreaterThanOrEqual(30);
  const few = at(rows, 'first-project').n;
  expect(few >= 5 && few < 30).toBe(true);
  expect(at(rows, 'support-chat').n).toBe(3);
  expect(at(rows, 'release-note').n).toBe(0);
  expect(at(await heard(made.workspaceId, 56), 'release-note').n).toBeGreaterThan(0);
});

test('the example is open to visitors, and made on an empty database only', async () => {
  expect(await inWorkspace(null, 'demo', 'rating:view', async ({ role }) => role)).toBe('viewer');
  expect(await ensureDemo()).toBe(false);
  await ownerPool().query('DELETE FROM journey_map');
  await ownerPool().query('DELETE FROM workspace');
  expect(await Promise.all([ensureDemo(), ensureDemo()])).toEqual(expect.arrayContaining([true, false]));
  const { rows } = await ownerPool().query('SELECT slug, demo FROM workspace');
  expect(rows).toEqual([{ slug: 'demo', demo: true }]);
});
