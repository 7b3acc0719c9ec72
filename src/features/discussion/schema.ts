import { z } from 'zod';
import { BUILT_IN_LANES } from '@/features/lane/schema';
import { text } from '@/features/map/schema';

export const MESSAGE_LENGTH = 10_000;
/** People mentioned in one message. */
export const MOST_MENTIONS = 20;

/** A mention as it is stored in a message. */
const MENTION = /<@([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})>/g;

/** Ids of the people a stored text mentions, each once. */
export const mentionedIn = (stored: string): string[] => [
  ...new Set([...stored.matchAll(MENTION)].map(([, id = '']) => id)),
];

/** A stored text with every mention replaced. */
export const replaceMentions = (stored: string, by: (id: string) => string): string =>
  stored.replace(MENTION, (_, id: string) => by(id));

/** What is said: never empty. */
export const messageText = text('The message', MESSAGE_LENGTH)
  .refine((said) => said !== '', 'The message is empty. Type something.')
  .refine(
    (said) => mentionedIn(said).length <= MOST_MENTIONS,
    `A message mentions ${MOST_MENTIONS} people at most. Take some out.`,
  );

/** The kind of a built-in lane, or the id of one of the workspace's own. */
const lane = z.union([z.enum(BUILT_IN_LANES.map(({ kind }) => kind)), z.uuid()]);

export const startInput = z.object({
  /** Of the discussion and of its first message, both made by the sender. */
  id: z.uuid(),
  messageId: z.uuid(),
  touchpointId: z.uuid(),
  /** Null: about the touchpoint as a whole. */
  lane: lane.nullable(),
  text: messageText,
});
export type Start = z.output<typeof startInput>;

export const replyInput = z.object({ id: z.uuid(), discussionId: z.uuid(), text: messageText });
export type Reply = z.output<typeof replyInput>;

export const editInput = z.object({ id: z.uuid(), text: messageText });
export const removeInput = z.object({ id: z.uuid(), deleted: z.boolean() });
export const resolveInput = z.object({ id: z.uuid(), resolved: z.boolean() });
export const listInput = z.object({ touchpointId: z.uuid() });
/** Null: all of the workspace. */
export const readInput = z.object({ touchpointId: z.uuid().nullable() });
export const mailsInput = z.object({ mentions: z.boolean() });

/** Somebody who spoke or was mentioned. */
export interface Speaker {
  name: string;
  /** They have left the workspace. */
  former: boolean;
}

export interface MessageView {
  id: string;
  /** Null when the account is gone; `authorName` is left. */
  authorId: string | null;
  authorName: string;
  /** With mentions as <@id>; null when it was deleted. */
  text: string | null;
  /** ISO date-times. */
  createdAt: string;
  editedAt: string | null;
}

export interface DiscussionView {
  id: string;
  /** What it is about; null is the touchpoint as a whole. */
  lane: { id: string; name: string; gone: boolean } | null;
  authorId: string | null;
  createdAt: string;
  resolved: { at: string; by: string | null } | null;
  messages: MessageView[];
}

/** Everything said at one touchpoint. */
export interface Discussions {
  /** Who asks; null for a visitor. */
  me: string | null;
  /** By id: everybody who appears below. */
  people: Record<string, Speaker>;
  /** Newest first. */
  threads: DiscussionView[];
}

/** Open discussions at one touchpoint, about one lane or, with null, the whole of it. */
export interface OpenCount {
  touchpointId: string;
  lane: string | null;
  n: number;
}

/** A member who can be mentioned. */
export interface Mentionable {
  id: string;
  /** What stands after the @; no two members have the same. */
  label: string;
}

/** A message in which the reader is mentioned. */
export interface MentionView {
  /** Of the message. */
  id: string;
  discussionId: string;
  read: boolean;
  /** ISO date-time. */
  at: string;
  from: string;
  excerpt: string;
  map: { id: string; name: string };
  /** `slug` is null when it, its stage or its map was deleted. */
  touchpoint: { name: string; slug: string | null };
}

export interface Mentions {
  unread: number;
  /** The newest ones. */
  items: MentionView[];
}
