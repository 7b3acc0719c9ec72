import { randomUUID } from 'node:crypto';
import { deriveMap } from '@/features/desired/mutations';
import { keepSnapshot } from '@/features/history/mutations';
import { mergeTouchpoints } from '@/features/merge/mutations';
import type { Merged } from '@/features/merge/schema';
import { tokenOf } from '@/features/share/data';
import { createShare } from '@/features/share/mutations';
import { createTouchpoint } from '@/features/touchpoint/mutations';
import { ownerPool } from '@/server/db';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import { addDisplays, addDownload, addRatings, addThemes, readAs } from './answers';
import { createTestWorkspace, type TestWorkspace } from './factory';

/** A workspace with a row of every kind, and a touchpoint and a persona whose slugs no other workspace has. */
export interface Target extends TestWorkspace, Awaited<ReturnType<typeof addThemes>> {
  touchpointId: string;
  otherTouchpointId: string;
  touchpointSlug: string;
  personaSlug: string;
  departmentId: string;
  promiseId: string;
  insightId: string;
  opportunityId: string;
  evidenceId: string;
  ratingId: string;
  /** A persona and a department nothing refers to, so that they may be deleted. */
  freePersonaId: string;
  keyId: string;
  /** An import whose rows arrived, and one that was done. */
  importId: string;
  doneImportId: string;
  attachmentId: string;
  /** A desired map of the first; two of its touchpoints, and two that were merged. */
  desiredMapId: string;
  desiredTouchpointIds: [string, string];
  merged: Merged;
  laneId: string;
  annotationId: string;
  tagId: string;
  downloadId: string;
  viewId: string;
  imageLaneId: string;
  snapshotId: string;
  /** A change of a touchpoint's purpose. */
  changeId: string;
  invitationId: string;
  /** A link to the first map. */
  shareId: string;
  name: string;
  /** A viewer. */
  memberId: string;
  memberEmail: string;
  /** A discussion at the first touchpoint, its message, and the viewer who began it. */
  discussionId: string;
  messageId: string;
  speakerId: string;
}

const NO_CHANGES = {
  madeMap: false,
  stages: [],
  stageEdits: [],
  touchpoints: [],
  edits: [],
  links: [],
  insights: [],
  departments: [],
  promises: [],
  personas: [],
  personaLinks: [],
  lanes: [],
  cells: [],
};

export async function createTarget(): Promise<Target> {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [first, second] = workspace.touchpoints;
  if (!first || !second) throw new Error('Touchpoints are missing');
  const tag = randomUUID().slice(0, 8);
  const [touchpointSlug, personaSlug] = [`touchpoint-${tag}`, `persona-${tag}`];
  const made = await asOperator(workspace, async (scope) => {
    const { db, workspaceId } = scope;
    const own = { workspaceId };
    const department = await db.department.create({ data: { ...own, name: `Department ${tag}` } });
    const promise = await db.brandPromise.create({ data: { ...own, name: `Promise ${tag}` } });
    const persona = await db.persona.create({ data: { ...own, slug: `free-${tag}`, name: `Free ${tag}` } });
    await db.persona.updateMany({ where: { id: workspace.personaId }, data: { slug: personaSlug } });
    await db.touchpoint.updateMany({ where: { id: first.id }, data: { slug: touchpointSlug } });
    await db.touchpointPromise.create({ data: { ...own, touchpointId: first.id, promiseId: promise.id } });
    const insight = await db.insight.create({
      data: { ...own, touchpointId: first.id, kind: 'pain', text: `Pain ${tag}` },
    });
    const attachment = await db.attachment.create({
      data: {
        ...own,
        name: `file-${tag}.txt`,
        contentType: 'text/plain',
        bytes: new TextEncoder().encode(tag),
        size: tag.length,
        sha256: tag,
      },
    });
    const opportunity = await db.opportunity.create({
      data: { ...own, mapId: workspace.mapId, title: `Opportunity ${tag}` },
    });
    const link = { ...own, opportunityId: opportunity.id };
    await db.opportunityTouchpoint.create({ data: { ...link, touchpointId: first.id } });
    await db.opportunityInsight.create({ data: { ...link, insightId: insight.id } });
    await db.mapPersona.create({ data: { ...own, mapId: workspace.mapId, personaId: workspace.personaId } });
    await db.healthException.create({
      data: { ...own, mapId: workspace.mapId, rule: 'survey', reason: `Reason ${tag}` },
    });
    const evidence = await db.evidence.create({
      data: { ...link, kind: 'quotation', text: `Quotation ${tag}`, observedAt: new Date() },
    });
    const lane = { ...own, mapId: workspace.mapId, name: 'Lane', rank: 'a0' };
    const { id: laneId } = await db.lane.create({ data: { ...lane, kind: 'text' } });
    const { id: imageLaneId } = await db.lane.create({ data: { ...lane, kind: 'image', rank: 'a1' } });
    await db.touchpoint.updateMany({ where: { id: first.id }, data: { purpose: `Purpose ${tag}` } });
    const change = await db.mapChange.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const { id: annotationId } = await db.annotation.create({
      data: { ...own, day: new Date('2026-11-20'), kind: 'event', text: `Annotation ${tag}` },
    });
    const downloadId = await addDownload(scope, tag);
    const { id: tagId } = await db.tag.create({ data: { ...own, name: 'Old' } });
    const { id: viewId } = await db.savedView.create({
      data: { ...own, name: `View ${tag}`, query: 'by=device' },
    });
    const snapshot = await keepSnapshot(scope, { map: workspace.mapId, name: 'Version', reason: 'named' });
    const sent = {
      ...own,
      importId: randomUUID(),
      part: 0,
      rows: [{ n: 2, cells: { touchpoint: `Row ${tag}` } }],
    };
    await db.sheetImport.create({ data: { ...own, id: sent.importId } });
    await db.sheetImportPart.create({ data: sent });
    const done = await db.sheetImport.create({
      data: { ...own, id: randomUUID(), mapId: workspace.mapId, status: 'done', changes: NO_CHANGES },
    });
    const spoken = await createDiscussion(scope, workspace.mapId, first.id);
    const key = await db.apiKey.findFirstOrThrow({ where: { kind: 'public' } });
    const memberEmail = `member-${tag}@example.test`;
    const member = await db.user.create({ data: { email: memberEmail, name: `Member ${tag}` } });
    await db.membership.create({ data: { ...own, userId: member.id, role: 'viewer' } });
    const invitation = await db.invitation.create({
      data: {
        ...own,
        email: `invited-${tag}@example.test`,
        role: 'viewer',
        tokenHash: randomUUID(),
        expiresAt: new Date(Date.now() + 86_400_000),
      },
    });
    const share = {
      map: workspace.mapId,
      name: 'Link',
      days: null,
      numbers: true,
      comments: false,
      origins: [],
    };
    const { id: shareId } = await createShare(scope, share);
    const { name } = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    return {
      shareId,
      invitationId: invitation.id,
      name,
      memberId: member.id,
      memberEmail,
      departmentId: department.id,
      promiseId: promise.id,
      insightId: insight.id,
      opportunityId: opportunity.id,
      evidenceId: evidence.id,
      freePersonaId: persona.id,
      keyId: key.id,
      importId: sent.importId,
      doneImportId: done.id,
      attachmentId: attachment.id,
      laneId,
      annotationId,
      tagId,
      ...(await addThemes(scope, tag)),
      downloadId,
      viewId,
      imageLaneId,
      snapshotId: snapshot.id,
      changeId: String(change.id),
      ...spoken,
    };
  });
  const derived = await createDesired(workspace);
  await addRatings(workspace, [{ score: 4, comment: `Comment ${tag}`, personaId: workspace.personaId }]);
  await readAs(workspace, 'en:parcel');
  await addDisplays(workspace, 1);
  const { id: ratingId } = await asOperator(workspace, ({ db }) => db.rating.findFirstOrThrow());
  return {
    ...workspace,
    ...made,
    ...derived,
    ratingId,
    touchpointId: first.id,
    otherTouchpointId: second.id,
    touchpointSlug,
    personaSlug,
  };
}

/** Said by a viewer, who is mentioned by nobody and mentions nobody. */
async function createDiscussion({ db, workspaceId }: WorkspaceScope, mapId: string, touchpointId: string) {
  const [discussionId, messageId, tag] = [randomUUID(), randomUUID(), randomUUID()];
  const { id: speakerId } = await db.user.create({ data: { email: `${tag}@example.test`, name: tag } });
  await db.membership.create({ data: { workspaceId, userId: speakerId, role: 'viewer' } });
  const said = { workspaceId, authorId: speakerId };
  await db.discussion.create({ data: { ...said, id: discussionId, mapId, touchpointId } });
  await db.discussionMessage.create({
    data: { ...said, id: messageId, discussionId, authorName: tag, text: `Said ${tag}` },
  });
  return { discussionId, messageId, speakerId };
}

async function createDesired(workspace: TestWorkspace) {
  return asOperator(workspace, async (scope) => {
    const { id } = await deriveMap(scope, { mapId: workspace.mapId, name: 'Desired journey' });
    const [first, second] = await scope.db.touchpoint.findMany({ where: { stage: { mapId: id } } });
    if (!first || !second) throw new Error('Touchpoints are missing');
    const add = (name: string) => createTouchpoint(scope, { stageId: first.stageId, after: null, name });
    const [kept, gone] = [await add('Kept'), await add('Gone')];
    const merged = await mergeTouchpoints(scope, { id: kept.id, other: gone.id });
    if (!merged) throw new Error('They were merged already');
    return {
      desiredMapId: id,
      desiredTouchpointIds: [first.id, second.id] as [string, string],
      merged,
    };
  });
}

/** Every row of the workspace, in every table that has any, as the owner of the tables sees them. */
export async function snapshotOf({ id }: { id: string }): Promise<Record<string, unknown>> {
  const tables = await ownerPool().query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY 1`,
  );
  const rows: Record<string, unknown> = {};
  for (const { name } of tables.rows) {
    const found = await ownerPool().query(
      `SELECT json_agg(t ORDER BY t::text) AS rows FROM ${name} t WHERE workspace_id = $1`,
      [id],
    );
    rows[name] = found.rows[0]?.rows;
  }
  const workspace = await ownerPool().query('SELECT * FROM workspace WHERE id = $1', [id]);
  return { ...rows, workspace: workspace.rows };
}

/** Whatever of a workspace must never be seen by anybody else: its ids, slugs and keys. */
export const secretsOf = (target: Target): string[] => [
  target.id,
  target.slug,
  target.publicKey,
  target.secretKey,
  target.mapId,
  target.stageId,
  target.personaId,
  target.personaSlug,
  target.touchpointSlug,
  target.departmentId,
  target.promiseId,
  target.insightId,
  target.opportunityId,
  target.evidenceId,
  target.ratingId,
  target.freePersonaId,
  target.keyId,
  target.importId,
  target.doneImportId,
  target.invitationId,
  target.memberId,
  target.memberEmail,
  target.attachmentId,
  target.desiredMapId,
  ...target.desiredTouchpointIds,
  target.laneId,
  target.annotationId,
  target.tagId,
  ...target.themeIds,
  target.downloadId,
  target.viewId,
  target.imageLaneId,
  target.snapshotId,
  target.discussionId,
  target.messageId,
  target.speakerId,
  target.shareId,
  tokenOf(target.shareId),
  ...target.touchpoints.flatMap(({ id, surveyId }) => [id, surveyId]),
];
