import { countOf, listAnswers } from '../../src/features/answer/data';
import { answersInput, countInput } from '../../src/features/answer/schema';
import { getExplore } from '../../src/features/explore/data';
import { segment } from '../../src/features/segment/schema';
import { getTheme, listThemes } from '../../src/features/theme/data';
import { themeInput, themesInput } from '../../src/features/theme/schema';
import type { WorkspaceScope } from '../../src/server/tenancy';

/** What is asked where tallies do not know what the segment is cut by: one grouped query over its ratings. */
export async function explore(scope: WorkspaceScope): Promise<unknown> {
  const wanted = segment.parse({
    period: { range: '90d' },
    sources: ['widget', 'email'],
    languages: ['de', 'fr'],
    devices: ['phone'],
  });
  return getExplore(scope, { segment: wanted, by: 'touchpoint', comments: false });
}

/** Words looked for in the comments of a year: of many, of a few, and where nothing stands between words. */
export const SEARCHES = {
  'a common word': 'delivery',
  'a rare word': 'coffee',
  'a script without spaces': '配送は前回より',
} as const;

const YEAR = { period: { range: '365d' as const } };

/** The first page of what a search finds. */
export const search = (words: string) => (scope: WorkspaceScope) =>
  listAnswers(scope, answersInput.parse({ segment: YEAR, words }));

/** How many it finds, which the page asks for by itself. */
export const countFound = (words: string) => (scope: WorkspaceScope) =>
  countOf(scope, countInput.parse({ segment: YEAR, words }));

type Range = '28d' | '90d';

/** What is spoken of in the comments of so many days. */
export const themesOver = (range: Range) => (scope: WorkspaceScope) =>
  listThemes(scope, themesInput.parse({ segment: { period: { range } } }));

/** When and where one theme is spoken of. */
export const themeOver =
  (range: Range) =>
  (scope: WorkspaceScope, { theme: id }: { theme: string }) =>
    getTheme(scope, themeInput.parse({ id, segment: { period: { range } } }));

const NINETY_DAYS = { range: '90d' as const };

/** What those say who speak of a theme. */
export const exploreTheme = (scope: WorkspaceScope, { theme }: { theme: string }) =>
  getExplore(scope, {
    segment: segment.parse({ period: NINETY_DAYS, themes: [theme] }),
    by: 'touchpoint',
    comments: false,
  });

/** Themes told apart. */
export const exploreThemes = (scope: WorkspaceScope) =>
  getExplore(scope, { segment: segment.parse({ period: NINETY_DAYS }), by: 'theme', comments: false });

/** The theme of which most is said in 90 days. */
export async function mostSaid(scope: WorkspaceScope): Promise<string> {
  const { themes } = await themesOver('90d')(scope);
  const [first] = themes;
  if (!first) throw new Error('No theme was found');
  return first.id;
}

const SCORES = Array.from({ length: 11 }, (_, score) => `sum(s${score})`).join(', ');

/** Queries over tallies by themselves. */
export function inside(workspaceId: string): { name: string; sql: string; bar: number }[] {
  const within = `workspace_id = '${workspaceId}' AND day > current_date - 90`;
  return [
    {
      name: 'daily series over 90 days',
      sql: `SELECT day, ${SCORES} FROM tally WHERE ${within} GROUP BY day`,
      bar: 5,
    },
    {
      name: '90 days × 50 touchpoints',
      sql: `SELECT touchpoint_id, day, ${SCORES} FROM tally WHERE ${within}
            AND touchpoint_id IN (SELECT id FROM touchpoint WHERE workspace_id = '${workspaceId}' ORDER BY id LIMIT 50)
            GROUP BY touchpoint_id, day`,
      bar: 40,
    },
  ];
}
