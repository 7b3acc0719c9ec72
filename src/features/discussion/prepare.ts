import {
  type Discussions,
  type DiscussionView,
  type Mentionable,
  mentionedIn,
  replaceMentions,
  type Speaker,
} from './schema';

const EXCERPT = 160;

/** The name of somebody in a mention; whoever is not known is not named. */
export const nameOf = (people: Readonly<Record<string, Speaker>>, id: string): string =>
  people[id]?.name ?? 'somebody';

/** The beginning of a stored text on one line, with mentions as names. */
export function excerptOf(stored: string, people: Readonly<Record<string, Speaker>>, most = EXCERPT): string {
  const plain = replaceMentions(stored, (id) => `@${nameOf(people, id)}`).replace(/\s+/g, ' ');
  const letters = [...plain];
  return letters.length <= most ? plain : `${letters.slice(0, most - 1).join('')}…`;
}

export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'mention'; id: string };

const PIECES = /(<@[0-9a-f-]{36}>|https?:\/\/[^\s<>"]+)/g;
/** What ends a sentence rather than an address. */
const TAIL = /[.,;:!?'’”)\]}]+$/;

/** A stored text in the parts it is shown in. Only http and https become links; all else is text. */
export function partsOf(stored: string): Part[] {
  return stored.split(PIECES).flatMap((piece, index): Part[] => {
    if (piece === '') return [];
    if (index % 2 === 0) return [{ kind: 'text', text: piece }];
    const [id] = mentionedIn(piece);
    if (id) return [{ kind: 'mention', id }];
    const tail = TAIL.exec(piece)?.[0] ?? '';
    const text = piece.slice(0, piece.length - tail.length);
    if (!URL.canParse(text)) return [{ kind: 'text', text: piece }];
    const link: Part = { kind: 'link', text, href: new URL(text).href };
    return tail === '' ? [link] : [link, { kind: 'text', text: tail }];
  });
}

/** What is on its way to the server, in the order in which it was done. */
export type Pending =
  | { do: 'start'; id: string; messageId: string; lane: DiscussionView['lane']; text: string; at: number }
  | { do: 'reply'; id: string; discussionId: string; text: string; at: number }
  | { do: 'edit'; id: string; text: string }
  | { do: 'delete'; id: string; deleted: boolean }
  | { do: 'resolve'; id: string; resolved: boolean };

/** What the server said, with what is on its way to it. `waiting`: ids of messages it has not got yet. */
export function withPending(
  known: Discussions,
  pending: readonly Pending[],
  now: number,
): { threads: DiscussionView[]; waiting: ReadonlySet<string> } {
  const waiting = new Set<string>();
  let threads = known.threads;
  const said = (id: string, text: string, at: number) => ({
    id,
    authorId: known.me,
    authorName: '',
    text,
    createdAt: new Date(at).toISOString(),
    editedAt: null,
  });
  const has = (id: string) => threads.some(({ messages }) => messages.some((message) => message.id === id));
  for (const one of pending) {
    if (one.do === 'start') {
      if (threads.some(({ id }) => id === one.id)) continue;
      waiting.add(one.messageId);
      const messages = [said(one.messageId, one.text, one.at)];
      const { id, lane } = one;
      const createdAt = new Date(one.at).toISOString();
      threads = [{ id, lane, authorId: known.me, createdAt, resolved: null, messages }, ...threads];
    } else if (one.do === 'reply') {
      if (has(one.id)) continue;
      waiting.add(one.id);
      threads = threads.map((thread) =>
        thread.id === one.discussionId
          ? { ...thread, resolved: null, messages: [...thread.messages, said(one.id, one.text, one.at)] }
          : thread,
      );
    } else if (one.do === 'resolve') {
      const resolved = one.resolved ? { at: new Date(now).toISOString(), by: known.me } : null;
      threads = threads.map((thread) => (thread.id === one.id ? { ...thread, resolved } : thread));
    } else {
      threads = threads.map((thread) => ({
        ...thread,
        messages: thread.messages.map((message) => {
          if (message.id !== one.id) return message;
          if (one.do === 'edit') return { ...message, text: one.text, editedAt: new Date(now).toISOString() };
          return one.deleted ? { ...message, text: null } : message;
        }),
      }));
    }
  }
  // Of what was taken back whole, nothing is left to show.
  const shown = threads.filter(({ messages }) => messages.some(({ text }) => text !== null));
  return { threads: shown, waiting };
}

const LETTER = /[\p{L}\p{N}]/u;

/** What was typed as it is stored: every "@name" of a member becomes a mention, the longest name first. */
export function encodeMentions(typed: string, members: readonly Mentionable[]): string {
  const longest = members.toSorted((a, b) => b.label.length - a.label.length);
  let stored = '';
  for (let at = 0; at < typed.length; ) {
    const begins = typed[at] === '@' && !LETTER.test(typed[at - 1] ?? '');
    const found = begins ? longest.find(({ label }) => namedAt(typed, at + 1, label)) : undefined;
    stored += found ? `<@${found.id}>` : typed[at];
    at += found ? found.label.length + 1 : 1;
  }
  return stored;
}

const namedAt = (typed: string, at: number, label: string): boolean =>
  typed.slice(at, at + label.length).toLowerCase() === label.toLowerCase() &&
  !LETTER.test(typed[at + label.length] ?? '');

/** What is stored as it was typed. */
export const decodeMentions = (
  stored: string,
  members: readonly Mentionable[],
  people: Readonly<Record<string, Speaker>>,
): string =>
  replaceMentions(stored, (id) => `@${members.find((one) => one.id === id)?.label ?? nameOf(people, id)}`);

const MOST_OFFERED = 6;

/** The members that what stands before the caret may mean, and where the "@" is; null when nobody is being named. */
export function offerMentions(
  before: string,
  members: readonly Mentionable[],
): { at: number; offered: Mentionable[] } | null {
  const at = before.lastIndexOf('@');
  if (at < 0 || LETTER.test(before[at - 1] ?? '')) return null;
  const wanted = before.slice(at + 1).toLowerCase();
  if (/\n|\s\s|^\s/.test(wanted)) return null;
  const offered = members.filter(({ label }) => {
    const name = label.toLowerCase();
    return name.startsWith(wanted) || name.split(/\s+/).some((word) => word.startsWith(wanted));
  });
  // Already named in full: going on writing must not be caught by the list.
  const done = offered.length === 1 && offered[0]?.label.toLowerCase() === wanted;
  return offered.length === 0 || done ? null : { at, offered: offered.slice(0, MOST_OFFERED) };
}
