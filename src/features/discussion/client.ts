'use client';

import {
  type MutationState,
  useMutation,
  useMutationState,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useContext, useMemo } from 'react';
import { failureOf, inOrder, SignInContext } from '@/features/map/client';
import { readAgain } from '@/lib/read-again';
import { useTRPC } from '@/trpc/client';
import type { Pending } from './prepare';
import type { DiscussionView, Start } from './schema';

/** On pages without a live connection, mentions are looked for at this pace. */
const LOOK_MS = 30_000;

export function useDiscussions(workspace: string, touchpointId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.discussion.list.queryOptions({ workspace, touchpointId }));
}

export function useOpenCounts(workspace: string, map: string) {
  const trpc = useTRPC();
  return useQuery(trpc.discussion.counts.queryOptions({ workspace, map }));
}

export function useMentionable(workspace: string, member: boolean) {
  const trpc = useTRPC();
  return useQuery({ ...trpc.discussion.mentionable.queryOptions({ workspace }), enabled: member });
}

export function useMentions(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.discussion.mentions.queryOptions({ workspace }, { refetchInterval: LOOK_MS }));
}

/** Marks what mentions the reader as seen, at one touchpoint or everywhere. */
export function useReadMentions(workspace: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutate } = useMutation(
    trpc.discussion.read.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.discussion.mentions.pathFilter()),
    }),
  );
  return useCallback(
    (touchpointId: string | null) => mutate({ workspace, touchpointId }),
    [mutate, workspace],
  );
}

/** Reads again what is said and who was mentioned. */
export function useRefreshDiscussions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(() => {
    const { list, counts, mentions } = trpc.discussion;
    for (const { pathFilter } of [list, counts, mentions]) readAgain(queryClient, pathFilter());
  }, [trpc, queryClient]);
}

/** Null when it was done; else what was wrong, in a sentence. */
export type Refusal = string | null;

/**
 * Says, words anew, takes back and settles. Everything is sent in order with the edits of the map, waits while there
 * is no connection, and may be sent twice.
 */
export function useDiscussionActions(workspace: string, map: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const signIn = useContext(SignInContext);
  // On its way until the answer shows: nothing flickers away in between.
  const options = {
    ...inOrder(map),
    onSuccess: () => queryClient.invalidateQueries(trpc.discussion.pathFilter()),
  };
  const { mutateAsync: start } = useMutation(trpc.discussion.start.mutationOptions(options));
  const { mutateAsync: reply } = useMutation(trpc.discussion.reply.mutationOptions(options));
  const { mutateAsync: edit } = useMutation(trpc.discussion.edit.mutationOptions(options));
  const { mutateAsync: remove } = useMutation(trpc.discussion.delete.mutationOptions(options));
  const { mutateAsync: resolve } = useMutation(trpc.discussion.resolve.mutationOptions(options));

  return useMemo(() => {
    const attempt = async (send: () => Promise<unknown>): Promise<Refusal> => {
      try {
        await send().catch(async (error: unknown) => {
          if (failureOf(error).code !== 'unauthenticated' || !(await signIn())) throw error;
          return send();
        });
        return null;
      } catch (error) {
        return failureOf(error).message;
      }
    };
    return {
      start: (touchpointId: string, lane: Start['lane'], text: string) => {
        const made = { id: crypto.randomUUID(), messageId: crypto.randomUUID() };
        return attempt(() => start({ workspace, ...made, touchpointId, lane, text }));
      },
      reply: (discussionId: string, text: string) => {
        const id = crypto.randomUUID();
        return attempt(() => reply({ workspace, id, discussionId, text }));
      },
      edit: (id: string, text: string) => attempt(() => edit({ workspace, id, text })),
      remove: (id: string, deleted: boolean) => attempt(() => remove({ workspace, id, deleted })),
      resolve: (id: string, resolved: boolean) => attempt(() => resolve({ workspace, id, resolved })),
    };
  }, [workspace, start, reply, edit, remove, resolve, signIn]);
}

export type DiscussionActions = ReturnType<typeof useDiscussionActions>;

type Said = Partial<Start> & { discussionId?: string; deleted?: boolean; resolved?: boolean };

/** What is on its way to the server and shows at this touchpoint already. */
export function usePendingAt(
  touchpointId: string,
  laneOf: (id: string) => NonNullable<DiscussionView['lane']>,
): Pending[] {
  const sent = useMutationState({
    filters: { status: 'pending' },
    select: ({ state, options }) => ({ state, key: String(options.mutationKey?.flat().join('.')) }),
  });
  return sent.flatMap(({ state, key }) => pendingOf(key, state as MutationState, touchpointId, laneOf));
}

function pendingOf(
  key: string,
  { variables, submittedAt: at }: MutationState,
  touchpointId: string,
  laneOf: (id: string) => NonNullable<DiscussionView['lane']>,
): Pending[] {
  const { id = '', text = '', ...said } = (variables ?? {}) as Said;
  switch (key) {
    case 'discussion.start': {
      if (said.touchpointId !== touchpointId) return [];
      const lane = said.lane ? laneOf(said.lane) : null;
      return [{ do: 'start', id, messageId: said.messageId ?? '', lane, text, at }];
    }
    case 'discussion.reply':
      return [{ do: 'reply', id, discussionId: said.discussionId ?? '', text, at }];
    case 'discussion.edit':
      return [{ do: 'edit', id, text }];
    case 'discussion.delete':
      return [{ do: 'delete', id, deleted: said.deleted ?? false }];
    case 'discussion.resolve':
      return [{ do: 'resolve', id, resolved: said.resolved ?? false }];
    default:
      return [];
  }
}

/** Whether mails tell the reader of mentions, and a way to change it. */
export function useMentionMails() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useQuery(trpc.discussion.mails.queryOptions());
  const { mutate, error, variables, isPending } = useMutation(
    trpc.discussion.setMails.mutationOptions({
      networkMode: 'always',
      onSuccess: () => queryClient.invalidateQueries(trpc.discussion.mails.pathFilter()),
    }),
  );
  return {
    on: isPending ? variables.mentions : data?.mentions,
    set: (mentions: boolean) => mutate({ mentions }),
    refusal: error ? failureOf(error).message : null,
  };
}
