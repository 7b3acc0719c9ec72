import { beforeAll, describe, expect, test } from 'vitest';
import { ownerPool } from '@/server/db';
import { asOperator, type ShareScope, withShare } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTarget, snapshotOf, type Target } from '@/test/target';
import { getSharedMap, tokenOf } from './data';
import { createShare } from './mutations';
import type { CreateShare, SharedComment } from './schema';

let [own, other]: Target[] = [];
const targets = (): [Target, Target] => {
  if (!own || !other) throw new Error('No workspaces');
  return [own, other];
};

beforeAll(async () => {
  [own, other] = [await createTarget(), await createTarget()];
  for (const target of targets())
    await addRatings(
      target,
      Array.from({ length: 8 }, () => ({ score: 4, comment: 'Very private words' })),
    );
});

const share = (target: Target, numbers: boolean, map = target.mapId, more: Partial<CreateShare> = {}) =>
  asOperator(target, (scope) =>
    createShare(scope, { map, name: 'Link', days: 7, numbers, comments: false, origins: [], ...more }),
  );

async function read(token: string) {
  const opened = await withShare(token, (scope) => getSharedMap(scope, '28d'));
  if (opened.state !== 'open') throw new Error(opened.state);
  return opened.value;
}

const inShare = async <T>(id: string, work: (scope: ShareScope) => Promise<T>): Promise<T> => {
  const opened = await withShare(tokenOf(id), work);
  if (opened.state !== 'open') throw new Error(opened.state);
  return opened.value;
};

test('a link shows the map as drawn, with what was heard where that was allowed', async () => {
  const [target] = targets();
  const { id } = await share(target, true);
  const { data } = await read(tokenOf(id));
  const [first] = data.stages[0]?.touchpoints ?? [];
  expect(first?.id).toBe(target.touchpointId);
  expect(first?.insights).toHaveLength(1);
  expect(first?.current.parts[0]?.counts[4]).toBe(9);
  expect(first?.lastRatedAt).not.toBeNull();
  expect(data.opportunities[0]?.evidence).toBe(1);
});

test('what is hidden on the map is in no link, and of fewer than five answers only their number', async () => {
  const target = await createTarget();
  // One it has from the start.
  await addRatings(target, [{ score: 1 }, { score: 5 }, { score: 5 }]);
  const lane = await asOperator(target, async ({ db, workspaceId }) => {
    const { id } = await db.lane.create({
      data: { workspaceId, mapId: target.mapId, kind: 'text', name: 'Margins', rank: 'z', hidden: true },
    });
    await db.laneValue.create({
      data: { workspaceId, laneId: id, touchpointId: target.touchpointId, text: 'Very thin' },
    });
    return id;
  });
  const { id } = await share(target, true);
  const { data } = await read(tokenOf(id));
  const [first] = data.stages[0]?.touchpoints ?? [];
  expect(first).toMatchObject({ id: target.touchpointId, purpose: '', importance: null, values: {} });
  expect(data.lanes.map((one) => one.id)).not.toContain(lane);
  expect(JSON.stringify(data)).not.toMatch(/Margins|Very thin/);
  expect(first?.current.parts.map(({ counts }) => counts)).toEqual([[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4]]);
});

test('without numbers nothing that could be counted is in what the page gets', async () => {
  const [target] = targets();
  await asOperator(target, ({ db }) =>
    db.touchpoint.updateMany({ where: { id: target.touchpointId }, data: { desired: 4.5 } }),
  );
  const { id } = await share(target, false);
  const { data, numbers } = await read(tokenOf(id));
  expect(numbers).toBe(false);
  for (const touchpoint of data.stages.flatMap(({ touchpoints }) => touchpoints))
    expect(touchpoint).toMatchObject({
      desired: null,
      lastRatedAt: null,
      current: { parts: [], displays: 0, comments: 0 },
      previous: { parts: [], displays: 0, comments: 0 },
    });
  expect(data.lanes.find(({ kind }) => kind === 'curve')?.hidden).toBe(true);
  const counted = await inShare(id, ({ db }) => db.tally.count());
  expect(counted).toBe(0);
});

test('what the page gets says nothing of people, keys, comments, files, or other maps', async () => {
  const [target, stranger] = targets();
  for (const numbers of [true, false]) {
    for (const map of [target.mapId, target.desiredMapId]) {
      const { id } = await share(target, numbers, map);
      const text = JSON.stringify(await read(tokenOf(id)));
      const foreign = map === target.mapId ? target.desiredMapId : target.mapId;
      for (const secret of [
        target.id,
        target.slug,
        target.publicKey,
        target.secretKey,
        target.memberEmail,
        target.memberId,
        target.attachmentId,
        target.ratingId,
        target.invitationId,
        target.shareId,
        target.personaSlug,
        foreign,
        stranger.mapId,
        stranger.touchpointId,
        'Very private words',
      ])
        expect(text, secret).not.toContain(secret);
    }
  }
});

test('a desired map shows what was heard at the touchpoints it stands for, and not which they are', async () => {
  const [target] = targets();
  const { id } = await share(target, true, target.desiredMapId);
  const { data } = await read(tokenOf(id));
  const all = data.stages.flatMap(({ touchpoints }) => touchpoints);
  expect(all.some(({ current }) => (current.parts[0]?.counts[4] ?? 0) > 0)).toBe(true);
  expect(JSON.stringify(data)).not.toContain(target.touchpointId);
});

describe('the role of a link', () => {
  const refused = async (sql: string, numbers = true) => {
    const [target] = targets();
    const { id } = await share(target, numbers);
    return inShare(id, ({ db }) => db.$queryRawUnsafe(sql)).then(
      (rows) => rows,
      (error: unknown) => String(error),
    );
  };

  test.each([
    'membership',
    '"user"',
    'session',
    'invitation',
    'api_key',
    'persona',
    'map_change',
    'map_snapshot',
    'attachment',
    'map_share',
    'sheet_import',
  ])('cannot read %s', async (table) => {
    expect(await refused(`SELECT count(*) FROM ${table}`)).toMatch(/permission denied/);
  });

  test.each([
    'SELECT text FROM evidence',
    'SELECT description FROM opportunity',
    'SELECT lead_id FROM department',
    'SELECT slug FROM workspace',
    'SELECT id FROM rating',
    'SELECT customer FROM rating',
    'SELECT url FROM rating',
    'SELECT attributes FROM rating',
    'SELECT persona_id FROM rating',
    'SELECT source FROM rating',
    "SELECT frame_origins('x')",
    "SELECT * FROM open_share('x')",
  ])('cannot ask %s', async (sql) => {
    expect(await refused(sql)).toMatch(/permission denied/);
  });

  test.each(["UPDATE stage SET name = 'x'", 'DELETE FROM touchpoint', 'CREATE TEMP TABLE x ()'])(
    'cannot do %s',
    async (sql) => {
      expect(await refused(sql)).toMatch(/permission denied|read-only/);
    },
  );

  test('sees the rows of one map of one workspace, in every table it may read', async () => {
    const [target] = targets();
    const { id } = await share(target, true);
    const seen = await inShare(id, async ({ db }) => ({
      maps: await db.journeyMap.findMany({ select: { id: true } }),
      workspaces: await db.workspace.findMany({ select: { id: true } }),
      stages: await db.stage.findMany({ select: { mapId: true }, distinct: ['mapId'] }),
      lanes: await db.lane.findMany({ select: { mapId: true }, distinct: ['mapId'] }),
      touchpoints: await db.touchpoint.findMany({ select: { id: true } }),
      tallies: await db.tally.findMany({ select: { touchpointId: true }, distinct: ['touchpointId'] }),
      surveys: await db.survey.findMany({ select: { touchpointId: true } }),
    }));
    const drawn = target.touchpoints.map(({ id }) => id).toSorted();
    expect(seen.maps).toEqual([{ id: target.mapId }]);
    expect(seen.workspaces).toEqual([{ id: target.id }]);
    expect(seen.stages).toEqual([{ mapId: target.mapId }]);
    expect(seen.lanes).toEqual([{ mapId: target.mapId }]);
    expect(seen.touchpoints.map(({ id }) => id).toSorted()).toEqual(drawn);
    expect(seen.tallies.every(({ touchpointId }) => drawn.includes(touchpointId))).toBe(true);
    expect(seen.surveys.every(({ touchpointId }) => drawn.includes(touchpointId))).toBe(true);
  });

  test('leaves nothing behind for the next transaction of the connection', async () => {
    const [target] = targets();
    await inShare(target.shareId, async () => null);
    const before = await snapshotOf(target);
    await asOperator(target, ({ db }) => db.membership.count());
    expect(await snapshotOf(target)).toEqual(before);
  });
});

describe('comments', () => {
  const at = (comments: Record<string, SharedComment[]> | null, id: string) => comments?.[id] ?? [];

  test('are shown where the link says so: the words, the score, the day and the language, and nobody', async () => {
    const target = await createTarget();
    const [first] = target.touchpoints;
    const rows = Array.from({ length: 25 }, (_, n) => ({
      score: 1 + (n % 5),
      comment: `Comment ${n} from me@example.test`,
      at: new Date(Date.now() - n * 1_000),
    }));
    await addRatings(target, [...rows, { score: 2 }], first);
    await ownerPool().query(
      `UPDATE rating SET customer = 'customer-7', url = 'https://shop.example/?order=1', locale = 'fr',
              attributes = '{"plan": "gold"}' WHERE workspace_id = $1`,
      [target.id],
    );
    const { id } = await share(target, true, target.mapId, { comments: true });
    const shared = await read(tokenOf(id));
    const shown = at(shared.comments, target.touchpointId);
    expect(shown).toHaveLength(20);
    expect(Object.keys(shown[0] ?? {}).toSorted()).toEqual([
      'answers',
      'day',
      'locale',
      'score',
      'text',
      'type',
    ]);
    const newest = shown.find(({ text }) => text.startsWith('Comment 0 '));
    expect(newest).toMatchObject({ text: 'Comment 0 from [e-mail]', score: 1, type: 'csat', locale: 'fr' });
    expect(shown.some(({ text }) => text.startsWith('Comment 24 '))).toBe(false);
    const text = JSON.stringify(shared);
    for (const secret of ['customer-7', 'order=1', 'gold', 'me@example.test', target.ratingId])
      expect(text).not.toContain(secret);

    const desired = await share(target, true, target.desiredMapId, { comments: true });
    const derived = await read(tokenOf(desired.id));
    expect(Object.values(derived.comments ?? {}).flat()).toContainEqual(newest);
    expect(JSON.stringify(derived)).not.toContain(target.touchpointId);
  });

  test('are answers to the questions after the score too, with their words and nobody’s address', async () => {
    const target = await createTarget();
    const asked = { why: { kind: 'single', question: 'Why?', choices: { price: 'The price' } } };
    await asOperator(target, ({ db }) => db.survey.updateMany({ data: { asked } }));
    const answers = { why: 'price', gone: 'Write to me@example.test' };
    await addRatings(target, [{ score: 2, answers }, { score: 3 }]);
    const { id } = await share(target, true, target.mapId, { comments: true });
    const shown = at((await read(tokenOf(id))).comments, target.touchpointId);
    expect(shown).toHaveLength(2);
    expect(shown.find(({ text }) => text === '')?.answers).toEqual([
      { question: 'Why?', said: ['The price'] },
      { question: 'gone', said: ['Write to [e-mail]'] },
    ]);
  });

  test('come without their scores where fewer than five answered', async () => {
    const target = await createTarget();
    const { id } = await share(target, true, target.mapId, { comments: true });
    const { comments } = await read(tokenOf(id));
    expect(at(comments, target.touchpointId)).toEqual([expect.objectContaining({ score: null })]);
  });

  test('cannot be read by a link without them, nor beyond its map by one with them', async () => {
    const [target, stranger] = targets();
    const without = await share(target, true);
    expect((await read(tokenOf(without.id))).comments).toBeNull();
    expect(await inShare(without.id, ({ db }) => db.$queryRaw`SELECT comment, answers FROM rating`)).toEqual(
      [],
    );
    const beyond = await asOperator(stranger, ({ db }) => db.rating.count());
    expect(beyond).toBeGreaterThan(0);
    const { id } = await share(target, true, target.mapId, { comments: true });
    const seen = await inShare(
      id,
      ({ db }) => db.$queryRaw<{ at: string }[]>`SELECT DISTINCT touchpoint_id AS at FROM rating`,
    );
    const drawn = target.touchpoints.map(({ id }) => id);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.every(({ at }) => drawn.includes(at))).toBe(true);
  });
});
