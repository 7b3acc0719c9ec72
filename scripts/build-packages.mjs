// Builds the npm packages in widget/packages: src/ → dist/, plain modules with their types. What the types take from
// the wire contract comes along, so that a package refers to nothing outside of itself.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const home = join(root, 'widget/packages');
export const PACKAGES = ['loader', 'react'];

const SPEC = /(from\s+|import\s*\(\s*)(['"])((?:@\/|\.)[^'"]+)\2/g;
const read = (file) => readFileSync(file, 'utf8');

/** Writes types with the contract beside them, each address as modules of Node want it; what it refers to follows. */
function writeTypes(from, to, compiled, dist) {
  const text = read(from).replace(SPEC, (_, before, quote, spec) => {
    const name = spec.replace(/^@\/contract\/|^\.\//, '');
    writeContract(name, compiled, dist);
    return `${before}${quote}./${spec.startsWith('@/') ? 'contract/' : ''}${name}.js${quote}`;
  });
  writeFileSync(to, text);
}

function writeContract(name, compiled, dist) {
  const to = join(dist, 'contract', `${name}.d.ts`);
  if (existsSync(to)) return;
  mkdirSync(dirname(to), { recursive: true });
  // A contract may refer back to this one.
  writeFileSync(to, '');
  writeTypes(join(compiled, 'src/contract', `${name}.d.ts`), to, compiled, dist);
}

/**
 * Builds all packages into their dist folders.
 *
 * @throws when the types do not fit, or a module would need what is not in its package
 */
export function buildPackages() {
  const compiled = join(root, '.test/packages');
  rmSync(compiled, { recursive: true, force: true });
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', home, '--outDir', compiled], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The packages do not compile:\n${stdout}`);
  for (const name of PACKAGES) {
    const dist = join(home, name, 'dist');
    rmSync(dist, { recursive: true, force: true });
    mkdirSync(dist, { recursive: true });
    const out = join(compiled, 'widget/packages', name, 'src');
    for (const file of readdirSync(out)) {
      if (file.endsWith('.d.ts')) writeTypes(join(out, file), join(dist, file), compiled, dist);
      else if (read(join(out, file)).match(SPEC))
        throw new Error(`${name}/${file} imports what its package does not hold`);
      else cpSync(join(out, file), join(dist, file));
    }
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  buildPackages();
  console.log(`Built ${PACKAGES.map((name) => `widget/packages/${name}`).join(' and ')}`);
}
