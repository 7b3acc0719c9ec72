'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Segment } from '@/features/segment/schema';
import { readAgain } from '@/lib/read-again';
import { useTRPC } from '@/trpc/client';

export interface ThemesLook {
  workspace: string;
  segment: Segment;
}

/** Comments are read in a moment: while some wait, it is asked how many still do. */
const READING_MS = 2_000;
/** Comments of the newest that are shown with a theme. */
const NEWEST = 5;

/** The themes as last heard. While others are read, the old ones stay. */
export function useThemes(look: ThemesLook) {
  const trpc = useTRPC();
  return useQuery(
    trpc.theme.list.queryOptions(look, {
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? READING_MS : false),
    }),
  );
}

export function useTheme(look: ThemesLook & { id: string }) {
  const trpc = useTRPC();
  return useQuery(trpc.theme.get.queryOptions(look, { retry: false, placeholderData: keepPreviousData }));
}

/** The newest comments that speak of it. */
export function useNewestComments({ workspace, segment, id }: ThemesLook & { id: string }) {
  const trpc = useTRPC();
  return useQuery(
    trpc.answer.list.queryOptions({ workspace, segment: { ...segment, themes: [id] }, limit: NEWEST }),
  );
}

/** Reads everything about themes again. */
export function useRefreshThemes() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(() => readAgain(queryClient, trpc.theme.pathFilter()), [trpc, queryClient]);
}

export function useThemeEdits() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = useRefreshThemes();
  // What can be chosen is called as it is called now.
  const onSettled = () => {
    void readAgain(queryClient, trpc.filter.choices.pathFilter());
    return refresh();
  };
  return {
    rename: useMutation(trpc.theme.rename.mutationOptions({ onSettled })),
    mark: useMutation(trpc.theme.mark.mutationOptions({ onSettled })),
    merge: useMutation(trpc.theme.merge.mutationOptions({ onSettled })),
    split: useMutation(trpc.theme.split.mutationOptions({ onSettled })),
  };
}

/** Writes an insight at a touchpoint, and takes it back. */
export function useThemeNote() {
  const trpc = useTRPC();
  return {
    note: useMutation(trpc.theme.note.mutationOptions()),
    takeBack: useMutation(trpc.insight.delete.mutationOptions()),
  };
}
