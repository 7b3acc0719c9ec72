import { afterEach, expect, test, vi } from 'vitest';
import { type Share, shareAmongTabs, type Telling } from './tabs';

/** Browsers have no end of tabs; each of these is one, on the locks and the channel of this process. */
function browser() {
  const name = crypto.randomUUID();
  const opened: { tab: string; telling: Telling<string, number>; closed: boolean }[] = [];
  function tab(id: string) {
    const heard: (string | number)[] = [];
    const gone: string[] = [];
    const share = shareAmongTabs<string, number>({
      name,
      open(telling) {
        const source = { tab: id, telling, closed: false };
        opened.push(source);
        telling.state(`${id} connecting`);
        return () => {
          source.closed = true;
        };
      },
      onState: (state) => heard.push(state),
      onEvent: (event) => heard.push(event),
      onMissed: () => heard.push('missed'),
      onEnd: () => heard.push('end'),
      onGone: (held) => gone.push(held),
    });
    shares.push(share);
    return { share, heard, gone };
  }
  const source = () => {
    const open = opened.filter(({ closed }) => !closed);
    expect(open.length).toBeLessThanOrEqual(1);
    return open[0];
  };
  return { name, tab, opened, source };
}

const shares: Share[] = [];
afterEach(() => {
  for (const share of shares.splice(0)) share.leave();
  vi.unstubAllGlobals();
});

const until = <T>(read: () => T) => expect.poll(read, { interval: 5 });

test('one tab holds the source, and all hear the same, also those that come later', async () => {
  const { tab, opened, source } = browser();
  const first = tab('a');
  const second = tab('b');
  await until(() => second.heard).toEqual(['a connecting']);
  source()?.telling.state('live');
  source()?.telling.event(1);
  const third = tab('c');
  await until(() => third.heard).toEqual(['live']);
  source()?.telling.event(2);
  for (const { heard } of [first, second]) await until(() => heard).toEqual(['a connecting', 'live', 1, 2]);
  await until(() => third.heard).toEqual(['live', 2]);
  expect(opened).toHaveLength(1);
});

test('when the tab that holds it closes, another opens its own and says how it stands', async () => {
  const { tab, opened, source } = browser();
  const first = tab('a');
  const second = tab('b');
  const third = tab('c');
  await until(() => third.heard).toEqual(['a connecting']);
  first.share.leave();
  await until(() => source()?.tab).toBe('b');
  source()?.telling.event(7);
  await until(() => third.heard).toEqual(['a connecting', 'b connecting', 7]);
  expect(second.heard).toEqual(['a connecting', 'b connecting', 7]);
  expect(first.heard).toEqual(['a connecting']);
  expect(opened).toHaveLength(2);
});

test('the lock is taken from a tab that gives no answer, and nothing it says afterwards is heard', async () => {
  const { name, tab, source } = browser();
  // A tab that sleeps: it has the lock, and neither says nor hears a thing.
  const woken = { rejected: false };
  const asleep = new Promise<void>((granted) => {
    navigator.locks
      .request(name, () => {
        granted();
        return new Promise(() => undefined);
      })
      .catch(() => {
        woken.rejected = true;
      });
  });
  await asleep;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  const { heard } = tab('b');
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();
  await until(() => source()?.tab).toBe('b');
  expect(woken.rejected).toBe(true);
  const late = new BroadcastChannel(name);
  late.postMessage({ is: 'event', lead: 'gone', serial: 9, event: 99 });
  source()?.telling.event(1);
  const third = tab('c');
  await until(() => third.heard).toEqual(['b connecting']);
  expect(heard).toEqual(['b connecting', 1]);
  late.close();
});

test('a tab that was asleep learns that something passed it by', async () => {
  const { name, tab } = browser();
  void navigator.locks.request(name, () => new Promise(() => undefined));
  const { heard } = tab('b');
  const leader = new BroadcastChannel(name);
  const say = (serial: number, word: object) => leader.postMessage({ lead: 'a', serial, ...word });
  say(1, { is: 'state', state: 'live' });
  say(2, { is: 'event', event: 2 });
  say(5, { is: 'event', event: 5 });
  say(5, { is: 'state', state: 'live' });
  await until(() => heard).toEqual(['live', 2, 'missed', 5, 'live']);
  leader.close();
});

test('a tab that was put away and comes back learns that something may have passed it by', async () => {
  const { tab, source } = browser();
  const first = tab('a');
  await until(() => first.heard).toEqual(['a connecting']);
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  const second = tab('b');
  source()?.telling.state('live');
  await until(() => second.heard).toEqual(['live']);
  page.dispatchEvent(new Event('pagehide'));
  source()?.telling.event(1);
  await until(() => first.heard).toEqual(['a connecting', 'live', 1]);
  page.dispatchEvent(new Event('pageshow'));
  source()?.telling.event(2);
  await until(() => second.heard).toContain('missed');
  expect(second.heard).not.toContain(1);
});

test('the tab with the source hears what another holds no more, however that came, and of its own', async () => {
  const { tab } = browser();
  const first = tab('a');
  const second = tab('b');
  const third = tab('c');
  await until(() => third.heard).toEqual(['a connecting']);
  first.share.hold('of a')();
  const letGo = second.share.hold('of b');
  third.share.hold('of c');
  await until(() => first.gone).toEqual(['of a']);
  letGo();
  await until(() => first.gone).toEqual(['of a', 'of b']);
  first.share.leave();
  await until(() => third.heard.at(-1)).toBe('b connecting');
  third.share.leave();
  await until(() => second.gone).toEqual(['of c']);
});

test('where it is over for good in one tab, the next tries for itself', async () => {
  const { tab, source } = browser();
  const first = tab('a');
  const second = tab('b');
  await until(() => second.heard).toEqual(['a connecting']);
  source()?.telling.end();
  expect(first.heard).toEqual(['a connecting', 'end']);
  await until(() => source()?.tab).toBe('b');
  source()?.telling.end();
  expect(second.heard).toEqual(['a connecting', 'b connecting', 'end']);
  expect(source()).toBeUndefined();
  tab('c');
  await until(() => source()?.tab).toBe('c');
});

test('without locks every tab has a source of its own', async () => {
  vi.stubGlobal('navigator', {});
  const { tab, opened } = browser();
  const first = tab('a');
  const second = tab('b');
  await until(() => opened.map(({ tab }) => tab)).toEqual(['a', 'b']);
  opened[1]?.telling.event(1);
  first.share.hold('of a')();
  expect(first).toMatchObject({ heard: ['a connecting'], gone: ['of a'] });
  expect(second.heard).toEqual(['b connecting', 1]);
});
