'use client';

import type { ErrorBody } from '@/contract/errors';
import { UNREACHED } from '@/features/map/client';
import { ATTACHMENT_BYTES, type AttachmentView, TOO_LARGE } from './schema';

/** Stores a file of the reader's, of 2 MB at most; rejects with a sentence for them. */
export async function uploadAttachment(workspace: string, file: File): Promise<AttachmentView> {
  if (file.size > ATTACHMENT_BYTES) throw new Error(TOO_LARGE);
  const response = await fetch(`/api/w/${workspace}/attachments?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file,
  }).catch(() => null);
  if (!response) throw new Error(UNREACHED);
  const body = (await response.json().catch(() => null)) as AttachmentView | ErrorBody | null;
  if (!body || 'error' in body) throw new Error(body?.error.message ?? UNREACHED);
  return body;
}
