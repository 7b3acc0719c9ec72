import { can } from '@/domain/permissions';
import { requireLane } from '@/features/lane/data';
import { BUILT_IN_LANES } from '@/features/lane/schema';
import { notifyMaps } from '@/features/map/mutations';
import { requireTouchpoint } from '@/features/touchpoint/data';
import { keepDiscussionCeiling, requireAtMost } from '@/server/ceilings';
import { prisma } from '@/server/db';
import { env } from '@/server/env';
import { AppError } from '@/server/errors';
import { send } from '@/server/jobs';
import type { WorkspaceScope } from '@/server/tenancy';
import { memberIn, requireMentioned, requireSpeaker } from './data';
import type { Reply, Start } from './schema';

const gone = () => new AppError('not_found', 'This discussion does not exist any more. Nothing was sent.');
const notYours = () =>
  new AppError('forbidden', 'Only whoever wrote this message can do that. Nothing was changed.');

/** Begins a discussion with its first message. Sent twice, it is one. */
export async function startDiscussion(scope: WorkspaceScope, input: Start): Promise<{ id: string }> {
  const { db, workspaceId } = scope;
  const { id, messageId, touchpointId, lane, text } = input;
  const authorId = requireSpeaker(scope);
  const { mapId } = await requireTouchpoint(scope, { id: touchpointId });
  const laneName = await nameOfLane(scope, mapId, lane);
  const { count } = await db.discussion.createMany({
    data: [{ workspaceId, id, mapId, touchpointId, lane, laneName, authorId }],
    skipDuplicates: true,
  });
  if (count === 0) {
    const twice = await db.discussion.findFirst({ where: { workspaceId, id, touchpointId, authorId } });
    if (!twice) throw new AppError('conflict', 'There is another discussion with this id. Nothing was sent.');
  }
  await addMessage(scope, { id: messageId, discussionId: id, text, authorId });
  await keepDiscussionCeiling(scope, touchpointId);
  await notifyMaps(scope, [mapId]);
  return { id };
}

/** Says something in a discussion; in a resolved one too, which opens it again. Sent twice, it is said once. */
export async function replyToDiscussion(scope: WorkspaceScope, { id, discussionId, text }: Reply) {
  const { db, workspaceId } = scope;
  const authorId = requireSpeaker(scope);
  const { mapId } = await lockDiscussion(scope, discussionId);
  // Those that were deleted, too: each leaves its mark in what is read.
  const others = await db.discussionMessage.count({ where: { workspaceId, discussionId, NOT: { id } } });
  requireAtMost('messages', others + 1);
  if (await addMessage(scope, { id, discussionId, text, authorId }))
    await db.discussion.updateMany({
      where: { workspaceId, id: discussionId },
      data: { resolvedAt: null, resolvedBy: null },
    });
  await notifyMaps(scope, [mapId]);
  return { id };
}

/** Words one's own message anew. Whoever is mentioned only now is told. */
export async function editMessage(scope: WorkspaceScope, { id, text }: { id: string; text: string }) {
  const { db, workspaceId } = scope;
  const { message, mapId } = await lockMessage(scope, id);
  if (message.authorId === null || message.authorId !== memberIn(scope)) throw notYours();
  if (message.deletedAt) throw new AppError('not_found', 'This message was deleted. Nothing was changed.');
  if (message.text === text) return { id };
  const mentioned = await requireMentioned(scope, text);
  await db.discussionMessage.updateMany({ where: { workspaceId, id }, data: { text, editedAt: new Date() } });
  await db.discussionMention.deleteMany({
    where: { workspaceId, messageId: id, userId: { notIn: mentioned } },
  });
  await addMentions(scope, id, mentioned, message.authorId);
  await notifyMaps(scope, [mapId]);
  return { id };
}

/** Takes a message back, or brings it back: one's own, or with the right to manage members anybody's. */
export async function deleteMessage(
  scope: WorkspaceScope,
  { id, deleted }: { id: string; deleted: boolean },
): Promise<{ id: string }> {
  const { db, workspaceId, role } = scope;
  const me = requireSpeaker(scope);
  const { message, mapId } = await lockMessage(scope, id);
  if (message.authorId !== me && !can(role, 'member:edit')) throw notYours();
  if ((message.deletedAt !== null) === deleted) return { id };
  const deletedAt = deleted ? new Date() : null;
  await db.discussionMessage.updateMany({ where: { workspaceId, id }, data: { deletedAt } });
  await notifyMaps(scope, [mapId]);
  return { id };
}

/** Settles a discussion, or opens it again: whoever began it, and editors. */
export async function resolveDiscussion(
  scope: WorkspaceScope,
  { id, resolved }: { id: string; resolved: boolean },
): Promise<{ id: string }> {
  const { db, workspaceId, role } = scope;
  const me = requireSpeaker(scope);
  const { mapId, authorId, resolvedAt } = await lockDiscussion(scope, id);
  if (authorId !== me && !can(role, 'map:edit'))
    throw new AppError(
      'forbidden',
      'Whoever began this discussion can resolve it, and editors. Nothing was changed.',
    );
  if ((resolvedAt !== null) === resolved) return { id };
  await db.discussion.updateMany({
    where: { workspaceId, id },
    data: { resolvedAt: resolved ? new Date() : null, resolvedBy: resolved ? me : null },
  });
  await notifyMaps(scope, [mapId]);
  return { id };
}

/** The member who asks has seen what mentions them, at one touchpoint or, with null, everywhere. */
export async function readMentions(scope: WorkspaceScope, { touchpointId }: { touchpointId: string | null }) {
  const { db, workspaceId } = scope;
  if (touchpointId !== null) await requireTouchpoint(scope, { id: touchpointId });
  const userId = memberIn(scope);
  if (!userId) return { read: 0 };
  const { count } = await db.discussionMention.updateMany({
    where: {
      workspaceId,
      userId,
      readAt: null,
      ...(touchpointId === null ? {} : { message: { discussion: { touchpointId } } }),
    },
    data: { readAt: new Date() },
  });
  return { read: count };
}

/** Whether mails tell a person of mentions, in all their workspaces. */
export async function setMentionMails(userId: string, { mentions }: { mentions: boolean }) {
  await prisma().user.update({ where: { id: userId }, data: { mentionMails: mentions } });
  return { mentions };
}

/** False when the same message was there already. */
async function addMessage(
  scope: WorkspaceScope,
  { id, discussionId, text, authorId }: Reply & { authorId: string },
): Promise<boolean> {
  const { db, workspaceId } = scope;
  const known = await db.discussionMessage.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (known) {
    if (known.discussionId === discussionId && known.authorId === authorId) return false;
    throw new AppError('conflict', 'There is another message with this id. Nothing was sent.');
  }
  const mentioned = await requireMentioned(scope, text);
  const { name, email } = await db.user.findUniqueOrThrow({
    where: { id: authorId },
    select: { name: true, email: true },
  });
  const authorName = name || (email.split('@')[0] ?? '');
  await db.discussionMessage.create({ data: { workspaceId, id, discussionId, authorId, authorName, text } });
  await addMentions(scope, id, mentioned, authorId);
  return true;
}

/** Notes who was mentioned. A mail follows, unless one is on its way that will tell of this one too. */
async function addMentions(scope: WorkspaceScope, messageId: string, userIds: string[], authorId: string) {
  const { db, workspaceId, slug } = scope;
  const waiting = { workspaceId, readAt: null, mailedAt: null, message: { deletedAt: null } };
  for (const userId of userIds) {
    // Whoever names themselves need not be told.
    if (userId === authorId) continue;
    const before = await db.discussionMention.count({ where: { ...waiting, userId } });
    const { count } = await db.discussionMention.createMany({
      data: [{ workspaceId, messageId, userId }],
      skipDuplicates: true,
    });
    // Those that follow each other closely share one mail.
    if (count === 1 && before === 0)
      await send('mention-mail', { workspace: slug, userId }, env().MENTION_MAIL_AFTER);
  }
}

async function nameOfLane(scope: WorkspaceScope, mapId: string, lane: string | null): Promise<string> {
  if (lane === null) return '';
  const builtIn = BUILT_IN_LANES.find(({ kind }) => kind === lane);
  if (builtIn) return builtIn.name;
  const own = await requireLane(scope, lane);
  if (own.mapId !== mapId) throw new AppError('not_found', 'This lane is on another map. Nothing was sent.');
  return own.name;
}

async function lockDiscussion(scope: WorkspaceScope, id: string) {
  const { db, workspaceId } = scope;
  await db.$queryRaw`
    SELECT id FROM discussion WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const row = await db.discussion.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!row) throw gone();
  // It is kept with a deleted touchpoint, and closed as long as that is.
  await requireTouchpoint(scope, { id: row.touchpointId });
  return row;
}

async function lockMessage(scope: WorkspaceScope, id: string) {
  const { db, workspaceId } = scope;
  const where = { workspaceId_id: { workspaceId, id } };
  const found = await db.discussionMessage.findUnique({ where, select: { discussionId: true } });
  if (!found) throw new AppError('not_found', 'This message does not exist any more. Nothing was changed.');
  const { mapId } = await lockDiscussion(scope, found.discussionId);
  return { mapId, message: await db.discussionMessage.findUniqueOrThrow({ where }) };
}
