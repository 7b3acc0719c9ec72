import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { AttachmentView, ContentType } from './schema';

const VIEW = { id: true, name: true, contentType: true, size: true, sha256: true, createdAt: true } as const;

const gone = () => new AppError('not_found', 'This file does not exist.');

export const viewOf = (
  row: Omit<AttachmentView, 'contentType' | 'createdAt'> & { contentType: string; createdAt: Date },
) => ({
  ...row,
  contentType: row.contentType as ContentType,
  createdAt: row.createdAt.toISOString(),
});

/** What is known of a file without its bytes. Throws `not_found`. */
export async function getAttachment(scope: WorkspaceScope, id: string): Promise<AttachmentView> {
  const { db, workspaceId } = scope;
  const row = await db.attachment.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: VIEW,
  });
  if (!row) throw gone();
  return viewOf(row);
}

/** A file with its bytes. Throws `not_found`. */
export async function readAttachment(
  scope: WorkspaceScope,
  id: string,
): Promise<AttachmentView & { bytes: Uint8Array<ArrayBuffer> }> {
  const { db, workspaceId } = scope;
  const where = { workspaceId_id: { workspaceId, id } };
  const row = await db.attachment.findUnique({ where, select: { ...VIEW, bytes: true } });
  if (!row) throw gone();
  const { bytes, ...rest } = row;
  return { ...viewOf(rest), bytes };
}
