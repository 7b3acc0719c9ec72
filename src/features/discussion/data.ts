import { BUILT_IN_LANES } from '@/features/lane/schema';
import { requireTouchpoint } from '@/features/touchpoint/data';
import { prisma } from '@/server/db';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { excerptOf } from './prepare';
import {
  type Discussions,
  type DiscussionView,
  type Mentionable,
  type Mentions,
  type MentionView,
  mentionedIn,
  type OpenCount,
  type Speaker,
} from './schema';

/** The newest mentions the list shows. */
const MOST_ITEMS = 30;

/** Id of the member who asks; null for visitors of the example and for keys. */
export const memberIn = ({ actor }: WorkspaceScope): string | null =>
  actor.kind === 'member' ? actor.userId : null;

/** Id of the member who asks. Throws `forbidden` for everybody else: what is said has an author. */
export function requireSpeaker(scope: WorkspaceScope): string {
  const member = memberIn(scope);
  if (!member)
    throw new AppError('forbidden', 'Only members of the workspace can do this. Nothing was sent.');
  return member;
}

const shownName = ({ name, email }: { name: string; email: string }) => name || (email.split('@')[0] ?? '');

/**
 * Names of people by id, also of those who have left. Only ids that stand in this workspace's rows may be asked for.
 */
export async function speakersOf(
  { db, workspaceId }: WorkspaceScope,
  ids: readonly (string | null)[],
): Promise<Record<string, Speaker>> {
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(ids)].filter((id) => id !== null) } },
    select: { id: true, name: true, email: true, memberships: { where: { workspaceId } } },
  });
  return Object.fromEntries(
    users.map(({ id, memberships, ...user }) => [
      id,
      { name: shownName(user), former: memberships.length === 0 },
    ]),
  );
}

/** Everything said at a touchpoint, newest discussion first. Throws `not_found`. */
export async function listDiscussions(
  scope: WorkspaceScope,
  { touchpointId }: { touchpointId: string },
): Promise<Discussions> {
  const { db, workspaceId } = scope;
  const { mapId } = await requireTouchpoint(scope, { id: touchpointId });
  const rows = await db.discussion.findMany({
    where: { workspaceId, touchpointId, messages: { some: { deletedAt: null } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    include: {
      messages: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        include: { mentions: { select: { userId: true } } },
      },
    },
  });
  const lanes = await db.lane.findMany({
    where: { workspaceId, mapId, builtIn: null, deletedAt: null },
    select: { id: true, name: true },
  });
  const people = await speakersOf(
    scope,
    rows.flatMap(({ authorId, resolvedBy, messages }) => [
      authorId,
      resolvedBy,
      ...messages.flatMap((message) => [message.authorId, ...message.mentions.map(({ userId }) => userId)]),
    ]),
  );
  const laneOf = (id: string, name: string) => {
    const lane = BUILT_IN_LANES.find(({ kind }) => kind === id) ?? lanes.find((own) => own.id === id);
    return { id, name: lane?.name ?? name, gone: !lane };
  };
  return {
    me: memberIn(scope),
    people,
    threads: rows.map(
      (row): DiscussionView => ({
        id: row.id,
        lane: row.lane === null ? null : laneOf(row.lane, row.laneName),
        authorId: row.authorId,
        createdAt: row.createdAt.toISOString(),
        resolved: row.resolvedAt && { at: row.resolvedAt.toISOString(), by: row.resolvedBy },
        messages: row.messages.map(({ id, authorId, authorName, text, createdAt, editedAt, deletedAt }) => ({
          id,
          authorId,
          authorName,
          text: deletedAt ? null : text,
          createdAt: createdAt.toISOString(),
          editedAt: editedAt?.toISOString() ?? null,
        })),
      }),
    ),
  };
}

/** Open discussions of a map, by touchpoint and lane. Throws `not_found`. */
export async function countDiscussions(
  { db, workspaceId }: WorkspaceScope,
  { map }: { map: string },
): Promise<OpenCount[]> {
  if (!(await db.journeyMap.findFirst({ where: { workspaceId, id: map, deletedAt: null } })))
    throw new AppError('not_found', 'This map does not exist, or it was deleted.');
  return db.$queryRaw<OpenCount[]>`
    SELECT d.touchpoint_id AS "touchpointId", d.lane, count(*)::float8 AS n
    FROM discussion d
    JOIN touchpoint t ON t.workspace_id = d.workspace_id AND t.id = d.touchpoint_id AND t.deleted_at IS NULL
    JOIN stage s ON s.workspace_id = t.workspace_id AND s.id = t.stage_id AND s.deleted_at IS NULL
    WHERE d.workspace_id = ${workspaceId}::uuid AND s.map_id = ${map}::uuid AND d.resolved_at IS NULL
      AND EXISTS (
        SELECT FROM discussion_message m
        WHERE m.workspace_id = d.workspace_id AND m.discussion_id = d.id AND m.deleted_at IS NULL)
    GROUP BY 1, 2
    ORDER BY 1, 2`;
}

/**
 * The members who can be mentioned, oneself last: others are meant. Of two with the same name, the address tells them
 * apart.
 */
export async function listMentionable(scope: WorkspaceScope): Promise<Mentionable[]> {
  const { db, workspaceId } = scope;
  const speaker = requireSpeaker(scope);
  const rows = await db.membership.findMany({
    where: { workspaceId },
    select: { user: { select: { id: true, name: true, email: true } } },
  });
  const named = rows.map(({ user }) => ({ ...user, name: shownName(user) }));
  const seen = Map.groupBy(named, ({ name }) => name.toLowerCase());
  return named
    .map(({ id, name, email }) => ({
      id,
      label: (seen.get(name.toLowerCase())?.length ?? 0) > 1 ? `${name} (${email})` : name,
    }))
    .sort((a, b) => Number(a.id === speaker) - Number(b.id === speaker) || a.label.localeCompare(b.label));
}

/** Where the member who asks was mentioned, newest first. A visitor is mentioned nowhere. */
export async function listMentions(scope: WorkspaceScope): Promise<Mentions> {
  const userId = memberIn(scope);
  if (!userId) return { unread: 0, items: [] };
  const unread = await scope.db.discussionMention.count({
    where: { workspaceId: scope.workspaceId, userId, readAt: null, message: { deletedAt: null } },
  });
  return { unread, items: await listMentionsOf(scope, userId) };
}

/** The newest mentions of one person in the workspace. */
export async function listMentionsOf(scope: WorkspaceScope, userId: string): Promise<MentionView[]> {
  const { db, workspaceId } = scope;
  const mine = { workspaceId, userId, message: { deletedAt: null } };
  const rows = await db.discussionMention.findMany({
    where: mine,
    orderBy: [{ createdAt: 'desc' }, { messageId: 'asc' }],
    take: MOST_ITEMS,
    include: {
      message: {
        include: {
          mentions: { select: { userId: true } },
          discussion: {
            include: {
              map: { select: { id: true, name: true, deletedAt: true } },
              touchpoint: { include: { stage: { select: { deletedAt: true } } } },
            },
          },
        },
      },
    },
  });
  const people = await speakersOf(
    scope,
    rows.flatMap(({ message }) => [message.authorId, ...message.mentions.map(({ userId }) => userId)]),
  );
  return rows.map(({ createdAt, readAt, message }) => {
    const { map, touchpoint, id } = message.discussion;
    const gone = map.deletedAt ?? touchpoint.deletedAt ?? touchpoint.stage.deletedAt;
    return {
      id: message.id,
      discussionId: id,
      read: readAt !== null,
      at: createdAt.toISOString(),
      from: (message.authorId && people[message.authorId]?.name) || message.authorName,
      excerpt: excerptOf(message.text, people),
      map: { id: map.id, name: map.name },
      touchpoint: { name: touchpoint.name, slug: gone ? null : touchpoint.slug },
    };
  });
}

/** The members among those a text mentions. Throws `invalid` when one of them is none, or no longer. */
export async function requireMentioned({ db, workspaceId }: WorkspaceScope, text: string): Promise<string[]> {
  const ids = mentionedIn(text);
  const members = await db.membership.count({ where: { workspaceId, userId: { in: ids } } });
  if (members < ids.length)
    throw new AppError(
      'invalid',
      'Somebody you mention is not a member of this workspace any more. Nothing was sent: take the mention out.',
    );
  return ids;
}

/** Whether mails tell a person of mentions. */
export async function getMentionMails(userId: string): Promise<{ mentions: boolean }> {
  const { mentionMails } = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
  return { mentions: mentionMails };
}
