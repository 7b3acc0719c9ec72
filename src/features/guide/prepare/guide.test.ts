import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { proofOf, signCustomer } from '@/server/identity';
import { runPhp } from '@/test/php';
import { keyOf, prepareGuide } from './guide';
import { endingSignatures, signatures } from './identity';

const run = promisify(execFile);
const SECRET = `is_${'5e'.repeat(24)}`;
const env = { ...process.env, TOUCHLINE_IDENTITY_SECRET: SECRET };

/** How a sample of each language is run as it stands; PHP, which few machines have, is interpreted. */
const RUNNERS: Record<keyof ReturnType<typeof signatures>, (source: string) => Promise<string>> = {
  Node: async (source) =>
    (await run(process.execPath, ['--input-type=module', '-e', source], { env })).stdout.trim(),
  Python: async (source) => (await run('python3', ['-c', source], { env })).stdout.trim(),
  PHP: async (source) => (await runPhp(source, env)).trim(),
};
const hasPython = spawnSync('python3', ['--version']).status === 0;
const HERE = (['Node', 'Python', 'PHP'] as const).filter((language) => language !== 'Python' || hasPython);

describe.each(HERE)('in %s', (language) => {
  test('the example signs a customer as the server checks it', async () => {
    expect(await RUNNERS[language](signatures()[language])).toBe(signCustomer(SECRET, 'c-1041'));
  });

  test('the example of a signature that ends is good for an hour', async () => {
    const signature = await RUNNERS[language](endingSignatures()[language]);
    const now = Date.now();
    expect(proofOf(SECRET, 'c-1041', signature, now)).toBe('right');
    expect(proofOf(SECRET, 'c-1042', signature, now)).toBe('wrong');
    expect(proofOf(SECRET, 'c-1041', signature, now + 3_600_000)).toBe('expired');
  });
});

const place = {
  host: 'https://touchline.example.test',
  publicKey: 'pk_0123456789abcdef01234567',
  touchpoint: 'delivery',
};

test('every place of a page has its chapter, each with examples for this key and this address', () => {
  const chapters = prepareGuide(place).flatMap((part) => part.chapters);
  const ids = chapters.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ['html', 'next', 'vue', 'wordpress', 'shopify', 'gtm']) {
    const sources = chapters.find((chapter) => chapter.id === id)?.samples.map(({ source }) => source) ?? [];
    expect(sources.join('\n'), id).toContain(place.publicKey);
    expect(sources.join('\n'), id).toContain(place.host);
    expect(sources.join('\n'), id).toContain(place.touchpoint);
  }
  // Labels are what a sample is found by.
  for (const { id, samples } of chapters)
    expect(new Set(samples.map(({ label }) => label)).size, id).toBe(samples.length);
});

test('only a public key is taken over from an address', () => {
  expect(keyOf(place.publicKey)).toBe(place.publicKey);
  for (const given of [
    undefined,
    '',
    'pk_',
    `sk_${'0'.repeat(24)}`,
    `${place.publicKey}"><script>`,
    [place.publicKey],
  ])
    expect(keyOf(given)).toBeUndefined();
});
