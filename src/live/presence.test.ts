import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PresenceNotice, Present } from '@/contract/change';
import { createPresence } from './presence';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const at = (tab: string, cell: string | null, workspace = 'w1', stream = 's1'): PresenceNotice => ({
  w: workspace,
  p: tab,
  s: stream,
  at: { user: `user-${tab}`, name: `Name ${tab}`, map: 'm1', cell },
});

function watch() {
  const told: [string, Present[]][] = [];
  const presence = createPresence((workspace, people) => told.push([workspace, people]));
  return { presence, told, names: () => presence.at('w1').map(({ name }) => name) };
}

test('everybody who says so is there, in their own workspace only, and watchers hear of it once', () => {
  const { presence, told, names } = watch();
  presence.hear(at('b', null));
  presence.hear(at('a', '3:t1'));
  presence.hear(at('c', null, 'w2'));
  expect(names()).toEqual(['Name a', 'Name b']);
  vi.advanceTimersByTime(1_000);
  expect(told.map(([workspace, people]) => [workspace, people.length])).toEqual([
    ['w1', 2],
    ['w2', 1],
  ]);
  // Still there, at the same cell: nothing to tell.
  presence.hear(at('a', '3:t1'));
  vi.advanceTimersByTime(1_000);
  expect(told).toHaveLength(2);
  presence.hear(at('a', '4:t1'));
  vi.advanceTimersByTime(1_000);
  expect(told.at(-1)?.[1][0]).toMatchObject({ tab: 'a', cell: '4:t1' });
});

test('who falls silent is gone after a while, and everybody is told', () => {
  const { presence, told, names } = watch();
  presence.hear(at('a', null));
  presence.hear(at('b', null));
  vi.advanceTimersByTime(30_000);
  presence.hear(at('b', null));
  vi.advanceTimersByTime(15_000);
  expect(names()).toEqual(['Name b']);
  expect(told.at(-1)?.[1]).toHaveLength(1);
});

test('a stream that ends and comes back at once is no leaving; one that stays away is', () => {
  const { presence, names } = watch();
  presence.hear(at('a', null));
  presence.hear({ w: 'w1', p: 'a' });
  vi.advanceTimersByTime(1_000);
  presence.hear(at('a', null));
  vi.advanceTimersByTime(10_000);
  expect(names()).toEqual(['Name a']);
  presence.hear({ w: 'w1', p: 'a' });
  vi.advanceTimersByTime(4_000);
  expect(names()).toEqual([]);
});

test('the tabs of a browser go with its stream, but for those that have said by another that they are there', () => {
  const { presence, names } = watch();
  for (const tab of ['a', 'b']) presence.hear(at(tab, null));
  presence.hear(at('c', null, 'w1', 's2'));
  presence.ended({ w: 'w1', e: 's1' });
  vi.advanceTimersByTime(1_000);
  presence.hear(at('b', null, 'w1', 's3'));
  vi.advanceTimersByTime(3_000);
  expect(names()).toEqual(['Name b', 'Name c']);
});
