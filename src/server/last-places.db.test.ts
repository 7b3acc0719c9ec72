import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CEILINGS, type Ceiling } from '@/contract/limits';
import { createAttachment } from '@/features/attachment/mutations';
import { deleteMessage, replyToDiscussion, startDiscussion } from '@/features/discussion/mutations';
import { createEvidence } from '@/features/evidence/mutations';
import { createSnapshot } from '@/features/history/mutations';
import { createInvitations } from '@/features/invitation/mutations';
import { createPersona } from '@/features/persona/mutations';
import { saveSurvey } from '@/features/survey/mutations';
import { defaultTexts } from '@/features/survey/prepare';
import { createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { ownerPool } from './db';
import { startJobs } from './jobs';
import { asOperator, inWorkspace, type WorkspaceScope } from './tenancy';

let jobs: Awaited<ReturnType<typeof startJobs>>;
beforeAll(async () => {
  jobs = await startJobs({ work: false });
});
afterAll(() => jobs.stop());

const rows = <T>(count: number, row: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => row(index));

/** Spoken nowhere, and well formed. */
const tongue = (index: number) => `qa${String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26))}`;

interface Room extends TestWorkspace {
  touchpointId: string;
  surveyId: string;
  /** With a message of the owner. */
  discussionId: string;
}

interface Case {
  /** How many there are before. */
  there: number;
  /** Adds rows straight to the database. */
  fill: (scope: WorkspaceScope, room: Room, count: number) => Promise<unknown>;
  add: (scope: WorkspaceScope, room: Room, name: string) => Promise<unknown>;
}

const CASES: Partial<Record<Ceiling, Case>> = {
  members: {
    there: 1,
    fill: ({ db, workspaceId }, _, count) =>
      db.invitation.createMany({
        data: rows(count, (index) => ({
          workspaceId,
          email: `guest-${index}@example.test`,
          role: 'viewer',
          expiresAt: new Date(Date.now() + 86_400_000),
        })),
      }),
    add: (scope, _, name) =>
      createInvitations(scope, {
        emails: [`${name}@example.test`],
        role: 'viewer',
        departmentId: null,
        note: '',
      }),
  },
  files: {
    there: 0,
    fill: ({ db, workspaceId }, _, count) =>
      db.attachment.createMany({
        data: rows(count, (index) => ({
          workspaceId,
          name: `${index}.txt`,
          contentType: 'text/plain',
          bytes: Buffer.from('x'),
          size: 1,
          sha256: `${index}`,
        })),
      }),
    add: (scope, _, name) =>
      createAttachment(scope, { name, contentType: 'text/plain', bytes: new TextEncoder().encode(name) }),
  },
  versionsOfMap: {
    there: 0,
    fill: ({ db, workspaceId }, { mapId }, count) =>
      db.mapSnapshot.createMany({
        data: rows(count, (index) => ({
          workspaceId,
          mapId,
          name: `${index}`,
          reason: 'named',
          document: {},
        })),
      }),
    add: (scope, { mapId: map }, name) => createSnapshot(scope, { map, name, note: '' }),
  },
  languagesOfSurvey: {
    there: 1,
    fill: ({ db, workspaceId }, { surveyId }, count) =>
      db.surveyText.createMany({
        data: rows(count, (index) => ({
          workspaceId,
          surveyId,
          locale: tongue(index),
          ...defaultTexts('csat', 'x'),
        })),
      }),
    add: (scope, { touchpointId }, name) =>
      saveSurvey(scope, {
        touchpointId,
        type: 'csat',
        status: 'published',
        locale: name === 'last' ? 'de' : 'fr',
        texts: defaultTexts('csat', 'Checkout'),
      }),
  },
  discussionsAtTouchpoint: {
    there: 1,
    fill: async ({ db, workspaceId }, { mapId, touchpointId }, count) => {
      const ids = rows(count, () => randomUUID());
      await db.discussion.createMany({ data: ids.map((id) => ({ workspaceId, id, mapId, touchpointId })) });
      await db.discussionMessage.createMany({
        data: ids.map((discussionId) => ({
          workspaceId,
          id: randomUUID(),
          discussionId,
          authorName: 'Ada',
          text: 'Hm.',
        })),
      });
    },
    add: (scope, { touchpointId }, text) =>
      startDiscussion(scope, { id: randomUUID(), messageId: randomUUID(), touchpointId, lane: null, text }),
  },
  messages: {
    there: 1,
    fill: ({ db, workspaceId }, { discussionId }, count) =>
      db.discussionMessage.createMany({
        data: rows(count, () => ({
          workspaceId,
          id: randomUUID(),
          discussionId,
          authorName: 'Ada',
          text: 'Hm.',
        })),
      }),
    add: (scope, { discussionId }, text) =>
      replyToDiscussion(scope, { id: randomUUID(), discussionId, text }),
  },
  evidence: {
    there: 0,
    fill: ({ db, workspaceId }, { touchpointId }, count) =>
      db.evidence.createMany({
        data: rows(count, () => ({
          workspaceId,
          touchpointId,
          lane: 'doing',
          kind: 'quotation',
          text: 'Heard it.',
          observedAt: new Date(),
        })),
      }),
    add: (scope, { touchpointId }, text) =>
      createEvidence(scope, {
        subject: { of: 'statement', id: touchpointId, lane: 'doing' },
        kind: 'quotation',
        text,
        source: '',
        observedOn: '2026-01-01',
      }),
  },
};

async function createRoom() {
  const workspace = await createTestWorkspace();
  const owner = await createMember(workspace, 'owner');
  const [{ id: touchpointId = '', surveyId = '' } = {}] = workspace.touchpoints;
  const discussionId = randomUUID();
  const room: Room = { ...workspace, touchpointId, surveyId, discussionId };
  const asOwner = <T>(work: (scope: WorkspaceScope) => Promise<T>) =>
    inWorkspace(owner, workspace.slug, 'map:edit', work);
  await asOwner((scope) =>
    startDiscussion(scope, {
      id: discussionId,
      messageId: randomUUID(),
      touchpointId,
      lane: null,
      text: 'First',
    }),
  );
  return { room, asOwner };
}

test.each(Object.entries(CASES) as [Ceiling, Case][])(
  'the last place for %s is given, and one more is refused in words and not kept',
  async (ceiling, { fill, there, add }) => {
    const { room, asOwner } = await createRoom();
    const { most, fault } = CEILINGS[ceiling];
    await asOperator(room, (scope) => fill(scope, room, most - 1 - there));
    await asOwner((scope) => add(scope, room, 'last'));
    const refused = { code: 'invalid', message: fault };
    await expect(asOwner((scope) => add(scope, room, 'beyond'))).rejects.toMatchObject(refused);
    await expect(asOwner((scope) => add(scope, room, 'beyond'))).rejects.toMatchObject(refused);
  },
);

test('a discussion of which nothing is left makes room for another', async () => {
  const { room, asOwner } = await createRoom();
  const { discussionsAtTouchpoint } = CASES;
  const { most } = CEILINGS.discussionsAtTouchpoint;
  await asOperator(
    room,
    (scope) => discussionsAtTouchpoint?.fill(scope, room, most - 1) ?? Promise.resolve(),
  );
  await expect(
    asOwner((scope) => discussionsAtTouchpoint?.add(scope, room, 'One more') ?? Promise.resolve()),
  ).rejects.toMatchObject({ code: 'invalid' });
  await asOwner(async (scope) => {
    const message = await scope.db.discussionMessage.findFirstOrThrow({
      where: { discussionId: room.discussionId },
    });
    await deleteMessage(scope, { id: message.id, deleted: true });
  });
  await asOwner((scope) => discussionsAtTouchpoint?.add(scope, room, 'One more') ?? Promise.resolve());
});

test('of two who add at the same moment one gets the last place', async () => {
  const workspace = await createTestWorkspace();
  const { most, fault } = CEILINGS.personas;
  await asOperator(workspace, ({ db, workspaceId }) =>
    db.persona.createMany({
      data: rows(most - 2, (index) => ({ workspaceId, name: `${index}`, slug: `p-${index}` })),
    }),
  );
  const add = (name: string) => asOperator(workspace, (scope) => createPersona(scope, { name }));
  const waiting = async () => {
    const { rows } = await ownerPool().query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objsubid = 2`,
    );
    return rows[0]?.n;
  };
  const second = await asOperator(workspace, async (scope) => {
    await createPersona(scope, { name: 'First' });
    const outcome = Promise.allSettled([add('Second')]);
    await expect.poll(waiting).toBe(1);
    return { outcome };
  });
  expect(await second.outcome).toMatchObject([{ status: 'rejected', reason: { message: fault } }]);
  expect(await asOperator(workspace, ({ db }) => db.persona.count())).toBe(most);
});
