import { execFile, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Operation } from '@/server/operation';
import { createTestWorkspace } from '@/test/factory';
import { runPhp } from '@/test/php';
import { startRest } from '@/test/rest-server';
import { sampleOf } from '@/test/sample';
import { exampleRequest, samplesOf } from './samples';
import { OPERATIONS } from './table';

const run = promisify(execFile);
let server: Awaited<ReturnType<typeof startRest>>;

beforeAll(async () => {
  server = await startRest();
});
afterAll(() => server.close());

const statusOf = ({ answer, status = 200 }: Operation) => (answer ? status : 204);

type Runner = (source: string, env: NodeJS.ProcessEnv) => Promise<{ stdout: string }>;

/** How a sample of each language is run as it stands; PHP, which few machines have, is interpreted. */
const RUNNERS: Record<string, { needs: string[]; start: Runner }> = {
  curl: {
    needs: ['bash', 'curl'],
    start: (source, env) => run('bash', ['-c', `${source} --silent --show-error --fail-with-body`], { env }),
  },
  Node: {
    needs: [],
    start: (source, env) => run(process.execPath, ['--input-type=module', '-e', source], { env }),
  },
  Python: { needs: ['python3'], start: (source, env) => run('python3', ['-c', source], { env }) },
  PHP: { needs: [], start: async (source, env) => ({ stdout: await runPhp(source, env) }) },
};

/** Those that this machine can run: Touchline itself needs neither Python nor curl. */
const HERE = Object.keys(RUNNERS).filter((label) =>
  RUNNERS[label]?.needs.every((command) => spawnSync(command, ['--version']).status === 0),
);

async function prepared() {
  const workspace = await createTestWorkspace(['csat']);
  return { workspace, sample: await sampleOf(workspace) };
}

describe.each(OPERATIONS.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
  test('is answered as the document says', async () => {
    const { workspace, sample } = await prepared();
    const { method, url, withKey, body } = exampleRequest(operation, sample, server.host);
    const headers = {
      ...(withKey ? { authorization: `Bearer ${workspace.secretKey}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    };
    const sent = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    const response = await fetch(url, sent);
    expect(response.status).toBe(statusOf(operation));
    if (!operation.answer) return expect(await response.text()).toBe('');
    expect(response.headers.get('content-type')).toBe('application/json');
    const answer = await response.json();
    // Nothing is missing, and nothing comes that the document does not know.
    expect(operation.answer.schema.parse(answer)).toEqual(answer);
    if (operation.permission === null) return;
    const unknown = { ...headers, authorization: `Bearer sk_${'0'.repeat(48)}` };
    expect((await fetch(url, { ...sent, headers: unknown })).status).toBe(401);
    if (!operation.path.includes('{id}')) return;
    const nothing = url.replace(/[0-9a-f-]{36}/, randomUUID());
    expect((await fetch(nothing, sent)).status).toBe(404);
    expect((await fetch(url.replace(/[0-9a-f-]{36}/, 'a%00b'), sent)).status).toBe(404);
  });

  test.each(HERE)('its example runs as it stands in %s', async (label) => {
    const { workspace, sample } = await prepared();
    const source = samplesOf(operation, sample, server.host).find((one) => one.label === label)?.source ?? '';
    const env = { ...process.env, TOUCHLINE_KEY: workspace.secretKey };
    const { stdout = '' } = (await RUNNERS[label]?.start(source, env)) ?? {};
    if (operation.answer) expect(stdout).toContain(label === 'curl' ? '"' : ':');
    else expect(stdout.trim()).toBe(label === 'curl' ? '' : '204');
  });
});
