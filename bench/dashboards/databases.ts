import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { seedScenario } from '../../prisma/seed/scenario';
import { findOrCreatePerson } from '../../src/features/member/mutations';
import { ownerPool, prisma } from '../../src/server/db';
import { type Cluster, startCluster } from '../../src/server/embedded';
import { migrate } from '../../src/server/migrations';
import { WORK } from '../child';
import { load, recount, type Size } from './load';
import { findThemes } from './readings';

const OWNER = { name: 'Ines Example', email: 'ines@example.test', password: 'a quiet sofa by the window' };
/** "Today" and "this hour" are not what they were when it was loaded. */
const STALE_MS = 20 * 3_600_000;

/** Two databases with one and the same workspace: among many others and full, and alone with few ratings. */
export interface Databases {
  full: string;
  few: string;
  workspace: { id: string; slug: string; ownerUserId: string };
  close: () => Promise<void>;
}

type Note = Pick<Databases, 'workspace'> & { migrations: string[]; at: number };

const migrations = (): string[] => readdirSync('prisma/migrations').toSorted();

export const SIZES = {
  whole: { full: { all: 10_000_000, ours: 1_000_000 }, few: { all: 10_000, ours: 10_000 } },
  quick: { full: { all: 1_000_000, ours: 100_000 }, few: { all: 10_000, ours: 10_000 } },
} as const satisfies Record<string, Record<'full' | 'few', Size>>;

/** Opens what a run before has loaded; loads it when it is not there, stale, or of other migrations. */
export async function openDatabases(sizes: Record<'full' | 'few', Size>, fresh: boolean): Promise<Databases> {
  const home = join(WORK, `dashboards-${sizes.full.all}`);
  const noted = join(home, 'loaded.json');
  const note = existsSync(noted) ? (JSON.parse(readFileSync(noted, 'utf8')) as Note) : null;
  const same = JSON.stringify(note?.migrations) === JSON.stringify(migrations());
  const found = note && same && !fresh && Date.now() - note.at < STALE_MS ? note : null;
  if (!found) rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const { workspace } = found ?? (await fill(home, noted, sizes));
  const cluster = await startCluster(home);
  return { full: urlOf(cluster, 'full'), few: urlOf(cluster, 'few'), workspace, close: cluster.stop };
}

const urlOf = ({ url }: Cluster, name: string): string => url.replace('/touchline?', `/${name}?`);

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function fill(home: string, noted: string, sizes: Record<'full' | 'few', Size>): Promise<Note> {
  const began = performance.now();
  // Nothing here has to outlive a power cut while it is written.
  const cluster = await startCluster(home, {
    fsync: 'off',
    full_page_writes: 'off',
    max_wal_size: '4GB',
    autovacuum: 'off',
  });
  const admin = urlOf(cluster, 'postgres');
  await connected(admin, (client) => client.query('CREATE DATABASE "full"'));
  const workspace = await drawWorkspace(urlOf(cluster, 'full'));
  await connected(admin, (client) => client.query('CREATE DATABASE few TEMPLATE "full"'));
  for (const name of ['few', 'full'] as const)
    await connected(urlOf(cluster, name), async (client) => {
      await load(client, sizes[name]);
      await recount(client, workspace.id);
      findThemes(urlOf(cluster, name), workspace.id);
      await client.query('ANALYZE theme, theme_term');
    });
  await connected(admin, (client) => client.query('CHECKPOINT'));
  await cluster.stop();
  const note: Note = { workspace, migrations: migrations(), at: Date.now() };
  writeFileSync(noted, JSON.stringify(note));
  console.log(`  loaded and recounted in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  return note;
}

/** The map of 60 touchpoints, with nobody's answers yet. */
async function drawWorkspace(url: string): Promise<Databases['workspace']> {
  process.env.DATABASE_URL = url;
  await migrate(url);
  const ownerUserId = await findOrCreatePerson(OWNER);
  const { workspaceId, slug } = await seedScenario('wide', { slug: 'looked-at', ownerUserId });
  await ownerPool().query('TRUNCATE rating, display, tally CASCADE');
  await prisma().$disconnect();
  await ownerPool().end();
  return { id: workspaceId, slug, ownerUserId };
}
