import { expect, test } from 'vitest';
import { decodeMentions, encodeMentions, excerptOf, offerMentions, partsOf, withPending } from './prepare';
import type { Discussions, DiscussionView } from './schema';

const [TOM, TOMMY, LAYLA] = ['1', '2', '3'].map(
  (digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`,
) as [string, string, string];
const MEMBERS = [
  { id: TOM, label: 'Tom' },
  { id: TOMMY, label: 'Tom Weber' },
  { id: LAYLA, label: 'ليلى حسن' },
];
const PEOPLE = { [TOM]: { name: 'Tom', former: false }, [LAYLA]: { name: 'ليلى حسن', former: true } };

test.each([
  ['Hello @Tom, look', `Hello <@${TOM}>, look`],
  ['@tom weber and @Tom', `<@${TOMMY}> and <@${TOM}>`],
  ['شكرا @ليلى حسن.', `شكرا <@${LAYLA}>.`],
  ['write to tom@tom.example', 'write to tom@tom.example'],
  ['@Tomorrow', '@Tomorrow'],
  ['@nobody', '@nobody'],
])('“%s” is stored with its mentions', (typed, stored) => {
  expect(encodeMentions(typed, MEMBERS)).toBe(stored);
});

test('what is stored is edited as it was typed, former members by their names', () => {
  expect(decodeMentions(`<@${TOMMY}> and <@${LAYLA}>`, MEMBERS.slice(0, 2), PEOPLE)).toBe(
    '@Tom Weber and @ليلى حسن',
  );
});

test('only http and https become links, and the end of a sentence is no part of them', () => {
  expect(partsOf(`See https://example.com/a?b=1). <b>javascript:alert(1)</b> <@${TOM}>`)).toEqual([
    { kind: 'text', text: 'See ' },
    { kind: 'link', text: 'https://example.com/a?b=1', href: 'https://example.com/a?b=1' },
    { kind: 'text', text: ').' },
    { kind: 'text', text: ' <b>javascript:alert(1)</b> ' },
    { kind: 'mention', id: TOM },
  ]);
  expect(partsOf('javascript:alert(1) data:text/html,x http://')).toEqual([
    { kind: 'text', text: 'javascript:alert(1) data:text/html,x http://' },
  ]);
});

test('an excerpt is one line with names, and ends where it is cut', () => {
  expect(excerptOf(`Is\n it <@${TOM}>?`, PEOPLE)).toBe('Is it @Tom?');
  expect(excerptOf('abcdef', {}, 4)).toBe('abc…');
});

test('“@” offers the members whose name or a word of it begins so', () => {
  const labels = (before: string) => offerMentions(before, MEMBERS)?.offered.map(({ label }) => label);
  expect(labels('Hi @')).toHaveLength(3);
  expect(labels('Hi @we')).toEqual(['Tom Weber']);
  expect(labels('Hi @Tom W')).toEqual(['Tom Weber']);
  expect(labels('@حس')).toEqual(['ليلى حسن']);
  expect(labels('Hi @Tom Weber')).toBeUndefined();
  expect(labels('Hi @Tom Weber is')).toBeUndefined();
  expect(labels('mail tom@')).toBeUndefined();
  expect(labels('Hi @ ')).toBeUndefined();
});

const message = (id: string, text: string | null) => ({
  id,
  authorId: TOM,
  authorName: 'Tom',
  text,
  createdAt: '2026-01-01T00:00:00.000Z',
  editedAt: null,
});
const thread = (id: string, ...messages: ReturnType<typeof message>[]): DiscussionView => ({
  id,
  lane: null,
  authorId: TOM,
  createdAt: '2026-01-01T00:00:00.000Z',
  resolved: null,
  messages,
});
const said: Discussions = { me: TOM, people: PEOPLE, threads: [thread('a', message('a1', 'One'))] };

test('what waits for the connection shows in its place, once', () => {
  const pending = [
    { do: 'start' as const, id: 'b', messageId: 'b1', lane: null, text: 'New', at: 1 },
    { do: 'reply' as const, id: 'a2', discussionId: 'a', text: 'Two', at: 2 },
    { do: 'reply' as const, id: 'b2', discussionId: 'b', text: 'More', at: 3 },
    { do: 'reply' as const, id: 'a1', discussionId: 'a', text: 'One', at: 3 },
    { do: 'resolve' as const, id: 'a', resolved: true },
  ];
  const { threads, waiting } = withPending(said, pending, 4);
  expect(threads.map(({ id, messages }) => [id, messages.map(({ text }) => text)])).toEqual([
    ['b', ['New', 'More']],
    ['a', ['One', 'Two']],
  ]);
  expect([...waiting]).toEqual(['b1', 'a2', 'b2']);
  expect(threads.map(({ resolved }) => resolved !== null)).toEqual([false, true]);
});

test('a discussion whose last words were taken back is gone', () => {
  expect(withPending(said, [{ do: 'delete', id: 'a1', deleted: true }], 4).threads).toEqual([]);
});
