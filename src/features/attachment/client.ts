'use client';

import type { ErrorBody } from '@/contract/errors';
import { ATTACHMENT_BYTES, type AttachmentView } from './schema';

const UNREACHED = 'This could not be sent. Nothing is lost: check the connection and try again.';

/** Stores a file of the reader's; rejects with a sentence for them. */
export async function uploadAttachment(workspace: string, file: File): Promise<AttachmentView> {
  if (file.size > ATTACHMENT_BYTES)
    throw new Error('The file is larger than 2 MB. Nothing was stored. Make it smaller.');
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
