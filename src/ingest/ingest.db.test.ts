import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownerPool } from '@/server/db';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { tallyDifferences } from '@/test/load';
import { ratingOf, serveIngest } from '@/test/load-server';

let workspace: TestWorkspace;
let server: Awaited<ReturnType<typeof serveIngest>>;

beforeAll(async () => {
  workspace = await createTestWorkspace(['csat', 'nps', 'thumbs']);
  server = await serveIngest();
});
afterAll(() => server.close());

const stored = async (id: string) =>
  (await ownerPool().query('SELECT * FROM rating WHERE id = $1', [id])).rows[0];

describe('an accepted rating', () => {
  test('is there when its 202 is, with everything that was said', async () => {
    const rating = ratingOf(workspace, {
      comment: 'Ein Gruß 👋🏽\r\nשלום\u0000\u0007\tمرحبا\ud800',
      customer: 'customer-7',
      persona: 'regular',
      attributes: { plan: 'pro', seats: 12, trial: false, 'na\u0000me': 'x\u0000y' },
      locale: 'he-IL',
      url: 'https://example.shop/checkout',
      source: 'link',
      final: false,
    });
    const answer = await server.post('ratings', rating);
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({ id: rating.id });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const row = await stored(rating.id);
    expect(row).toMatchObject({
      workspace_id: workspace.id,
      touchpoint_id: workspace.touchpoints[0]?.id,
      survey_id: workspace.touchpoints[0]?.surveyId,
      persona_id: workspace.personaId,
      score: 4,
      comment: 'Ein Gruß 👋🏽\nשלום\tمرحبا\ufffd',
      customer: 'customer-7',
      attributes: { plan: 'pro', seats: 12, trial: false, name: 'xy' },
      locale: 'he-IL',
      url: 'https://example.shop/checkout',
      source: 'link',
      final: false,
    });
    expect(Math.abs(row.answered_at - Date.now())).toBeLessThan(10_000);
  });

  test('falls on the day it is in the workspace, not on the server', async () => {
    const far = await createTestWorkspace(['csat'], { timeZone: 'Pacific/Kiritimati' });
    const rating = ratingOf(far);
    await server.post('ratings', rating);
    const { rows } = await ownerPool().query(
      `SELECT day = (answered_at AT TIME ZONE 'Pacific/Kiritimati')::date AS right FROM rating WHERE id = $1`,
      [rating.id],
    );
    expect(rows[0].right).toBe(true);
  });

  test('falls on the moment it was given when it waited offline, unless no offline time can be that long', async () => {
    const agoOf = async (age: unknown) => {
      const rating = ratingOf(workspace, { age });
      expect((await server.post('ratings', rating)).status).toBe(202);
      const { answered_at, received_at } = await stored(rating.id);
      return Math.round((received_at - answered_at) / 1_000);
    };
    const weekend = 60 * 3_600;
    expect(Math.abs((await agoOf(weekend)) - weekend)).toBeLessThanOrEqual(2);
    for (const unbelieved of [-weekend, 3e8, 0, null])
      expect(Math.abs(await agoOf(unbelieved))).toBeLessThan(3);
    expect((await server.post('ratings', ratingOf(workspace, { age: 'x' }))).status).toBe(422);
    expect(await tallyDifferences(ownerPool())).toEqual([]);
  });

  test('keeps an answer of a persona nobody knows, and null is as good as nothing', async () => {
    const rating = ratingOf(workspace, { persona: 'constructor', comment: null, final: null, url: null });
    expect((await server.post('ratings', rating)).status).toBe(202);
    expect(await stored(rating.id)).toMatchObject({ persona_id: null, comment: null, final: true });
    const long = ratingOf(workspace, { persona: 'x'.repeat(2_000) });
    expect((await server.post('ratings', long)).status).toBe(202);
    expect(await stored(long.id)).toMatchObject({ persona_id: null });
  });

  test('may carry 10 kB of comment, as application/json too, and an id in capitals', async () => {
    const id = randomUUID().toUpperCase();
    const rating = ratingOf(workspace, { id, comment: 'x'.repeat(10_240) });
    const answer = await server.post('ratings', rating, {
      'content-type': 'Application/JSON; charset=utf-8',
    });
    expect(answer.body).toEqual({ id });
    expect((await stored(id)).comment).toHaveLength(10_240);
  });

  test('every score of every scale is taken', async () => {
    const ends: [number, number, number][] = [
      [0, 1, 5],
      [1, 0, 10],
      [2, 0, 1],
    ];
    for (const [index, low, high] of ends)
      for (const score of [low, high]) {
        const touchpoint = workspace.touchpoints[index]?.slug;
        expect((await server.post('ratings', ratingOf(workspace, { touchpoint, score }))).status).toBe(202);
      }
  });

  test('is counted, like a display', async () => {
    const fresh = await createTestWorkspace();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        server.post(index % 2 ? 'displays' : 'ratings', ratingOf(fresh)),
      ),
    );
    const { rows } = await ownerPool().query('SELECT s4, displays FROM tally WHERE workspace_id = $1', [
      fresh.id,
    ]);
    expect(rows).toEqual([{ s4: 10, displays: 10 }]);
    expect(await tallyDifferences(ownerPool())).toEqual([]);
  });
});

describe('displays and visits', () => {
  test('count once per id and clash at another touchpoint', async () => {
    for (const kind of ['displays', 'visits']) {
      const sent = ratingOf(workspace, { customer: 'customer-1' });
      expect((await server.post(kind, sent)).status).toBe(202);
      expect((await server.post(kind, sent)).status).toBe(202);
      const clash = await server.post(kind, { ...sent, touchpoint: workspace.touchpoints[1]?.slug });
      expect(clash).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
      const table = kind.slice(0, -1);
      const { rows } = await ownerPool().query(`SELECT touchpoint_id FROM ${table} WHERE id = $1`, [sent.id]);
      expect(rows).toEqual([{ touchpoint_id: workspace.touchpoints[0]?.id }]);
    }
  });

  test('a visit needs no published survey, a display does', async () => {
    const paused = await createTestWorkspace();
    await ownerPool().query(`UPDATE survey SET status = 'paused' WHERE workspace_id = $1`, [paused.id]);
    expect((await server.post('visits', ratingOf(paused))).status).toBe(202);
    expect((await server.post('displays', ratingOf(paused))).status).toBe(404);
  });
});

describe('the widget configuration', () => {
  const get = (key: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/v1/widget/${key}`, { headers });

  test('holds what is published, and a change is there at the next request', async () => {
    const own = await createTestWorkspace(['csat', 'nps']);
    const [first, second] = own.touchpoints;
    const before = await get(own.publicKey);
    const config = await before.json();
    expect(config).toMatchObject({ v: 1, locale: 'en' });
    expect(config.surveys[first?.slug ?? '']).toMatchObject({
      id: first?.surveyId,
      type: 'csat',
      texts: { en: { question: 'How was it?', followUp: 'What should we change?' } },
    });
    const etag = before.headers.get('etag') ?? '';
    const same = await get(own.publicKey, { 'if-none-match': `W/${etag}, "x"` });
    expect(same.status).toBe(304);
    expect(same.headers.get('cache-control')).toContain('max-age=5');

    await ownerPool().query(`UPDATE survey SET status = 'paused' WHERE id = $1`, [second?.surveyId]);
    await ownerPool().query(`UPDATE workspace SET locale = 'de' WHERE id = $1`, [own.id]);
    const after = await get(own.publicKey, { 'if-none-match': etag });
    expect(after.status).toBe(200);
    const changed = await after.json();
    expect(Object.keys(changed.surveys)).toEqual([first?.slug]);
    expect(Object.keys(changed.surveys[first?.slug ?? ''].texts)).toContain('de');
  });

  test('is compressed as the browser asks for', async () => {
    for (const encoding of ['br', 'gzip', 'identity']) {
      const response = await get(workspace.publicKey, { 'accept-encoding': encoding });
      expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      expect(response.headers.get('vary')).toMatch(/Accept-Encoding/);
      expect((await response.json()).surveys).toBeDefined();
    }
  });

  test('answers only GET, HEAD and preflights, and names what is wrong with a key', async () => {
    const address = `${server.url}/api/v1/widget/${workspace.publicKey}`;
    const head = await fetch(address, { method: 'HEAD' });
    expect([head.status, Number(head.headers.get('content-length')) > 100]).toEqual([200, true]);
    expect((await fetch(address, { method: 'OPTIONS' })).headers.get('access-control-allow-methods')).toMatch(
      /GET/,
    );
    expect((await fetch(address, { method: 'POST' })).status).toBe(405);
    expect((await get('pk_nobody_has_this_one')).status).toBe(401);
    expect((await get(workspace.secretKey)).status).toBe(401);
  });
});
