// `npm run --silent cli -- …`: runs the built command line or, before a build, its source. Plain JavaScript for Node
// 20.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...path) => join(root, ...path);
const built = at('dist', 'cli.js');

if (!existsSync(built) && !existsSync(at('src', 'generated', 'prisma', 'client.ts'))) {
  process.stderr.write(
    'touchline: nothing is installed here yet. Run "npm start" once, then this command again.\n',
  );
  process.exit(1);
}

// The pinned runtime, whatever Node started this script.
const pinned = at('node_modules', '.bin', 'node');
const program = existsSync(built) ? [built] : ['--import', 'tsx', at('src', 'cli.ts')];
const child = spawn(existsSync(pinned) ? pinned : process.execPath, [...program, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  // The log goes to standard output, which belongs to the result here.
  env: { ...process.env, LOG_LEVEL: 'silent' },
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
