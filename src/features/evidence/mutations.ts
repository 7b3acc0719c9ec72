import type { z } from 'zod';
import { getAttachment } from '@/features/attachment/data';
import { requireLane } from '@/features/lane/data';
import { notifyMaps } from '@/features/map/mutations';
import { lockTouchpoint, requireTouchpoint } from '@/features/touchpoint/data';
import { requireAtMost } from '@/server/ceilings';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { getEvidence } from './data';
import { contentKey } from './prepare';
import {
  type createEvidenceInput,
  type EvidenceContent,
  type EvidenceSubject,
  isStatement,
  type UpdateEvidence,
} from './schema';

/**
 * Says what a statement rests on; from then on it is no assumption. Made again with its old id, it comes back after
 * a deletion. Throws `not_found` when the statement or the rating does not exist.
 */
export async function createEvidence(
  scope: WorkspaceScope,
  { id = crypto.randomUUID(), subject, ...said }: z.output<typeof createEvidenceInput>,
): Promise<{ id: string; subject: EvidenceSubject }> {
  const { db, workspaceId } = scope;
  const mapId = await lockSubject(scope, subject);
  const about = columnsOf(subject);
  const content = await contentOf(scope, said);
  const same = { workspaceId, id, ...about, ...UNSAID, ...content };
  // Sent again, because the answer to the first time was lost on the way.
  if ((await db.evidence.count({ where: same })) > 0) return { id, subject };
  requireAtMost('evidence', (await db.evidence.count({ where: { workspaceId, ...about } })) + 1);
  const { count } = await db.evidence.createMany({
    data: [{ workspaceId, id, ...about, ...content }],
    skipDuplicates: true,
  });
  if (count === 0) throw new AppError('conflict', 'This piece of evidence is there already.');
  await notifyMaps(scope, [mapId]);
  return { id, subject };
}

/** What the columns say that a kind leaves alone. */
const UNSAID = { text: '', url: null, value: null, unit: '', source: '', ratingId: null, attachmentId: null };

/**
 * Has a piece of evidence say something else, of another kind even; it goes on speaking for the same. Throws `conflict`
 * when somebody else has changed it since the editor saw it.
 */
export async function updateEvidence(
  scope: WorkspaceScope,
  { id, base, content }: UpdateEvidence,
): Promise<{ id: string }> {
  const { db, workspaceId } = scope;
  const mapId = await lockSubject(scope, (await getEvidence(scope, id)).subject);
  // Read again now that nobody else can write.
  const stored = await getEvidence(scope, id);
  const data = { ...UNSAID, ...(await contentOf(scope, content)) };
  // Nothing to write: sent again, because the answer to the first time was lost on the way, or theirs says the same.
  if ((await db.evidence.count({ where: { workspaceId, id, ...data } })) > 0) return { id };
  if (base !== null && base !== contentKey(stored))
    throw new AppError(
      'conflict',
      'Somebody else changed this piece of evidence meanwhile. Theirs is saved, yours is still here: save again to put it in their place.',
    );
  await db.evidence.updateMany({ where: { workspaceId, id }, data });
  await notifyMaps(scope, [mapId]);
  return { id };
}

/** Takes a piece of evidence away. Without any, what it spoke for is an assumption again. */
export async function deleteEvidence(scope: WorkspaceScope, { id }: { id: string }) {
  const { db, workspaceId } = scope;
  const mapId = await lockSubject(scope, (await getEvidence(scope, id)).subject);
  await db.evidence.deleteMany({ where: { workspaceId, id } });
  await notifyMaps(scope, [mapId]);
  return { id };
}

/** The columns of each kind; nothing else of the input gets in. */
async function contentOf(scope: WorkspaceScope, said: EvidenceContent) {
  if (said.kind === 'rating') {
    const { kind, ratingId } = said;
    return { kind, ratingId, observedAt: await answeredAt(scope, ratingId) };
  }
  const { kind, text } = said;
  const common = { kind, text, observedAt: new Date(said.observedOn) };
  switch (said.kind) {
    case 'quotation':
      return { ...common, source: said.source };
    case 'figure':
      return { ...common, source: said.source, value: said.value, unit: said.unit };
    case 'link':
      return { ...common, url: said.url };
    case 'file':
      // Throws when there is no such file.
      return { ...common, attachmentId: (await getAttachment(scope, said.attachmentId)).id };
  }
}

const columnsOf = (subject: EvidenceSubject) => {
  switch (subject.of) {
    case 'insight':
      return { insightId: subject.id };
    case 'opportunity':
      return { opportunityId: subject.id };
    case 'statement':
      return isStatement(subject.lane)
        ? { touchpointId: subject.id, lane: subject.lane }
        : { touchpointId: subject.id, laneId: subject.lane };
  }
};

/** Locks what the evidence is about; its map. Throws `not_found`. */
async function lockSubject(scope: WorkspaceScope, subject: EvidenceSubject): Promise<string> {
  const { db, workspaceId } = scope;
  switch (subject.of) {
    case 'statement': {
      const { mapId } = await lockTouchpoint(scope, subject.id);
      if (!isStatement(subject.lane) && (await requireLane(scope, subject.lane)).mapId !== mapId)
        throw new AppError('not_found', 'This lane does not exist, or it was deleted.');
      return mapId;
    }
    case 'insight': {
      const [row] = await db.$queryRaw<{ touchpoint_id: string }[]>`
        SELECT touchpoint_id FROM insight
        WHERE workspace_id = ${workspaceId}::uuid AND id = ${subject.id}::uuid AND deleted_at IS NULL
        FOR NO KEY UPDATE`;
      if (!row) throw new AppError('not_found', 'This note does not exist, or it was deleted.');
      return (await requireTouchpoint(scope, { id: row.touchpoint_id })).mapId;
    }
    case 'opportunity': {
      const [row] = await db.$queryRaw<{ map_id: string }[]>`
        SELECT map_id FROM opportunity
        WHERE workspace_id = ${workspaceId}::uuid AND id = ${subject.id}::uuid AND deleted_at IS NULL
        FOR NO KEY UPDATE`;
      if (!row) throw new AppError('not_found', 'This opportunity does not exist, or it was deleted.');
      return row.map_id;
    }
  }
}

async function answeredAt({ db, workspaceId }: WorkspaceScope, id: string): Promise<Date> {
  const rating = await db.rating.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!rating) throw new AppError('not_found', 'This rating does not exist, or it was erased.');
  return rating.answeredAt;
}
