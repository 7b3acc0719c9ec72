import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { CHANGE_CHANNEL, type ChangeEvent, type ChangeNotice } from '@/contract/change';
import { ownerPool } from '@/server/db';
import { addRatings } from '@/test/answers';
import { createTestWorkspace } from '@/test/factory';
import { changes } from './changes';
import { createHub, type Hub } from './hub';

const open: Hub[] = [];
const listen = (): Hub => {
  const hub = createHub();
  open.push(hub);
  return hub;
};

afterEach(async () => {
  for (const hub of open.splice(0)) await hub.close();
});

const notify = (notice: ChangeNotice) =>
  ownerPool().query('SELECT pg_notify($1, $2)', [CHANGE_CHANNEL, JSON.stringify(notice)]);

const touchpointId: string = randomUUID();

const rated = (workspaceId: string, n: number, id: string = touchpointId, survey = 's1'): ChangeNotice => ({
  w: workspaceId,
  t: { [id]: { s: survey, n, last: n, c: 0, a: 0, d: 0 } },
});

/** Reads events until `enough` says so; aborts the stream. */
async function readUntil(
  hub: Hub,
  workspaceId: string,
  enough: (events: ChangeEvent[]) => boolean,
  onEvent: (event: ChangeEvent) => unknown = () => undefined,
): Promise<ChangeEvent[]> {
  const abort = new AbortController();
  const events: ChangeEvent[] = [];
  for await (const event of changes(hub, workspaceId, abort.signal)) {
    events.push(event);
    await onEvent(event);
    if (enough(events)) abort.abort();
  }
  return events;
}

test('two hubs hear every change of their workspace and nothing of another', async () => {
  const [mine, other] = [randomUUID(), randomUUID()];
  const total = (events: ChangeEvent[]) =>
    events.reduce(
      (sum, event) => sum + (event.kind === 'ratings' ? (event.touchpoints[touchpointId]?.n ?? 0) : 0),
      0,
    );
  const ready: (() => void)[] = [];
  const both = Promise.all([
    new Promise<void>((done) => ready.push(done)),
    new Promise<void>((done) => ready.push(done)),
  ]);
  const readers = [listen(), listen()].map((hub, index) =>
    readUntil(
      hub,
      mine,
      (events) => total(events) === 55,
      (event) => (event.kind === 'sync' ? ready[index]?.() : undefined),
    ),
  );
  await both;
  for (let n = 1; n <= 10; n++) await notify(rated(mine, n));
  await notify(rated(other, 1_000));
  for (const events of await Promise.all(readers)) expect(total(events)).toBe(55);
});

test('whoever lost the connection is told so, and to read everything again', async () => {
  const workspaceId = randomUUID();
  const hub = listen();
  const told: string[] = [];
  hub.subscribe(workspaceId, ({ kind }) => told.push(kind));
  let cut = false;
  const events = await readUntil(
    hub,
    workspaceId,
    (seen) => seen.filter(({ kind }) => kind === 'sync').length === 2,
    async () => {
      if (cut) return;
      cut = true;
      await ownerPool().query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'touchline-live'`,
      );
    },
  );
  expect(told).toEqual(['lost', 'sync']);
  // Between the two, `lost` is said to whoever reads fast enough to hear it.
  expect(events.map(({ kind }) => kind).filter((kind) => kind !== 'lost')).toEqual(['sync', 'sync']);
  // And it hears again what comes after.
  const later = await readUntil(
    hub,
    workspaceId,
    (seen) => seen.some(({ kind }) => kind === 'maps'),
    (event) => (event.kind === 'sync' ? notify({ w: workspaceId, m: ['m1'] }) : undefined),
  );
  expect(later.at(-1)).toEqual({ kind: 'maps', maps: ['m1'] });
});

test('a slow reader gets one merged event, not a growing queue', async () => {
  const workspaceId = randomUUID();
  const hub = listen();
  const abort = new AbortController();
  const stream = changes(hub, workspaceId, abort.signal);
  expect((await stream.next()).value).toEqual({ kind: 'sync' });
  let heard = 0;
  const counted = new Promise<void>((done) => {
    hub.subscribe(workspaceId, () => (++heard === 100 ? done() : undefined));
  });
  for (let n = 0; n < 100; n++) await notify(rated(workspaceId, 1));
  await counted;
  expect((await stream.next()).value).toEqual({
    kind: 'ratings',
    touchpoints: { [touchpointId]: { s: 's1', n: 100, last: null, c: 0, a: 0, d: 0 } },
  });
  abort.abort();
  await stream.return(undefined);
});

test('the score of a rating is told only where five answered its survey in the week', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const { id = '', surveyId = '' } = workspace.touchpoints[0] ?? {};
  const old = new Date(Date.now() - 9 * 86_400_000);
  await addRatings(
    workspace,
    [1, 2, 3, 4, 5, 1].map((score, index) => ({ score, ...(index < 4 ? {} : { at: old }) })),
  );
  const hub = listen();
  const lasts = (events: ChangeEvent[], of = surveyId) =>
    events
      .flatMap((event) => (event.kind === 'ratings' ? (event.touchpoints[id] ?? []) : []))
      .filter(({ s }) => s === of)
      .map(({ last }) => last);
  const events = await readUntil(
    hub,
    workspace.id,
    (seen) => lasts(seen).length === 2,
    async (event) => {
      if (event.kind === 'ratings') await addRatings(workspace, [{ score: 3 }]);
      await notify(rated(workspace.id, 3, id, surveyId));
    },
  );
  expect(lasts(events)).toEqual([null, 3]);
  const another = randomUUID();
  const later = await readUntil(
    hub,
    workspace.id,
    (seen) => lasts(seen, another).length > 0,
    () => notify(rated(workspace.id, 3, id, another)),
  );
  expect(lasts(later, another)[0]).toBeNull();
});
