import { createHash } from 'node:crypto';
import { NAME_LENGTH } from '@/contract/limits';
import { clean } from '@/features/map/schema';
import { keepCeilings } from '@/server/ceilings';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { viewOf } from './data';
import {
  ATTACHMENT_BYTES,
  type AttachmentView,
  detectType,
  MEGABYTE,
  TOO_LARGE,
  WORKSPACE_BYTES,
} from './schema';

/**
 * Keeps a file. Its type is found in its bytes; what is claimed only tells plain text from CSV. The same file under
 * the same name is kept once. Throws `unsupported_media_type`, `too_large`, `invalid`.
 */
export async function createAttachment(
  scope: WorkspaceScope,
  file: { name: string; contentType: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<AttachmentView> {
  const { db, workspaceId, actor } = scope;
  const { bytes } = file;
  const name = nameOf(file.name);
  if (bytes.length === 0) throw new AppError('invalid', 'The file is empty. Nothing was stored.');
  if (bytes.length > ATTACHMENT_BYTES) throw new AppError('too_large', TOO_LARGE);
  const contentType = detectType(bytes, { contentType: file.contentType, name });
  if (!contentType)
    throw new AppError(
      'unsupported_media_type',
      'This is no PNG, JPEG, WebP, AVIF, GIF, PDF, text or CSV file. Nothing was stored.',
    );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const same = await db.attachment.findFirst({
    where: { workspaceId, sha256, name, contentType },
    omit: { workspaceId: true, bytes: true, createdBy: true },
  });
  if (same) return viewOf(same);
  await requireRoom(scope, bytes.length);
  const createdBy = actor.kind === 'member' ? actor.userId : null;
  const row = await db.attachment.create({
    data: { workspaceId, name, contentType, bytes, size: bytes.length, sha256, createdBy },
    omit: { workspaceId: true, bytes: true, createdBy: true },
  });
  await keepCeilings(scope, 'files');
  return viewOf(row);
}

async function requireRoom({ db, workspaceId }: WorkspaceScope, size: number): Promise<void> {
  const { _sum } = await db.attachment.aggregate({ where: { workspaceId }, _sum: { size: true } });
  if ((_sum.size ?? 0) + size > WORKSPACE_BYTES)
    throw new AppError(
      'too_large',
      `The files of this workspace would take more than ${WORKSPACE_BYTES / MEGABYTE} MB together. Nothing was stored.`,
    );
}

/** The last part of a path, without what file systems or headers trip over. */
function nameOf(given: string): string {
  const last = clean(given).split(/[/\\]/).at(-1) ?? '';
  const name = last
    .replace(/[\p{Cc}\p{Cf}"]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return (name || 'file').slice(-NAME_LENGTH).toWellFormed();
}
