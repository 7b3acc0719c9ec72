import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createLane, deleteLane } from '@/features/lane/mutations';
import { ownerPool, prisma } from '@/server/db';
import { asOperator, inWorkspace, type WorkspaceScope } from '@/server/tenancy';
import { createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { countDiscussions, listDiscussions, listMentionable, listMentions } from './data';
import {
  deleteMessage,
  editMessage,
  readMentions,
  replyToDiscussion,
  resolveDiscussion,
  startDiscussion,
} from './mutations';
import { messageText, startInput } from './schema';

/** A workspace with two members, and their ways of doing something in it. */
async function twoMembers() {
  const workspace = await createTestWorkspace(['csat']);
  const [ada, tom] = [await createMember(workspace, 'editor'), await createMember(workspace, 'viewer')];
  const as =
    (userId: string) =>
    <T>(work: (scope: WorkspaceScope) => Promise<T>) =>
      inWorkspace(userId, workspace.slug, 'discussion:write', work);
  return { workspace, touchpointId: touchpointOf(workspace), ada, tom, asAda: as(ada), asTom: as(tom) };
}

const touchpointOf = ({ touchpoints }: TestWorkspace) => touchpoints[0]?.id ?? '';

const begin = (touchpointId: string, text: string, lane: string | null = null) => ({
  id: randomUUID(),
  messageId: randomUUID(),
  touchpointId,
  lane,
  text,
});

test('a discussion about a lane is counted there, mentions a colleague until they look, and is sent twice as one', async () => {
  const { workspace, touchpointId, tom, asAda, asTom } = await twoMembers();
  const first = begin(touchpointId, `Is the fee shown, <@${tom}>?`, 'thinking');
  await asAda((scope) => startDiscussion(scope, first));
  await asAda((scope) => startDiscussion(scope, first));
  expect(await asTom((scope) => countDiscussions(scope, { map: workspace.mapId }))).toEqual([
    { touchpointId, lane: 'thinking', n: 1 },
  ]);
  expect(await asTom(listMentions)).toMatchObject({
    unread: 1,
    items: [{ discussionId: first.id, read: false, from: 'Member', excerpt: 'Is the fee shown, @Member?' }],
  });
  await asTom((scope) => readMentions(scope, { touchpointId }));
  expect(await asTom(listMentions)).toMatchObject({ unread: 0, items: [{ read: true }] });
  expect(await asAda(listMentions)).toEqual({ unread: 0, items: [] });
  const reply = { id: randomUUID(), discussionId: first.id, text: 'It is not.' };
  await asTom((scope) => replyToDiscussion(scope, reply));
  await asTom((scope) => replyToDiscussion(scope, reply));
  const { threads } = await asAda((scope) => listDiscussions(scope, { touchpointId }));
  expect(threads.map(({ messages }) => messages.map(({ text }) => text))).toEqual([
    [first.text, 'It is not.'],
  ]);
});

test('a resolved discussion is counted no more; a reply opens it again', async () => {
  const { workspace, touchpointId, asAda, asTom } = await twoMembers();
  const first = begin(touchpointId, 'What do they ask most?');
  await asTom((scope) => startDiscussion(scope, first));
  const counts = () => asAda((scope) => countDiscussions(scope, { map: workspace.mapId }));
  await asTom((scope) => resolveDiscussion(scope, { id: first.id, resolved: true }));
  expect(await counts()).toEqual([]);
  await asAda((scope) =>
    replyToDiscussion(scope, { id: randomUUID(), discussionId: first.id, text: 'One more thing.' }),
  );
  expect(await counts()).toEqual([{ touchpointId, lane: null, n: 1 }]);
});

test('only whoever began a discussion, or an editor, resolves it; only the author words a message anew', async () => {
  const { touchpointId, asAda, asTom, workspace } = await twoMembers();
  const first = begin(touchpointId, 'Ours');
  await asAda((scope) => startDiscussion(scope, first));
  const refused = { code: 'forbidden' };
  await expect(asTom((s) => resolveDiscussion(s, { id: first.id, resolved: true }))).rejects.toMatchObject(
    refused,
  );
  await expect(asTom((s) => editMessage(s, { id: first.messageId, text: 'Theirs' }))).rejects.toMatchObject(
    refused,
  );
  const remove = { id: first.messageId, deleted: true };
  await expect(asTom((s) => deleteMessage(s, remove))).rejects.toMatchObject(refused);
  const admin = await createMember(workspace, 'admin');
  await inWorkspace(admin, workspace.slug, 'discussion:write', (s) => deleteMessage(s, remove));
  expect((await asAda((s) => listDiscussions(s, { touchpointId }))).threads).toEqual([]);
  await asAda((s) => deleteMessage(s, { ...remove, deleted: false }));
  expect((await asAda((s) => listDiscussions(s, { touchpointId }))).threads).toHaveLength(1);
});

test('what was deleted is not told to anybody', async () => {
  const { touchpointId, tom, asAda, asTom } = await twoMembers();
  const first = begin(touchpointId, 'First');
  await asAda((scope) => startDiscussion(scope, first));
  const secret = { id: randomUUID(), discussionId: first.id, text: `Not for long <@${tom}>` };
  await asAda((scope) => replyToDiscussion(scope, secret));
  await asAda((scope) => deleteMessage(scope, { id: secret.id, deleted: true }));
  const seen = [await asTom((scope) => listDiscussions(scope, { touchpointId })), await asTom(listMentions)];
  expect(JSON.stringify(seen)).not.toContain('Not for long');
  expect(seen[1]).toEqual({ unread: 0, items: [] });
});

test('whoever writes is offered last', async () => {
  const { ada, tom, asAda, asTom } = await twoMembers();
  for (const [offered, last] of [
    [await asAda(listMentionable), ada],
    [await asTom(listMentionable), tom],
  ] as const)
    expect(offered.map(({ id }) => id).indexOf(last)).toBe(offered.length - 1);
});

test('whoever left keeps their name on what they said, and can be mentioned no more', async () => {
  const { workspace, touchpointId, tom, asAda, asTom } = await twoMembers();
  const first = begin(touchpointId, 'I was here');
  await asTom((scope) => startDiscussion(scope, first));
  await asAda((scope) =>
    replyToDiscussion(scope, { id: randomUUID(), discussionId: first.id, text: `Thanks, <@${tom}>` }),
  );
  await asOperator(workspace, ({ db }) => db.membership.deleteMany({ where: { userId: tom } }));
  const { people, threads } = await asAda((scope) => listDiscussions(scope, { touchpointId }));
  expect(people[tom]).toEqual({ name: 'Member', former: true });
  expect(threads[0]?.messages[0]?.authorId).toBe(tom);
  expect((await asAda(listMentionable)).map(({ id }) => id)).not.toContain(tom);
  const late = { id: randomUUID(), discussionId: first.id, text: `Still there, <@${tom}>?` };
  await expect(asAda((scope) => replyToDiscussion(scope, late))).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('not a member of this workspace any more'),
  });
  await prisma().user.delete({ where: { id: tom } });
  const after = await asAda((scope) => listDiscussions(scope, { touchpointId }));
  expect(after.threads[0]?.messages[0]).toMatchObject({
    authorId: null,
    authorName: 'Member',
    text: 'I was here',
  });
});

test('the name of somebody of another workspace cannot be had by mentioning them', async () => {
  const { touchpointId, asAda } = await twoMembers();
  const stranger = await createMember(await createTestWorkspace(['csat']), 'owner');
  const asked = begin(touchpointId, `Who is <@${stranger}>?`);
  await expect(asAda((scope) => startDiscussion(scope, asked))).rejects.toMatchObject({ code: 'invalid' });
});

test('a discussion outlives its lane and says that it is gone; a new one cannot begin there', async () => {
  const { workspace, touchpointId, asAda } = await twoMembers();
  const { mapId } = workspace;
  const lane = await asAda((scope) => createLane(scope, { mapId, kind: 'text', name: 'Waiting', unit: '' }));
  await asAda((scope) => startDiscussion(scope, begin(touchpointId, 'How long?', lane.id)));
  await asAda((scope) => deleteLane(scope, { id: lane.id }));
  const { threads } = await asAda((scope) => listDiscussions(scope, { touchpointId }));
  expect(threads[0]?.lane).toEqual({ id: lane.id, name: 'Waiting', gone: true });
  await expect(
    asAda((scope) => startDiscussion(scope, begin(touchpointId, 'And now?', lane.id))),
  ).rejects.toMatchObject({ code: 'not_found' });
});

test('nothing but a member’s word starts a discussion: no key, no visitor, no empty text, no book', async () => {
  const { workspace, touchpointId } = await twoMembers();
  await expect(
    asOperator(workspace, (scope) => startDiscussion(scope, begin(touchpointId, 'Hello'))),
  ).rejects.toMatchObject({ code: 'forbidden' });
  const wrong = (text: string) => messageText.safeParse(text).error?.issues[0]?.message;
  expect(wrong('  \n ')).toBe('The message is empty. Type something.');
  expect(wrong('x'.repeat(10_001))).toContain('longer than 10,000 characters');
  expect(wrong('x'.repeat(10_000))).toBeUndefined();
  expect(startInput.safeParse({ ...begin(touchpointId, 'Hello'), lane: 'nowhere' }).success).toBe(false);
});

test('a workspace goes with everything that was said in it', async () => {
  const { workspace, touchpointId, tom, asAda } = await twoMembers();
  await asAda((scope) => startDiscussion(scope, begin(touchpointId, `Hello <@${tom}>`)));
  await ownerPool().query('DELETE FROM workspace WHERE id = $1', [workspace.id]);
  const left = await ownerPool().query('SELECT FROM discussion_mention WHERE workspace_id = $1', [
    workspace.id,
  ]);
  expect(left.rowCount).toBe(0);
});
