import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

const FOLDER = 'prisma/migrations';
const SCHEMA = 'prisma/schema';
/** Serialises migrations of several processes that start at once. */
const ADVISORY_LOCK = 7_403_291;

interface Migration {
  path: string;
  sql: string;
}

export async function readMigrations(root: string): Promise<Migration[]> {
  const entries = await readdir(join(root, FOLDER), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (path) => ({
      path,
      sql: await readFile(join(root, FOLDER, path, 'migration.sql'), 'utf8'),
    })),
  );
}

const listOf = (migrations: Migration[]) => ({
  baseDir: FOLDER,
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  shadowDbInitScript: '',
  migrationDirectories: migrations.map(({ path, sql }) => ({
    path,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
  })),
});

const filters = { externalTables: [], externalEnums: [] };

async function readSchema(root: string): Promise<[string, string][]> {
  const files = (await readdir(join(root, SCHEMA))).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    files.map(
      async (name): Promise<[string, string]> => [name, await readFile(join(root, SCHEMA, name), 'utf8')],
    ),
  );
}

/** Parts of the adapter that it keeps to itself and that the schema engine cannot work with as they are. */
interface AdapterInside {
  performIO(query: { sql: string }): Promise<{ fields: { dataTypeID: number }[] }>;
}

const CHAR = 18;
const BPCHAR = 1042;

/** Makes the adapter fit for the schema engine: whole scripts, and columns of the type "char". */
function adapt(adapter: SqlDriverAdapter & { underlyingDriver(): pg.Pool }): SqlDriverAdapter {
  // The adapter splits scripts at every semicolon, through the middle of function bodies.
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  // It does not know the type "char" either, which introspection selects.
  const inside = adapter as unknown as AdapterInside;
  const performIO = inside.performIO.bind(adapter);
  let charColumns: number[] = [];
  inside.performIO = async (query) => {
    const result = await performIO(query);
    charColumns = [];
    for (const [index, field] of result.fields.entries()) {
      if (field.dataTypeID !== CHAR) continue;
      field.dataTypeID = BPCHAR;
      charColumns.push(index);
    }
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

/** Discrete connection fields: a connection string would win over `database`, and the shadow would be the main one. */
function fieldsOf(url: string): pg.PoolConfig {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url });
  return { host, port, user: user ?? '', password: password ?? '', database: database ?? '', ssl };
}

async function onServer(fields: pg.PoolConfig, sql: string): Promise<void> {
  const client = new pg.Client(fields);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

function adapterFactory(url: string) {
  const fields = fieldsOf(url);
  const open: SqlDriverAdapter[] = [];
  const connect = async (config: pg.PoolConfig) => adapt(await new PrismaPg({ ...config, max: 1 }).connect());
  const factory = {
    provider: 'postgres' as const,
    adapterName: '@prisma/adapter-pg',
    connect: async () => {
      const adapter = await connect(fields);
      open.push(adapter);
      return adapter;
    },
    connectToShadowDb: async () => {
      const database = `touchline_shadow_${randomBytes(6).toString('hex')}`;
      await onServer(fields, `CREATE DATABASE ${database} TEMPLATE template0`);
      const shadow = await connect({ ...fields, database });
      const dispose = shadow.dispose.bind(shadow);
      shadow.dispose = async () => {
        await dispose();
        await onServer(fields, `DROP DATABASE ${database} WITH (FORCE)`);
      };
      return shadow;
    },
  };
  return { factory, close: async () => void (await Promise.all(open.map((adapter) => adapter.dispose()))) };
}

type SchemaEngine = Awaited<ReturnType<typeof loadEngine>>['engine'];

/** Runs `work` with a schema engine on `url` and closes its connections, which would hold the database otherwise. */
async function withEngine<T>(
  root: string,
  url: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { engine, close } = await loadEngine(root, url);
  return work(engine).finally(close);
}

async function loadEngine(root: string, url: string) {
  const require = createRequire(join(root, 'package.json'));
  const entry = require.resolve('@prisma/schema-engine-wasm');
  const bg = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { './schema_engine_bg.js': bg });
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      message: '',
      set_message(message: string) {
        this.message = message;
      },
      get() {
        return this.message;
      },
    },
  });
  const load = bg as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  load.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
  const { factory, close } = adapterFactory(url);
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await bg.SchemaEngine.new({ datamodels: await readSchema(root) }, () => undefined, bound);
  return { engine, close };
}

/**
 * Brings the database at `url` up to date and returns the names of the migrations it applied.
 * Safe to call from several processes at once; costs one query when there is nothing to do.
 */
export async function migrate(url: string, root = process.cwd()): Promise<string[]> {
  const migrations = await readMigrations(root);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    if (await isUpToDate(client, migrations)) return [];
    return await withEngine(root, url, async (engine) => {
      const result = await engine.applyMigrations({ migrationsList: listOf(migrations), filters });
      return result.appliedMigrationNames;
    });
  } finally {
    await client.end();
  }
}

/** True when every migration of the folder has been applied to the database behind `client`. */
export async function isUpToDate(
  client: pg.Client | pg.Pool,
  migrations: { path: string }[],
): Promise<boolean> {
  const known = await client.query<{ applied: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS applied`,
  );
  if (!known.rows[0]?.applied) return false;
  const { rows } = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return migrations.every(({ path }) => applied.has(path));
}

/** The SQL that leads from the migrations to the Prisma schema; empty when they agree. */
export async function pendingSql(url: string, root = process.cwd()): Promise<string> {
  const migrations = listOf(await readMigrations(root));
  const files = (await readSchema(root)).map(([path, content]) => ({ path, content }));
  const result = await withEngine(root, url, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters,
    }),
  );
  return result.exitCode === 0 ? '' : (result.stdout ?? '');
}
