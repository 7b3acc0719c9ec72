'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { ATTACHMENT_BYTES, type AttachmentView } from '@/features/attachment/schema';
import { failureOf, inOrder, useRefreshMap } from '@/features/map/client';
import { useTRPC } from '@/trpc/client';
import type { CreateEvidence, EvidenceOf, EvidenceView } from './schema';

export function useEvidence(workspace: string, of: EvidenceOf) {
  const trpc = useTRPC();
  return useQuery(trpc.evidence.list.queryOptions({ workspace, ...of }));
}

/** Null when it was done; else what was wrong, in a sentence. */
type Refusal = string | null;

/** Adds and takes away evidence; the marks on the map follow. */
export function useEvidenceEdits(workspace: string, map: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refreshMap = useRefreshMap(map);
  const { mutateAsync: create } = useMutation(trpc.evidence.create.mutationOptions(inOrder(map)));
  const { mutateAsync: remove } = useMutation(trpc.evidence.delete.mutationOptions(inOrder(map)));

  const attempt = useCallback(
    async (run: () => Promise<unknown>): Promise<Refusal> => {
      try {
        await run();
      } catch (error) {
        return failureOf(error).message;
      }
      void queryClient.invalidateQueries(trpc.evidence.pathFilter());
      void queryClient.invalidateQueries(trpc.opportunity.pathFilter());
      refreshMap();
      return null;
    },
    [queryClient, trpc, refreshMap],
  );

  return useMemo(
    () => ({
      add: (evidence: CreateEvidence) => attempt(() => create({ workspace, ...evidence })),
      drop: (id: string) => attempt(() => remove({ workspace, id })),
    }),
    [attempt, create, remove, workspace],
  );
}

/** What made a piece of evidence, so that it can be made again. */
export function remake({ id, subject, ...view }: EvidenceView): CreateEvidence | null {
  const observedOn = view.observedAt.slice(0, 10);
  const { text, source } = view;
  switch (view.kind) {
    case 'rating':
      return view.rating && { id, subject, kind: 'rating', ratingId: view.rating.id };
    case 'quotation':
      return { id, subject, kind: 'quotation', text, source, observedOn };
    case 'figure':
      return view.value === null
        ? null
        : { id, subject, kind: 'figure', text, value: view.value, unit: view.unit, source, observedOn };
    case 'link':
      return view.url === null ? null : { id, subject, kind: 'link', url: view.url, text, observedOn };
    case 'file':
      return view.file && { id, subject, kind: 'file', attachmentId: view.file.id, text, observedOn };
  }
}

/** Sends a file; its id, or what was wrong with it. */
export async function uploadFile(
  workspace: string,
  file: File,
): Promise<{ id: string } | { refusal: string }> {
  if (file.size > ATTACHMENT_BYTES)
    return { refusal: `The file is larger than ${ATTACHMENT_BYTES / 1_048_576} MB. Choose a smaller one.` };
  try {
    const response = await fetch(`/api/w/${workspace}/attachments?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'content-type': file.type || 'application/octet-stream' },
      body: file,
    });
    const answer: AttachmentView & { error?: { message: string } } = await response.json();
    return response.ok
      ? { id: answer.id }
      : { refusal: answer.error?.message ?? 'The file could not be stored. Try again.' };
  } catch {
    return { refusal: 'The file could not be sent. Check the connection and try again.' };
  }
}
