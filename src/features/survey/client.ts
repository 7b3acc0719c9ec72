'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useContext } from 'react';
import { type Failure, failureOf, SignInContext, useRefreshMap } from '@/features/map/client';
import { useTRPC } from '@/trpc/client';
import type { PreviewPage, SaveSurvey, SurveyStatus, SurveyView } from './schema';

/** The survey that asks at a touchpoint; null when nothing is asked there. */
export function useSurvey(workspace: string, touchpointId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.survey.get.queryOptions({ workspace, touchpointId }));
}

/** The survey page as the server draws it, of a survey that is being typed; the last one until the next is there. */
export function usePreviewPage(workspace: string, page: PreviewPage) {
  const trpc = useTRPC();
  const options = { placeholderData: keepPreviousData, staleTime: 60_000, gcTime: 60_000, retry: false };
  return useQuery(trpc.survey.preview.queryOptions({ workspace, ...page }, options));
}

/** Saving and publishing. Each answers with what is stored now, or with why it is not. */
export function useSurveyEdits(workspace: string, map: string, touchpointId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const signIn = useContext(SignInContext);
  const refreshMap = useRefreshMap(map);
  const { mutateAsync: save, isPending: saving } = useMutation(trpc.survey.save.mutationOptions());
  const { mutateAsync: setStatus, isPending: switching } = useMutation(
    trpc.survey.setStatus.mutationOptions(),
  );

  const run = useCallback(
    async (
      send: () => Promise<SurveyView>,
    ): Promise<SurveyView | (Failure & { now?: SurveyView | null })> => {
      try {
        const survey = await send().catch(async (error: unknown) => {
          if (failureOf(error).code !== 'unauthenticated' || !(await signIn())) throw error;
          return send();
        });
        queryClient.setQueryData(trpc.survey.get.queryKey({ workspace, touchpointId }), survey);
        refreshMap();
        return survey;
      } catch (error) {
        const failure = failureOf(error);
        if (failure.code !== 'conflict') return failure;
        const newest = trpc.survey.get.queryOptions({ workspace, touchpointId }, { staleTime: 0 });
        const now = await queryClient.fetchQuery(newest).catch(() => null);
        return { ...failure, now };
      }
    },
    [queryClient, trpc, workspace, touchpointId, signIn, refreshMap],
  );

  return {
    busy: saving || switching,
    save: (input: Omit<SaveSurvey, 'touchpointId'>) => run(() => save({ workspace, touchpointId, ...input })),
    setStatus: (status: SurveyStatus) => run(() => setStatus({ workspace, touchpointId, status })),
  };
}
