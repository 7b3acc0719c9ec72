import { findWorkspaceAsOperator } from '@/features/workspace/data';
import { hub } from '@/live/hub';
import { publicUrl } from '@/server/env';
import { toAppError } from '@/server/errors';
import { send, type Workers } from '@/server/jobs';
import { writeMail } from '@/server/mail';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import { listMentionsOf } from './data';
import type { MentionView } from './schema';

/** A person gets one mail of a workspace in this time, however often they are mentioned. */
const APART_S = 300;
/** Whoever is at the map sees the mark; a mail follows only when they leave without having read. */
const PRESENT_S = 60;

export const discussionWorkers = { 'mention-mail': sendMentionMail } satisfies Partial<Workers>;

/**
 * Mails a person where they were mentioned and have not looked yet: once for all mentions that wait. Comes back later
 * while they are at the map, or when the last mail was only just.
 */
export async function sendMentionMail({
  workspace,
  userId,
}: {
  workspace: string;
  userId: string;
}): Promise<void> {
  const found = await findWorkspaceAsOperator(workspace).catch((error: unknown) => {
    if (toAppError(error).code === 'not_found') return null;
    throw error;
  });
  const again = found ? await asOperator(found, (scope) => mailMentions(scope, userId)) : 0;
  if (again > 0) await send('mention-mail', { workspace, userId }, again);
}

/** Seconds after which to look again; 0 when nothing is left to do. */
async function mailMentions(scope: WorkspaceScope, userId: string): Promise<number> {
  const { db, workspaceId, slug } = scope;
  const waiting = { workspaceId, userId, readAt: null, mailedAt: null, message: { deletedAt: null } };
  const member = await db.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    include: { user: true, workspace: true },
  });
  const due = await db.discussionMention.findMany({ where: waiting, select: { messageId: true } });
  if (due.length === 0) return 0;
  const last = await db.discussionMention.findFirst({
    where: { workspaceId, userId, mailedAt: { not: null } },
    orderBy: { mailedAt: 'desc' },
  });
  const since = last?.mailedAt ? (Date.now() - last.mailedAt.getTime()) / 1_000 : APART_S;
  if (member?.user.mentionMails && since < APART_S) return Math.ceil(APART_S - since);
  const ids = new Set(due.map(({ messageId }) => messageId));
  const listed = await listMentionsOf(scope, userId);
  const items = listed.filter(({ id, touchpoint }) => ids.has(id) && touchpoint.slug !== null);
  const here = hub().present(workspaceId);
  if (items.some(({ map }) => here.some((person) => person.user === userId && person.map === map.id)))
    return PRESENT_S;
  await db.discussionMention.updateMany({ where: waiting, data: { mailedAt: new Date() } });
  const [first] = items;
  if (!member?.user.mentionMails || !first) return 0;
  const { user } = member;
  await send(
    'mail',
    mailOf({ to: user.email, name: user.name, workspace: member.workspace.name, slug, items, first }),
  );
  return 0;
}

function mailOf(about: {
  to: string;
  name: string;
  workspace: string;
  slug: string;
  items: MentionView[];
  first: MentionView;
}) {
  const { to, name, workspace, slug, items, first } = about;
  const one = items.length === 1;
  return writeMail({
    to,
    subject: one
      ? `${first.from} mentioned you at “${first.touchpoint.name}”`
      : `You were mentioned ${items.length} times in ${workspace}`,
    paragraphs: [
      `Hello ${name},`,
      ...items.map(
        ({ from, touchpoint, map, excerpt }) =>
          `${from} mentioned you at “${touchpoint.name}” on the map “${map.name}”: “${excerpt}”`,
      ),
    ],
    action: { label: one ? 'Open the discussion' : 'Open the newest', url: linkTo(slug, first) },
    closing: `These mails can be switched off at ${publicUrl()}/account. Mentions stay listed in Touchline.`,
  });
}

function linkTo(slug: string, { map, touchpoint, discussionId }: MentionView): string {
  const query = new URLSearchParams({
    touchpoint: touchpoint.slug ?? '',
    tab: 'discussion',
    thread: discussionId,
  });
  return `${publicUrl()}/w/${slug}/maps/${map.id}?${query}`;
}
