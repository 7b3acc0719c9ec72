import pg from 'pg';
import { getMap, listMaps } from '../../src/features/map/data';
import { getOverview } from '../../src/features/overview/data';
import { getTrend, listComments } from '../../src/features/rating/data';
import { createPrisma } from '../../src/server/db';
import { inWorkspace, type WorkspaceScope } from '../../src/server/tenancy';
import { quantile } from '../server';
import { type Databases, openDatabases, SIZES } from './databases';
import {
  countFound,
  explore,
  exploreTheme,
  exploreThemes,
  inside,
  mostSaid,
  SEARCHES,
  search,
  themeOver,
  themesOver,
} from './queries';

const ROUNDS = 40;
/** Neither a process nor a database that has just begun is what is to be measured. */
const WARM = 20;

interface Row {
  name: string;
  /** Milliseconds, in the order of the rounds. */
  full: number[];
  few: number[];
  bars: { p50?: number; p95?: number; ratio50?: number; ratio95?: number };
}

/** What a page asks, with the right of the workspace's owner, in a transaction of its own. */
type Ask = (scope: WorkspaceScope, place: Place) => Promise<unknown>;

/** Where on the workspace somebody looks. */
interface Place {
  map: string;
  touchpointId: string;
  persona: string;
  /** Of which most is said; each database has found its own. */
  theme: string;
}

const BESIDE_FEW = { ratio50: 1.3, ratio95: 2 };

const panel: Ask = async (scope, { touchpointId }) => {
  await getTrend(scope, { touchpointId, range: '28d', persona: null });
  await listComments(scope, { touchpointId, range: '28d', persona: null, cursor: null, limit: 20 });
};

const ASKS: Record<string, { ask: Ask; bars: Row['bars'] }> = {
  overview: { ask: (scope, { map }) => getOverview(scope, { map, range: '28d' }), bars: BESIDE_FEW },
  'overview, 365 days': { ask: (scope, { map }) => getOverview(scope, { map, range: '365d' }), bars: {} },
  'overview, a persona': {
    ask: (scope, { map, persona }) => getOverview(scope, { map, range: '28d', persona }),
    bars: {},
  },
  map: { ask: (scope, { map }) => getMap(scope, { map, range: '28d', persona: null }), bars: BESIDE_FEW },
  'touchpoint panel': { ask: panel, bars: {} },
  'explore, a segment of 90 days': { ask: explore, bars: { p50: 300 } },
  'explore, a theme of 90 days': { ask: exploreTheme, bars: { p50: 300 } },
  'explore, 90 days by theme': { ask: exploreThemes, bars: { p50: 300 } },
  ...Object.fromEntries(
    (['28d', '90d'] as const).flatMap((range) => [
      [`themes, ${range}`, { ask: themesOver(range), bars: { p50: 300 } }],
      [`one theme, ${range}`, { ask: themeOver(range), bars: { p50: 300 } }],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(SEARCHES).flatMap(([name, words]) => [
      [`search, ${name}`, { ask: search(words), bars: { p50: 300 } }],
      [`how many, ${name}`, { ask: countFound(words), bars: { p50: 300 } }],
    ]),
  ),
};

/** Dashboards of a workspace with a million ratings among ten million, beside the same with ten thousand. */
export async function dashboards(options: Map<string, number>): Promise<boolean> {
  const sizes = options.has('quick') ? SIZES.quick : SIZES.whole;
  console.log('\ndashboards: what pages wait for, in ms');
  const databases = await openDatabases(sizes, options.has('fresh'));
  try {
    const rows = [...(await measurePages(databases)), ...(await measureInside(databases))];
    const [full, few] = [sizes.full, sizes.few].map(({ all }) => all.toLocaleString('en'));
    console.log(
      `  ${ROUNDS} rounds; ratings in the database: ${full} (a tenth in this workspace), and ${few}`,
    );
    return rows.map(print).every((met) => met);
  } finally {
    await databases.close();
  }
}

async function measurePages({ workspace, ...urls }: Databases): Promise<Row[]> {
  const clients = { full: createPrisma(urls.full, 2), few: createPrisma(urls.few, 2) };
  const within = <T>(of: 'full' | 'few', work: (scope: WorkspaceScope) => Promise<T>) =>
    inWorkspace(workspace.ownerUserId, workspace.slug, 'rating:view', work, clients[of]);
  const place = async (scope: WorkspaceScope): Promise<Place> => {
    const [map] = await listMaps(scope);
    const touchpoint = await scope.db.touchpoint.findFirstOrThrow({ where: { slug: 'touchpoint-1' } });
    const persona = await scope.db.persona.findFirstOrThrow();
    const theme = await mostSaid(scope);
    return { map: map?.id ?? '', touchpointId: touchpoint.id, persona: persona.slug, theme };
  };
  const places = { full: await within('full', place), few: await within('few', place) };
  const rows: Row[] = [];
  for (const [name, { ask, bars }] of Object.entries(ASKS)) {
    const row: Row = { name, full: [], few: [], bars };
    for (let round = -WARM; round < ROUNDS; round++)
      // In turn, so that a neighbour of the machine falls on both.
      for (const of of ['full', 'few'] as const) {
        const began = performance.now();
        await within(of, (scope) => ask(scope, places[of]));
        if (round >= 0) row[of].push(performance.now() - began);
      }
    rows.push(row);
  }
  await clients.full.$disconnect();
  await clients.few.$disconnect();
  return rows;
}

/** As PostgreSQL itself times them. */
async function measureInside({ workspace, full }: Databases): Promise<Row[]> {
  const client = new pg.Client({ connectionString: full, options: '-c TimeZone=UTC' });
  await client.connect();
  const rows: Row[] = [];
  for (const { name, sql, bar } of inside(workspace.id)) {
    const row: Row = { name: `${name}, inside the database`, full: [], few: [], bars: { p50: bar } };
    for (let round = -WARM; round < ROUNDS; round++) {
      const { rows: plan } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`);
      if (round >= 0) row.full.push(plan[0]['QUERY PLAN'][0]['Execution Time']);
    }
    rows.push(row);
  }
  await client.end();
  return rows;
}

function print({ name, full, few, bars }: Row): boolean {
  const [p50, p95] = [quantile(full, 0.5), quantile(full, 0.95)];
  const [ratio50, ratio95] = [p50 / quantile(few, 0.5), p95 / quantile(few, 0.95)];
  const figures = { p50, p95, ratio50, ratio95 };
  const missed = Object.entries(bars).filter(([key, bar]) => !(figures[key as keyof typeof figures] <= bar));
  const beside =
    few.length === 0
      ? ''
      : `   few: ${quantile(few, 0.5).toFixed(1)} / ${quantile(few, 0.95).toFixed(1)}   ratio ${ratio50.toFixed(2)} / ${ratio95.toFixed(2)}`;
  const bar = Object.entries(bars).map(([key, value]) => `${key.replace('ratio', 'ratio p')} ≤ ${value}`);
  const verdict =
    bar.length === 0 ? '' : `   bar ${bar.join(', ')}: ${missed.length === 0 ? 'met' : 'MISSED'}`;
  console.log(`  ${name.padEnd(44)} p50 / p95 ${p50.toFixed(1)} / ${p95.toFixed(1)}${beside}${verdict}`);
  return missed.length === 0;
}
