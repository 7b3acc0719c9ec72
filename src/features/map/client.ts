'use client';

import {
  keepPreviousData,
  useMutation,
  useMutationState,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import type { ErrorCode, ErrorIssue } from '@/contract/errors';
import { isSending, readAgain, readBetweenEdits } from '@/lib/read-again';
import { useTRPC } from '@/trpc/client';
import type { AppRouter } from '@/trpc/router';
import type { MapData, MapStage, MapTouchpoint, Range } from './schema';

/** A map and how it is looked at. */
export interface MapQuery {
  workspace: string;
  map: string;
  range: Range;
  persona: string | null;
}

/** Nothing is told of time passing, so ages and "this hour" are read again now and then. */
const TIME_PASSES_MS = 60_000;

/** The map as last heard. While another persona or range is read, the old figures stay. */
export function useMap(query: MapQuery) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useQuery(
    trpc.map.get.queryOptions(query, {
      placeholderData: keepPreviousData,
      refetchInterval: TIME_PASSES_MS,
      refetchOnWindowFocus: () => (isSending(queryClient) ? false : 'always'),
    }),
  );
}

/** Asks somebody whose session has ended to sign in; resolves to whether they did. */
export const SignInContext = createContext<() => Promise<boolean>>(async () => false);

/** What failed, for the reader. */
export interface Failure {
  code: ErrorCode;
  message: string;
  /** What somebody else saved meanwhile, when that is why, and in which field. */
  theirs?: string | number | null;
  field?: string;
  /** What is wrong with which input. */
  issues?: readonly ErrorIssue[];
}

export const UNREACHED = 'This could not be sent. Nothing is lost: check the connection and try again.';

/** A failed call in words. A server that cannot be reached is `unavailable`. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof TRPCClientError)) return { code: 'internal', message: 'Something went wrong here.' };
  const { data, message } = error as TRPCClientError<AppRouter>;
  const app = data?.app;
  if (!app) return { code: 'unavailable', message: UNREACHED };
  const theirs = app.data?.theirs;
  const known = typeof theirs === 'string' || typeof theirs === 'number' || theirs === null;
  const field = app.data?.field;
  return {
    code: app.code,
    message,
    ...(known ? { theirs } : {}),
    ...(typeof field === 'string' ? { field } : {}),
    ...(app.issues ? { issues: app.issues } : {}),
  };
}

/** Why something could not be read, in words: where nothing was to be sent or changed. */
export const unreadOf = (error: unknown): string =>
  failureOf(error).code === 'unavailable' ? 'Touchline cannot be reached now.' : failureOf(error).message;

/** What was wrong, in words; null when it was done. */
export const problemOf = (sent: Promise<unknown>): Promise<string | null> =>
  sent.then(
    () => null,
    (error: unknown) => failureOf(error).message,
  );

export function outcomeOf(error: unknown): SaveOutcome {
  const { code, message, theirs } = failureOf(error);
  if (code === 'conflict' && theirs !== undefined) {
    return { kind: 'conflict', theirs: theirs === null ? '' : String(theirs), message };
  }
  return { kind: 'failed', message };
}

/** Every cached view of one map, whatever its range and persona. */
function viewsOf(trpc: ReturnType<typeof useTRPC>, map: string) {
  return {
    ...trpc.map.get.pathFilter(),
    predicate: ({ queryKey }: { queryKey: readonly unknown[] }) =>
      (queryKey[1] as { input?: { map?: string } } | undefined)?.input?.map === map,
  };
}

export interface Change<Result> {
  /** Shows the change in what is cached. */
  apply: (data: MapData) => MapData;
  /** Takes it back, or puts in its place what is stored, when it failed. */
  revert: (data: MapData, failure: Failure) => MapData;
  send: () => Promise<Result>;
  /** Puts in place what only the server could say: ranks, slugs. */
  settle?: (data: MapData, result: Result) => MapData;
}

/** The last change of each map to be shown: the next one waits its turn, so that they are sent in their order. */
const turns = new Map<string, Promise<void>>();

/** Resolves when every change of the map that was begun is drawn, and on its way. */
export async function whenShown(map: string): Promise<void> {
  await turns.get(map);
  // Components are told of it in a turn of their own.
  await new Promise((told) => setTimeout(told));
}

/** The map as it is shown this very moment, with edits that were not drawn yet. */
export function useLatest(data: MapData): { readonly current: MapData } {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const drawn = useRef(data);
  useEffect(() => {
    drawn.current = data;
  });
  return useMemo(
    () => ({
      get current() {
        const { workspace, id: map, range, persona } = drawn.current;
        const key = trpc.map.get.queryKey({ workspace: workspace.slug, map, range, persona });
        return queryClient.getQueryData(key) ?? drawn.current;
      },
    }),
    [trpc, queryClient],
  );
}

/**
 * Makes a change that shows at once and is taken back if it fails. A session that has ended is renewed on the spot,
 * and the change sent again. Afterwards the map is read again, but never between two edits.
 */
export function useMapChange(map: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const signIn = useContext(SignInContext);
  return useCallback(
    async <Result>({ apply, revert, send, settle }: Change<Result>): Promise<Result> => {
      const views = viewsOf(trpc, map);
      const show = (change: (data: MapData) => MapData) =>
        queryClient.setQueriesData<MapData>(views, (data) => data && change(data));
      // On a map that was deleted nothing is shown that cannot be; its last state stays as it is.
      const deleted = queryClient
        .getQueryCache()
        .findAll(views)
        .some(({ state }) => state.error !== null && failureOf(state.error).code === 'not_found');
      if (!deleted) {
        const mine = (turns.get(map) ?? Promise.resolve()).then(() => queryClient.cancelQueries(views));
        turns.set(map, mine);
        await mine;
        show(apply);
      }
      try {
        const result = await send().catch(async (error: unknown) => {
          if (failureOf(error).code !== 'unauthenticated' || !(await signIn())) throw error;
          return send();
        });
        if (settle) queryClient.setQueriesData<MapData>(views, (data) => data && settle(data, result));
        return result;
      } catch (error) {
        if (!deleted) show((data) => revert(data, failureOf(error)));
        throw error;
      } finally {
        readBetweenEdits(queryClient, `${map} views`, () => queryClient.invalidateQueries(views));
      }
    },
    [trpc, queryClient, signIn, map],
  );
}

/** Reads the map again, and what the panel shows beyond it; while edits are on their way, when they are through. */
export function useRefreshMap(map: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(
    () =>
      readBetweenEdits(queryClient, map, () => {
        readAgain(queryClient, viewsOf(trpc, map));
        for (const { pathFilter } of [
          trpc.evidence,
          trpc.opportunity,
          trpc.promise,
          trpc.department,
          trpc.health,
          trpc.survey,
        ])
          readAgain(queryClient, pathFilter());
      }),
    [trpc, queryClient, map],
  );
}

/** Reads again what the panel shows of these touchpoints; of whichever it shows, where nobody can say. */
export function useRefreshTouchpoints() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(
    (ids: readonly string[] | 'any') => {
      const about = ({ queryKey }: { queryKey: readonly unknown[] }) => {
        const id = (queryKey[1] as { input?: { touchpointId?: string } } | undefined)?.input?.touchpointId;
        return id !== undefined && (ids === 'any' || ids.includes(id));
      };
      for (const { pathFilter } of [trpc.rating.comments, trpc.rating.trend, trpc.flag.list, trpc.survey.get])
        readAgain(queryClient, { ...pathFilter(), predicate: about });
    },
    [trpc, queryClient],
  );
}

const RETRY_MS = [500, 1_000, 2_000, 5_000];

/**
 * Edits are sent one after the other, in the order in which they were made. Without a connection, or while the server
 * cannot be reached, they wait, however long, and are then sent: every one of them may be sent twice.
 */
export const inOrder = (map: string) => ({
  scope: { id: `map:${map}` },
  retry: (_count: number, error: unknown) => failureOf(error).code === 'unavailable',
  retryDelay: (count: number) => RETRY_MS[Math.min(count, RETRY_MS.length - 1)] ?? 0,
});

export function useRenameMap(workspace: string, map: string) {
  const trpc = useTRPC();
  const change = useMapChange(map);
  const { mutateAsync } = useMutation(trpc.map.rename.mutationOptions(inOrder(map)));
  return useCallback(
    (value: string, base: string): Promise<SaveOutcome> =>
      change({
        apply: (data) => ({ ...data, name: value }),
        revert: (data, { theirs }) => ({ ...data, name: typeof theirs === 'string' ? theirs : base }),
        send: () => mutateAsync({ workspace, id: map, base, value }),
      }).then(({ name }) => ({ kind: 'saved' as const, value: name }), outcomeOf),
    [change, mutateAsync, workspace, map],
  );
}

/** The map with one touchpoint changed. */
export function withTouchpoint(data: MapData, id: string, patch: Partial<MapTouchpoint>): MapData {
  return {
    ...data,
    stages: data.stages.map((stage) =>
      stage.touchpoints.some((touchpoint) => touchpoint.id === id)
        ? {
            ...stage,
            touchpoints: stage.touchpoints.map((touchpoint) =>
              touchpoint.id === id ? { ...touchpoint, ...patch } : touchpoint,
            ),
          }
        : stage,
    ),
  };
}

export function withStage(data: MapData, id: string, patch: Partial<MapStage>): MapData {
  return { ...data, stages: data.stages.map((stage) => (stage.id === id ? { ...stage, ...patch } : stage)) };
}

/** Edits that wait for the connection, or for the server, to come back. */
export function useWaitingEdits(): { count: number; unreached: boolean } {
  const pending = useMutationState({ filters: { status: 'pending' }, select: ({ state }) => state });
  const unreached = pending.some(({ failureCount }) => failureCount > 0);
  return { count: unreached ? pending.length : pending.filter(({ isPaused }) => isPaused).length, unreached };
}

/** Brings a deleted map back. */
export function useRestoreMap(workspace: string, map: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation(
    trpc.map.restore.mutationOptions({
      networkMode: 'always',
      onSuccess: () => queryClient.invalidateQueries(trpc.map.pathFilter()),
    }),
  );
  return { restore: () => mutate({ workspace, id: map }), restoring: isPending };
}

/** What stands on which map, for finding it. */
export function useOutlines(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.map.outline.queryOptions({ workspace }, { staleTime: 5_000 }));
}
