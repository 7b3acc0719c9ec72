import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Operation } from '@/server/operation';
import { createTestWorkspace } from '@/test/factory';
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

/** How a sample of each language is run as it stands. PHP is not on every machine. */
const RUN: Record<string, (source: string, env: NodeJS.ProcessEnv) => Promise<{ stdout: string }>> = {
  curl: (source, env) => run('bash', ['-c', `${source} --silent --show-error --fail-with-body`], { env }),
  Node: (source, env) => run(process.execPath, ['--input-type=module', '-e', source], { env }),
  Python: (source, env) => run('python3', ['-c', source], { env }),
};

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

  test.each(Object.keys(RUN))('its example runs as it stands in %s', async (label) => {
    const { workspace, sample } = await prepared();
    const source = samplesOf(operation, sample, server.host).find((one) => one.label === label)?.source ?? '';
    const env = { ...process.env, TOUCHLINE_KEY: workspace.secretKey };
    const { stdout } = await (RUN[label]?.(source, env) ?? Promise.reject(new Error('No such language')));
    if (operation.answer) expect(stdout).toContain(label === 'curl' ? '"' : ':');
    else expect(stdout.trim()).toBe(label === 'curl' ? '' : '204');
  });
});
