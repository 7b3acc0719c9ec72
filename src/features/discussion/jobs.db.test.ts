import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { ownerPool, prisma } from '@/server/db';
import { asOperator, inWorkspace } from '@/server/tenancy';
import { createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { sendMentionMail } from './jobs';
import { readMentions, setMentionMails, startDiscussion } from './mutations';

async function mentioned() {
  const workspace = await createTestWorkspace(['csat']);
  const [author, reader] = [await createMember(workspace), await createMember(workspace, 'viewer')];
  const mention = (text = `Look, <@${reader}>`) =>
    inWorkspace(author, workspace.slug, 'discussion:write', (scope) =>
      startDiscussion(scope, {
        id: randomUUID(),
        messageId: randomUUID(),
        touchpointId: workspace.touchpoints[0]?.id ?? '',
        lane: null,
        text,
      }),
    );
  const work = () => sendMentionMail({ workspace: workspace.slug, userId: reader });
  return { workspace, reader, mention, work };
}

interface Queued {
  data: { to: string; subject: string; text: string; html: string };
}

/** The mails that wait to be delivered to a person. */
async function mailsTo(userId: string): Promise<Queued['data'][]> {
  const { email } = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
  const { rows } = await ownerPool().query<Queued>(
    "SELECT data FROM pgboss.job WHERE name = 'mail' AND data->>'to' = $1",
    [email],
  );
  return rows.map(({ data }) => data);
}

/** How many looks at the mentions of somebody are planned. */
async function planned({ slug }: TestWorkspace): Promise<number> {
  const { rowCount } = await ownerPool().query(
    "SELECT FROM pgboss.job WHERE name = 'mention-mail' AND data->>'workspace' = $1",
    [slug],
  );
  return rowCount ?? 0;
}

test('several mentions make one mail, which leads to the discussion; the next one waits its time', async () => {
  const { workspace, reader, mention, work } = await mentioned();
  await mention(`<script>alert(1)</script> once, <@${reader}>`);
  const { id } = await mention();
  expect(await planned(workspace)).toBe(1);
  await work();
  const [mail, ...more] = await mailsTo(reader);
  expect(more).toEqual([]);
  expect(mail?.subject).toContain('mentioned 2 times');
  expect(mail?.text).toContain(`tab=discussion&thread=${id}`);
  expect(mail?.text).toContain('/account');
  expect(mail?.html).not.toContain('<script');
  await work();
  expect(await mailsTo(reader)).toHaveLength(1);
  await mention();
  await work();
  expect(await mailsTo(reader)).toHaveLength(1);
  expect(await planned(workspace)).toBe(3);
});

test('nobody is mailed who has read it, wants no such mails, or has left', async () => {
  const seen = await mentioned();
  await seen.mention();
  await inWorkspace(seen.reader, seen.workspace.slug, 'map:view', (scope) =>
    readMentions(scope, { touchpointId: null }),
  );
  await seen.work();
  expect(await mailsTo(seen.reader)).toEqual([]);

  const quiet = await mentioned();
  await setMentionMails(quiet.reader, { mentions: false });
  await quiet.mention();
  await quiet.work();
  expect(await mailsTo(quiet.reader)).toEqual([]);

  const left = await mentioned();
  await left.mention();
  await asOperator(left.workspace, ({ db }) => db.membership.deleteMany({ where: { userId: left.reader } }));
  await left.work();
  expect(await mailsTo(left.reader)).toEqual([]);
});

test('a look at a workspace that is gone ends quietly', async () => {
  await expect(sendMentionMail({ workspace: `gone-${randomUUID()}`, userId: randomUUID() })).resolves.toBe(
    undefined,
  );
});
