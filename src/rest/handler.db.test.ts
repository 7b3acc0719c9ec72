import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cursorOf } from '@/domain/cursor';
import { ownerPool } from '@/server/db';
import { addRatings } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { startRest } from '@/test/rest-server';

let server: Awaited<ReturnType<typeof startRest>>;
beforeAll(async () => {
  server = await startRest();
});
afterAll(() => server.close());

const ask: Awaited<ReturnType<typeof startRest>>['ask'] = (...call) => server.ask(...call);

/** Everything a list has, page by page. */
async function readAll(key: string, path: string, limit: number) {
  const rows: { id: string; name: string; score: number }[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor ? `&cursor=${cursor}` : '';
    const page = await ask(key, `GET ${path}${path.includes('?') ? '&' : '?'}limit=${limit}${more}`);
    expect(page.status).toBe(200);
    expect(page.body.items.length).toBeLessThanOrEqual(limit);
    rows.push(...page.body.items);
    cursor = page.body.nextCursor;
  } while (cursor);
  return rows;
}

const issuesOf = ({ status, body }: { status: number; body: { error: { issues?: { path: string }[] } } }) => [
  status,
  body.error.issues?.map(({ path }) => path),
];

async function drawn() {
  const { secretKey: key, mapId } = await createTestWorkspace([]);
  await ask(key, `DELETE /maps/${mapId}`);
  const { body: map } = await ask(key, 'POST /maps', { name: 'Moving house' });
  const stages = [];
  for (const name of ['Looking', 'Buying', 'Living'])
    stages.push((await ask(key, 'POST /stages', { mapId: map.id, name })).body);
  const touchpoints = [];
  for (const { id: stageId } of stages)
    for (const name of ['Call', 'Visit', 'Letter'])
      touchpoints.push((await ask(key, 'POST /touchpoints', { stageId, name })).body);
  return { key, map, stages, touchpoints };
}

const names = (rows: { name: string }[]) => rows.map(({ name }) => name);

test('a map is drawn, read in its order, changed, taken away and brought back', async () => {
  const { key, map, stages, touchpoints } = await drawn();
  const detail = await ask(key, `GET /maps/${map.id}`);
  expect(names(detail.body.stages)).toEqual(['Looking', 'Buying', 'Living']);
  expect(names(detail.body.stages[1].touchpoints)).toEqual(['Call', 'Visit', 'Letter']);
  expect(touchpoints.map(({ slug }) => slug).slice(0, 4)).toEqual(['call', 'visit', 'letter', 'call-2']);

  await ask(key, `POST /stages/${stages[2].id}/move`, { after: null });
  await ask(key, `POST /touchpoints/${touchpoints[0].id}/move`, { stageId: stages[1].id });
  const moved = await ask(key, `GET /maps/${map.id}`);
  expect(names(moved.body.stages)).toEqual(['Living', 'Looking', 'Buying']);
  expect(moved.body.stages[2].touchpoints.at(-1).id).toBe(touchpoints[0].id);

  const changed = await ask(key, `PATCH /touchpoints/${touchpoints[0].id}`, {
    name: ' First  call ',
    department: 'Sales',
    desired: 4.5,
    momentOfTruth: true,
    leadsToId: touchpoints[1].id,
  });
  expect(changed.body).toMatchObject({
    name: 'First call',
    slug: 'call',
    department: 'Sales',
    desired: 4.5,
    momentOfTruth: true,
    leadsToId: touchpoints[1].id,
    survey: null,
  });

  expect((await ask(key, `DELETE /stages/${stages[1].id}`)).status).toBe(204);
  expect((await ask(key, `GET /touchpoints/${touchpoints[0].id}`)).status).toBe(404);
  expect((await ask(key, `POST /stages/${stages[1].id}/restore`)).status).toBe(200);
  expect((await ask(key, `GET /touchpoints/${touchpoints[0].id}`)).status).toBe(200);
  expect((await ask(key, `DELETE /maps/${map.id}`)).status).toBe(204);
  expect((await ask(key, 'GET /maps')).body.items).toHaveLength(0);
  expect((await ask(key, `POST /maps/${map.id}/restore`)).body.stages).toHaveLength(3);
});

test('what was sent twice is there once', async () => {
  const { key, map, stages } = await drawn();
  const twice = async (path: string, body: object) => {
    const first = await ask(key, `POST ${path}`, body);
    expect(first.status).toBe(201);
    expect(await ask(key, `POST ${path}`, body)).toMatchObject({ status: 201, body: first.body });
  };
  const id = randomUUID();
  await twice('/maps', { id, name: 'Returns' });
  await twice('/stages', { id, mapId: map.id, name: 'Leaving' });
  await twice('/touchpoints', { id, stageId: stages[2].id, name: 'Goodbye', doing: 'Packs' });
  await twice('/surveys', { touchpoint: 'goodbye', type: 'nps' });
  expect(names(await readAll(key, '/maps', 10))).toEqual(['Moving house', 'Returns']);
  expect(await readAll(key, '/stages', 10)).toHaveLength(4);
  expect(await readAll(key, '/touchpoints', 10)).toHaveLength(10);
  const taken = await ask(key, 'POST /maps', { id, name: 'Something else' });
  expect([taken.status, taken.body.error.code]).toEqual([409, 'conflict']);
});

test('who says what they have seen does not overwrite what they have not', async () => {
  const { key, map, stages, touchpoints } = await drawn();
  for (const [path, seen] of [
    [`/maps/${map.id}`, 'Moving house'],
    [`/stages/${stages[0].id}`, 'Looking'],
    [`/touchpoints/${touchpoints[0].id}`, 'Call'],
  ]) {
    const mine = await ask(key, `PATCH ${path}`, { name: 'Mine', base: { name: seen } });
    expect(mine.body.name).toBe('Mine');
    const theirs = await ask(key, `PATCH ${path}`, { name: 'Theirs', base: { name: seen } });
    expect(issuesOf(theirs)).toEqual([409, ['name']]);
    expect(theirs.body.error.issues[0].message).toContain('Mine');
    expect((await ask(key, `PATCH ${path}`, { name: 'Last' })).body.name).toBe('Last');
  }
  const both = await ask(key, `PATCH /stages/${stages[1].id}`, {
    goal: 'A new goal',
    name: 'Renamed',
    base: { name: 'Unseen' },
  });
  expect(both.status).toBe(409);
  expect((await ask(key, `GET /stages/${stages[1].id}`)).body).toMatchObject({ name: 'Buying', goal: '' });
});

test('pages hold every row once, in order, while others are added and taken away', async () => {
  const { key, map, stages, touchpoints } = await drawn();
  expect(await readAll(key, '/touchpoints', 2)).toEqual(touchpoints);
  expect(await readAll(key, `/touchpoints?stageId=${stages[1].id}`, 1)).toEqual(touchpoints.slice(3, 6));
  expect(await readAll(key, `/stages?mapId=${map.id}`, 2)).toEqual(stages);
  const page = await ask(key, 'GET /touchpoints?limit=4');
  expect((await ask(key, `DELETE /touchpoints/${touchpoints[3].id}`)).status).toBe(204);
  const rest = await ask(key, `GET /touchpoints?cursor=${page.body.nextCursor}`);
  expect(rest.body.items).toEqual(touchpoints.slice(4));
});

test('a survey is made, filled up, published, paused and replaced', async () => {
  const { key } = await drawn();
  const made = await ask(key, 'POST /surveys', { touchpoint: 'call', type: 'csat' });
  expect(made.body).toMatchObject({
    status: 'paused',
    type: 'csat',
    texts: { en: { low: 'Very dissatisfied' } },
  });
  const path = `/surveys/${made.body.id}`;
  const wordless = await ask(key, `PATCH ${path}`, { texts: { de: { thanks: 'Danke' } } });
  expect(issuesOf(wordless)).toEqual([422, ['texts.de.question']]);
  const german = { question: 'Wie war der Anruf?', thanks: 'Danke' };
  const changed = await ask(key, `PATCH ${path}`, { texts: { DE: german, en: { question: 'How was it?' } } });
  expect(changed.body.texts).toMatchObject({
    de: { ...german, low: '' },
    en: { question: 'How was it?', low: 'Very dissatisfied' },
  });
  expect((await ask(key, `POST ${path}/publish`)).body.status).toBe('published');
  expect((await ask(key, 'GET /touchpoints?slug=call')).body.items[0].survey.status).toBe('published');
  expect((await ask(key, `POST ${path}/pause`)).body.status).toBe('paused');
  expect((await ask(key, 'POST /surveys', { touchpoint: 'call', type: 'nps' })).status).toBe(409);
  const replacing = { touchpoint: 'call', type: 'nps', replaces: made.body.id };
  expect((await ask(key, 'POST /surveys', replacing)).body.type).toBe('nps');
  expect((await ask(key, `GET ${path}`)).status).toBe(404);
});

test('all that is wrong with a survey is said at once, whatever else is wrong with its form', async () => {
  const { key } = await drawn();
  const settings = {
    followUps: [
      { id: 'why', kind: 'single', to: 9, choices: ['price', 'speed'] },
      { id: 'Wish', kind: 'text' },
      { id: 'how', kind: 'letter', from: 'low' },
      7,
    ],
    sample: 2,
    link: { url: 'https://shop.example.test' },
    colour: 'red',
  };
  const faulty = {
    texts: {
      EN: { question: 5, more: { why: { question: 'Why?', choices: { price: 'Price' } } } },
      fr: { thanks: 'Merci' },
    },
    settings,
  };
  const places = [
    'settings',
    'settings.followUps.0.to',
    'settings.followUps.1.id',
    'settings.followUps.2.from',
    'settings.followUps.2.kind',
    'settings.followUps.3',
    'settings.sample',
    'texts.EN.link',
    'texts.EN.more.why.choices.speed',
    'texts.EN.question',
    'texts.EN.more.how.question',
    'texts.fr.question',
  ].toSorted();
  const said = async (method: string, body: unknown) => {
    const [status, paths] = issuesOf(await ask(key, method, body));
    return [status, (paths as string[]).toSorted()];
  };
  const refused = await said('POST /surveys', { touchpoint: 'call', type: 'csat', ...faulty });
  expect(refused).toEqual([422, places]);
  expect((await ask(key, 'GET /surveys?touchpoint=call')).body.items).toEqual([]);

  const { id } = (await ask(key, 'POST /surveys', { touchpoint: 'call', type: 'csat' })).body;
  expect(await said(`PATCH /surveys/${id}`, faulty)).toEqual([422, places]);
  // A scale that cannot be read hides nothing but what is off it.
  const [, without] = await said('POST /surveys', { touchpoint: 'call', type: 'stars', ...faulty });
  expect(without).toEqual(
    [...places.filter((path) => path !== 'settings.followUps.0.to'), 'type'].toSorted(),
  );
  const unknown = await ask(key, `PATCH /surveys/${id}`, { texts: { 'no language': { question: 'Well?' } } });
  expect(unknown.body.error.issues[0]).toEqual({
    path: 'texts.no language',
    message: 'This is no language tag. Use one like en, de or pt-BR.',
  });
  for (const odd of ['null', [], { settings: 'x', texts: 7 }, { settings: { followUps: {} }, texts: [[]] }])
    expect((await ask(key, `PATCH /surveys/${id}`, odd)).status).toBe(422);
});

async function rated(scores: number[]): Promise<TestWorkspace> {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const at = (index: number) => new Date(Date.UTC(2026, 2, 10, 12, 0, Math.floor(index / 2)));
  await addRatings(
    workspace,
    scores.map((score, index) => ({ score, at: at(index) })),
  );
  return workspace;
}

test('answers come newest first, by touchpoint and time, and page by page', async () => {
  const { secretKey: key } = await rated([1, 2, 3, 4, 5, 5]);
  const all = await readAll(key, '/ratings', 100);
  expect(all.map(({ score }) => score).toSorted()).toEqual([1, 2, 3, 4, 5, 5]);
  expect(all.at(-1)?.score).toBeLessThanOrEqual(2);
  for (const limit of [1, 2, 3]) expect(await readAll(key, '/ratings?touchpoint=csat-0', limit)).toEqual(all);
  expect(await readAll(key, '/ratings?touchpoint=nps-1', 5)).toEqual([]);
  const late = '/ratings?from=2026-03-10T12:00:02Z&to=2026-03-10';
  expect((await readAll(key, late, 5)).map(({ score }) => score)).toEqual([5, 5]);
  expect(await readAll(key, '/ratings?to=2026-03-09', 5)).toEqual([]);
  expect((await ask(key, 'GET /ratings?touchpoint=nowhere')).status).toBe(404);
});

test('an answer that is erased is in no list and no figure', async () => {
  const { secretKey: key } = await rated([5, 5, 5, 5, 5, 1]);
  const [newest] = await readAll(key, '/ratings', 1);
  const query = '/metrics?touchpoint=csat-0&from=2026-03-10&to=2026-03-10';
  expect((await ask(key, `GET ${query}`)).body).toMatchObject({ n: 6 });
  expect((await ask(key, `DELETE /ratings/${newest?.id}`)).status).toBe(204);
  expect((await ask(key, `GET ${query}`)).body).toMatchObject({ n: 5 });
  expect(await readAll(key, '/ratings', 100)).toHaveLength(5);
  expect((await ask(key, `DELETE /ratings/${newest?.id}`)).status).toBe(404);
});

test('of fewer than five answers the figures say how many', async () => {
  const { secretKey: key } = await rated([5, 1, 3, 2]);
  const query = 'GET /metrics?touchpoint=csat-0&from=2026-03-10&to=2026-03-10';
  expect((await ask(key, query)).body).toMatchObject({ n: 4, score: null, mean: null, distribution: null });
});

test('a cursor of another workspace leads nowhere', async () => {
  const [{ key }, other] = [await drawn(), await drawn()];
  for (const path of ['/maps', '/stages', '/touchpoints']) {
    const { body } = await ask(other.key, `GET ${path}?limit=1`);
    const cursor = body.nextCursor ?? cursorOf(body.items[0].id);
    expect((await ask(key, `GET ${path}?cursor=${cursor}`)).body).toEqual({ items: [], nextCursor: null });
  }
});

test('what a key changes is told to those who look at the map, and kept in its history', async () => {
  const { key, map } = await drawn();
  const listener = await ownerPool().connect();
  try {
    const told = new Promise<string>((done) =>
      listener.on('notification', ({ payload = '' }) => done(payload)),
    );
    await listener.query('LISTEN touchline_changes');
    await ask(key, 'POST /stages', { mapId: map.id, name: 'Leaving' });
    expect(JSON.parse(await told).m).toEqual([map.id]);
    const changes = 'SELECT DISTINCT cause FROM map_change WHERE map_id = $1';
    expect((await ownerPool().query(changes, [map.id])).rows).toEqual([{ cause: 'api' }]);
  } finally {
    listener.release(true);
  }
});
