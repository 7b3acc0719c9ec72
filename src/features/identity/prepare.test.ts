import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { readLink } from '@/server/identity';
import { runPhp } from '@/test/php';
import { linkSamples } from './prepare';

type Language = keyof ReturnType<typeof linkSamples>;

const run = promisify(execFile);
const SECRET = `is_${'0123456789abcdef'.repeat(3)}`;
const env = { ...process.env, TOUCHLINE_IDENTITY_SECRET: SECRET };
const start =
  (command: string, ...options: string[]) =>
  async (source: string) =>
    (await run(command, [...options, source], { env })).stdout;

/** How an example of each language is run as it stands; PHP, which few machines have, is interpreted. */
const RUNNERS: Record<Language, { needs: string[]; start: (source: string) => Promise<string> }> = {
  Node: { needs: [], start: start(process.execPath, '--input-type=module', '-e') },
  Python: { needs: ['python3'], start: start('python3', '-c') },
  PHP: { needs: [], start: (source) => runPhp(source, env) },
  Shell: { needs: ['bash', 'openssl'], start: start('bash', '-c') },
};
/** Those that this machine can run: Touchline itself needs neither Python nor a shell. */
const HERE = (Object.keys(RUNNERS) as Language[]).filter((language) =>
  RUNNERS[language].needs.every((command) => spawnSync(command, ['-version']).error === undefined),
);

test.each(HERE)('the example of a link in %s makes one that holds', async (language) => {
  const token = (await RUNNERS[language].start(linkSamples('paying', 'käufer-4711')[language])).trim();
  expect(readLink(SECRET, token, Date.now())).toMatchObject({
    proof: 'right',
    claims: { s: 'paying', c: 'käufer-4711' },
  });
});
