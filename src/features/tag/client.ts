'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

export function useTags(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.tag.list.queryOptions({ workspace }));
}

/** What a change of tags makes old: the tags themselves, and every list of answers that shows or asks for them. */
function useRefreshTags() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      [trpc.tag.list.pathFilter(), trpc.answer.get.pathFilter()].map((filter) =>
        queryClient.invalidateQueries(filter),
      ),
    );
}

export function useCreateTag() {
  const trpc = useTRPC();
  const onSuccess = useRefreshTags();
  return useMutation(trpc.tag.create.mutationOptions({ onSuccess }));
}

export function useRenameTag() {
  const trpc = useTRPC();
  const onSettled = useRefreshTags();
  return useMutation(trpc.tag.rename.mutationOptions({ onSettled }));
}

export function useDeleteTag() {
  const trpc = useTRPC();
  const onSettled = useRefreshTags();
  return useMutation(trpc.tag.delete.mutationOptions({ onSettled }));
}

export function useSetTag() {
  const trpc = useTRPC();
  const onSuccess = useRefreshTags();
  return useMutation(trpc.tag.set.mutationOptions({ onSuccess }));
}

export function useUndoTag() {
  const trpc = useTRPC();
  const onSuccess = useRefreshTags();
  return useMutation(trpc.tag.undo.mutationOptions({ onSuccess }));
}
