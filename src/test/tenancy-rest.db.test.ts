import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { downloadHandler, uploadHandler } from '@/features/attachment/api';
import { fileHandler } from '@/features/download/api';
import { pictureHandler } from '@/features/export/api';
import { csvHandler } from '@/features/sheet/api';
import { exportHandler, importHandler } from '@/features/snapshot/api';
import { closeBatches } from '@/ingest/batch';
import { createIngest } from '@/ingest/ingest';
import { answerRest } from '@/rest/handler';
import { exampleRequest } from '@/rest/samples';
import { OPERATIONS } from '@/rest/table';
import type { Sample } from '@/server/operation';
import { createMember } from './caller';
import { sampleOf } from './sample';
import { signedIn } from './session';
import { createTarget, secretsOf, snapshotOf, type Target } from './target';

interface Answer {
  status: number;
  body: unknown;
}

interface RestCase {
  /** Asks with `key` for what belongs to `of`; null is without any key. */
  ask: (key: string | null, of: Target) => Promise<Answer>;
  /** Status with one's own key, and with one's own key for rows of another workspace. */
  own: number;
  foreign: number;
  /** Which of the two kinds of key it takes. */
  kind: 'secret' | 'public';
}

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
};

/** Operations for secret keys, with what is answered when their example names rows of another workspace. */
const FOREIGN: Record<string, number> = {
  listMaps: 200,
  getMap: 404,
  createMap: 201,
  changeMap: 404,
  deleteMap: 404,
  restoreMap: 404,
  listStages: 404,
  getStage: 404,
  createStage: 404,
  changeStage: 404,
  moveStage: 404,
  deleteStage: 404,
  restoreStage: 404,
  listTouchpoints: 200,
  getTouchpoint: 404,
  createTouchpoint: 404,
  changeTouchpoint: 404,
  moveTouchpoint: 404,
  deleteTouchpoint: 404,
  restoreTouchpoint: 404,
  listSurveys: 404,
  getSurvey: 404,
  createSurvey: 404,
  changeSurvey: 404,
  publishSurvey: 404,
  pauseSurvey: 404,
  listRatings: 404,
  createRatings: 207,
  eraseRating: 404,
  createLink: 404,
  changeRating: 404,
  getMetrics: 404,
};

const forSecretKeys = OPERATIONS.filter(({ permission }) => permission !== null);

const KEYED: Record<string, RestCase> = Object.fromEntries(
  forSecretKeys.map((operation) => [
    operation.id,
    {
      kind: 'secret',
      own: operation.answer ? (operation.status ?? 200) : 204,
      foreign: FOREIGN[operation.id] ?? 404,
      ask: async (key, of) => {
        const sample = samples.get(of.id) ?? (await sampleOf(of));
        samples.set(of.id, sample);
        const { method, url, body } = exampleRequest(operation, sample, 'http://localhost:3000');
        const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {};
        if (body) headers['content-type'] = 'application/json';
        const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
        return answerOf(await answerRest(new Request(url, init)));
      },
    },
  ]),
);
const samples = new Map<string, Sample>();

test('every operation for secret keys has a case here', () => {
  expect(forSecretKeys.map(({ id }) => id).toSorted()).toEqual(Object.keys(FOREIGN).toSorted());
});

/** Routes of the app that take none, and why they need no case of their own. */
const KEYLESS: Record<string, string> = {
  'auth/[...nextauth]': 'signing in; names no workspace',
  'trpc/[trpc]': 'every procedure is walked in tenancy.db.test.ts',
  '[[...path]]': 'answers not_found to everything',
  'digest/[token]':
    'holds whoever has a link of a digest to that digest: see features/digest/jobs.db.test.ts',
  'v1/[...path]': 'every operation is walked below',
};

/** Routes of the app for whoever is signed in. */
const SIGNED_IN: Record<string, (cookie: string, of: Target, named: Target) => Promise<Response>> = {
  'w/[workspace]/attachments': (cookie, { slug }) =>
    uploadHandler(
      new Request(`http://localhost:3000/api/w/${slug}/attachments?name=note.txt`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'text/plain' },
        body: 'Seen twice',
      }),
    ),
  'w/[workspace]/attachments/[attachment]': (cookie, { slug }, { attachmentId }) =>
    downloadHandler(
      new Request(`http://localhost:3000/api/w/${slug}/attachments/${attachmentId}`, { headers: { cookie } }),
    ),
  'w/[workspace]/downloads/[download]': (cookie, { slug }, { downloadId }) =>
    fileHandler(
      new Request(`http://localhost:3000/api/w/${slug}/downloads/${downloadId}`, { headers: { cookie } }),
    ),
  'w/[workspace]/documents': (cookie, { slug }) =>
    importHandler(
      new Request(`http://localhost:3000/api/w/${slug}/documents`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ format: 'touchline-map', version: 1, map: { name: 'Map' } }),
      }),
    ),
  'w/[workspace]/maps/[map]/document': (cookie, { slug }, { mapId }) =>
    exportHandler(
      new Request(`http://localhost:3000/api/w/${slug}/maps/${mapId}/document`, { headers: { cookie } }),
    ),
  'w/[workspace]/maps/[map]/picture': (cookie, { slug }, { mapId }) =>
    pictureHandler(
      new Request(`http://localhost:3000/api/w/${slug}/maps/${mapId}/picture?format=svg`, {
        headers: { cookie },
      }),
    ),
  'w/[workspace]/maps/[map]/csv': (cookie, { slug }, { mapId }) =>
    csvHandler(new Request(`http://localhost:3000/api/w/${slug}/maps/${mapId}/csv`, { headers: { cookie } })),
};

const ingest = createIngest({ clientLimit: 0, keyLimit: 0 });
const server = createServer((req, res) => {
  if (!ingest.handle(req, res)) res.writeHead(404).end('{}');
});
const hot = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(async () => {
  await ingest.drain();
  await closeBatches();
  await new Promise((done) => server.close(done));
});

const post = (kind: string, more: object = {}): RestCase => ({
  kind: 'public',
  own: 202,
  foreign: 404,
  ask: async (key, { touchpointSlug: touchpoint }) => {
    const body = JSON.stringify({ ...(key ? { key } : {}), touchpoint, id: randomUUID(), ...more });
    const headers = { 'content-type': 'text/plain' };
    return answerOf(await fetch(`${hot()}/${kind}`, { method: 'POST', headers, body }));
  },
});

/** Addresses of the hot path. */
const HOT: Record<string, RestCase> = {
  'POST ratings': post('ratings', { score: 4 }),
  'POST displays': post('displays'),
  'POST visits': post('visits'),
};

test('every route of the app has a case here', () => {
  const routes = globSync('src/app/**/route.{ts,tsx}').map((file) =>
    file.replace(/^src\/app\/(api\/)?|\/route\.tsx?$/g, ''),
  );
  expect(routes.toSorted()).toEqual([SIGNED_IN, KEYLESS].flatMap((table) => Object.keys(table)).toSorted());
});

test.each(Object.entries(SIGNED_IN))('%s is for members of the workspace only', async (path, ask) => {
  const [own, other] = [await createTarget(), await createTarget()];
  const cookie = await signedIn(await createMember(own, 'owner'));
  const before = await snapshotOf(other);
  expect((await ask(cookie, other, other)).status).toBe(404);
  expect((await ask('', other, other)).status).toBe(401);
  if (/\[(attachment|map)\]/.test(path)) expect((await ask(cookie, own, other)).status).toBe(404);
  expect(await snapshotOf(other)).toEqual(before);
  expect((await ask(cookie, own, own)).ok).toBe(true);
});

test.each(Object.entries({ ...KEYED, ...HOT }))('%s reaches no row of another workspace', async (_, rest) => {
  const [own, other] = [await createTarget(), await createTarget()];
  const keyOf = (target: Target) => (rest.kind === 'secret' ? target.secretKey : target.publicKey);
  const wrongKind = rest.kind === 'secret' ? other.publicKey : other.secretKey;
  // The first question makes what the examples are about.
  await rest.ask(null, other);
  const before = await snapshotOf(other);
  const foreign = await rest.ask(keyOf(own), other);
  expect(foreign.status).toBe(rest.foreign);
  const secrets = secretsOf(other).filter((secret) => secret !== other.touchpointSlug);
  expect(secrets.filter((secret) => JSON.stringify(foreign.body).includes(secret))).toEqual([]);
  for (const key of [null, wrongKind, `sk_${'0'.repeat(48)}`, `pk_${'0'.repeat(24)}`]) {
    expect([400, 401, 403, 422]).toContain((await rest.ask(key, other)).status);
  }
  expect(await snapshotOf(other)).toEqual(before);
  expect((await rest.ask(keyOf(other), other)).status).toBe(rest.own);
});

test('a widget learns of the surveys of its own workspace only', async () => {
  const [own, other] = [await createTarget(), await createTarget()];
  const { status, body } = await answerOf(await fetch(`${hot()}/widget/${own.publicKey}`));
  expect(status).toBe(200);
  expect(JSON.stringify(body)).toContain(own.touchpointSlug);
  expect(secretsOf(other).filter((secret) => JSON.stringify(body).includes(secret))).toEqual([]);
  expect((await fetch(`${hot()}/widget/${other.secretKey}`)).status).toBe(401);
});
