import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import type { Peer } from './peers';

export interface Weight {
  name: string;
  files: number;
  raw: number;
  gzip: number;
  brotli: number;
  /** All there is to read, in search of abilities. */
  text: string;
  note: string;
}

/** Each file is a response of its own, and compressed for itself. */
export function weigh(name: string, note: string, files: readonly Uint8Array[]): Weight {
  const sum = (of: (file: Uint8Array) => number) => files.reduce((total, file) => total + of(file), 0);
  return {
    name,
    note,
    files: files.length,
    raw: sum((file) => file.length),
    gzip: sum((file) => gzipSync(file, { level: 9 }).length),
    brotli: sum((file) => brotliCompressSync(file).length),
    text: files.map((file) => Buffer.from(file).toString('utf8')).join('\n'),
  };
}

/** A bundle's chunks that are fetched with `start`: what it imports at once, and what that does. */
function closure({ outputs }: Metafile, start: readonly string[]): Set<string> {
  const needed = new Set(start);
  for (const path of needed)
    for (const one of outputs[path]?.imports ?? []) if (one.kind === 'import-statement') needed.add(one.path);
  return needed;
}

async function bundled({ entry = '', later }: Peer, folder: string): Promise<Uint8Array[]> {
  const file = join(folder, 'entry.js');
  writeFileSync(file, entry);
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    absWorkingDir: folder,
    outdir: join(folder, 'out'),
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const starts = Object.entries(metafile.outputs).flatMap(([path, { entryPoint = '' }]) =>
    entryPoint === 'entry.js' || later?.test(entryPoint) ? [path] : [],
  );
  const needed = closure(metafile, starts);
  return outputFiles
    .filter(({ path }) => needed.has(path.slice(folder.length + 1)))
    .map((one) => one.contents);
}

/** Fetches the packages from the registry into a folder that goes away again, and weighs what a page needs of them. */
export async function weighPeers(peers: readonly Peer[]): Promise<Weight[]> {
  const folder = mkdtempSync(join(tmpdir(), 'touchline-peers-'));
  try {
    const dependencies = Object.assign({}, ...peers.map(({ packages }) => packages));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
    // Nothing of theirs is run.
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    const weights: Weight[] = [];
    for (const peer of peers) {
      const files = peer.files
        ? peer.files.map((file) => readFileSync(join(folder, 'node_modules', file)))
        : await bundled(peer, folder);
      const versions = Object.entries(peer.packages).map(([name, version]) => `${name}@${version}`);
      weights.push(weigh(`${peer.name} (${versions.join(', ')})`, peer.note, files));
    }
    return weights;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
