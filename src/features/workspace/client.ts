'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ChangeEvent, Present } from '@/contract/change';
import type { ErrorCode } from '@/contract/errors';
import { readAgain } from '@/lib/read-again';
import { type Share, shareAmongTabs, type Telling } from '@/lib/tabs';
import { useTRPC, useTRPCClient } from '@/trpc/client';

export type LiveStatus = 'connecting' | 'live' | 'lost';

/** How the one stream of a browser and workspace stands. */
interface Standing {
  status: LiveStatus;
  /** Made by the tab that holds it; null before any is known. */
  stream: string | null;
  /** How often `sync` was said on it. */
  syncs: number;
  people: Present[];
}

interface Listener {
  onEvent: (event: ChangeEvent) => void;
  onStanding: (standing: Standing) => void;
  onEnd: () => void;
}

/** What the components of this tab hear of one workspace, by one share in the stream of the browser. */
interface Ear {
  share: Share;
  standing: Standing;
  listeners: Set<Listener>;
  closing?: ReturnType<typeof setTimeout>;
  close: () => void;
}

const UNKNOWN: Standing = { status: 'connecting', stream: null, syncs: 0, people: [] };
/** A tab that goes from page to page stays, so that the others need no other stream at each of its steps. */
const LINGER_MS = 3_000;
const RETRY_MS = [500, 1_000, 2_000, 5_000];
/** What passes: the server is away, or was asked too often. */
const PASSING: readonly (ErrorCode | null)[] = [null, 'unavailable', 'internal', 'rate_limited'];

type Client = ReturnType<typeof useTRPCClient>;

/** The stream itself; in one tab of the browser. */
function openStream(
  client: Client,
  asked: { workspace: string; viewer: string | null },
  { state, event, end }: Telling<Standing, ChangeEvent>,
): () => void {
  let standing: Standing = { ...UNKNOWN, stream: crypto.randomUUID() };
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let close = (): void => undefined;
  let closed = false;
  const change = (what: Partial<Standing>) => {
    standing = { ...standing, ...what };
    state(standing);
  };
  /** A server that is stopped ends its streams, and refuses new ones until another is there. */
  const again = () => {
    if (closed) return;
    if (standing.status !== 'connecting') change({ status: 'connecting' });
    retry = setTimeout(connect, RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]);
  };
  const connect = () => {
    const subscription = client.workspace.changes.subscribe(
      { ...asked, stream: standing.stream ?? undefined },
      {
        onData: ({ data }) => {
          failures = 0;
          if (data.kind === 'sync') change({ status: 'live', syncs: standing.syncs + 1 });
          else if (data.kind === 'lost') change({ status: 'lost' });
          else if (data.kind === 'presence') change({ people: data.people });
          else event(data);
        },
        onConnectionStateChange: ({ state }) => {
          if (state === 'connecting' && standing.status !== 'connecting') change({ status: 'connecting' });
        },
        onError: (error) => (PASSING.includes(codeOf(error)) ? again() : end()),
        onComplete: again,
      },
    );
    close = () => subscription.unsubscribe();
  };
  change({});
  connect();
  return () => {
    closed = true;
    clearTimeout(retry);
    close();
  };
}

const ears = new Map<string, Ear>();

function earOf(client: Client, asked: { workspace: string; viewer: string | null }): Ear {
  const name = `touchline:changes ${asked.viewer} ${asked.workspace}`;
  const known = ears.get(name);
  if (known) return known;
  const listeners = new Set<Listener>();
  const tell = (event: ChangeEvent) => {
    for (const { onEvent } of listeners) onEvent(event);
  };
  const stand = (standing: Standing) => {
    const before = ear.standing;
    ear.standing = standing;
    for (const { onStanding } of listeners) onStanding(standing);
    const anew = standing.stream !== before.stream || standing.syncs !== before.syncs;
    if (anew && standing.status === 'live') tell({ kind: 'sync' });
    if (standing.people !== before.people) tell({ kind: 'presence', people: standing.people });
  };
  const close = () => {
    if (ears.get(name) === ear) ears.delete(name);
    ear.share.leave();
  };
  const ear: Ear = {
    standing: UNKNOWN,
    listeners,
    share: shareAmongTabs<Standing, ChangeEvent>({
      name,
      open: (telling) => openStream(client, asked, telling),
      onState: stand,
      onEvent: tell,
      onMissed: () => tell({ kind: 'sync' }),
      onEnd: () => {
        stand({ ...ear.standing, status: 'lost' });
        for (const { onEnd } of listeners) onEnd();
        close();
      },
      // Whoever cannot be told forgets a tab that says nothing any more.
      onGone: (tab) =>
        void client.presence.gone.mutate({ workspace: asked.workspace, tab }).catch(() => undefined),
    }),
    close,
  };
  ears.set(name, ear);
  return ear;
}

/** Listens until the returned function is called. What was said before is said first: how it stands, and `sync`. */
function listen(ear: Ear, listener: Listener, tab: string | undefined): () => void {
  clearTimeout(ear.closing);
  ear.listeners.add(listener);
  const { standing } = ear;
  listener.onStanding(standing);
  if (standing.status === 'live') listener.onEvent({ kind: 'sync' });
  if (standing.people.length > 0) listener.onEvent({ kind: 'presence', people: standing.people });
  const letGo = tab === undefined ? undefined : ear.share.hold(tab);
  return () => {
    letGo?.();
    ear.listeners.delete(listener);
    if (ear.listeners.size === 0) ear.closing = setTimeout(ear.close, LINGER_MS);
  };
}

/**
 * Calls `onEvent` for everything that changes in the workspace while the component is mounted, and says how the
 * connection stands: one for all tabs of a browser. A `sync` event comes whenever something may have been missed, and
 * first of all. `tab`: whose presence ends when the component is no more, or its tab.
 */
export function useChanges(
  workspace: string,
  onEvent: (event: ChangeEvent) => void,
  tab?: string,
): Pick<Standing, 'status' | 'stream'> {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const handler = useRef(onEvent);
  useEffect(() => {
    handler.current = onEvent;
  });
  // Of whom the tabs are: nobody hears by the stream of somebody else.
  const viewer = useWorkspace(workspace).data?.viewer;
  const [status, setStatus] = useState(UNKNOWN.status);
  const [stream, setStream] = useState(UNKNOWN.stream);
  useEffect(() => {
    if (viewer === undefined) return;
    const listener: Listener = {
      onEvent: (event) => handler.current(event),
      onStanding: (standing) => {
        setStatus(standing.status);
        setStream(standing.stream);
      },
      // The stream ended for good: ask what of the workspace is still to be seen.
      onEnd: () => void queryClient.invalidateQueries(trpc.workspace.get.pathFilter()),
    };
    return listen(earOf(client, { workspace, viewer }), listener, tab);
  }, [client, queryClient, trpc, workspace, viewer, tab]);
  return { status, stream };
}

export function useWorkspace(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.workspace.get.queryOptions({ workspace }));
}

/** The maps of the workspace by name, oldest first. */
export function useMaps(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.map.list.queryOptions({ workspace }));
}

/** Gives the workspace another name; its address stays. */
export function useRenameWorkspace() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries(trpc.workspace.pathFilter());
  return useMutation(trpc.workspace.rename.mutationOptions({ networkMode: 'always', onSuccess }));
}

function useRefreshWorkspace() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries(trpc.workspace.pathFilter());
}

/** While another time zone is counted, how far that is. */
const COUNTING_MS = 2_000;

/** How much the workspace holds, for those who may change its settings. */
export function useFacts(workspace: string, enabled: boolean) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const facts = useQuery(
    trpc.workspace.facts.queryOptions(
      { workspace },
      { enabled, refetchInterval: ({ state }) => (state.data?.zoneChange ? COUNTING_MS : false) },
    ),
  );
  const timeZone = facts.data?.timeZone;
  useEffect(() => {
    // The zone changed since the workspace was read; perhaps between the two, and neither saw the change wait.
    const known = queryClient.getQueryData(trpc.workspace.get.queryKey({ workspace }))?.timeZone;
    if (timeZone && timeZone !== known) void readAgain(queryClient, trpc.workspace.get.pathFilter());
  }, [timeZone, queryClient, trpc, workspace]);
  return facts;
}

export function useSetLocale() {
  const trpc = useTRPC();
  const onSuccess = useRefreshWorkspace();
  return useMutation(trpc.workspace.setLocale.mutationOptions({ networkMode: 'always', onSuccess }));
}

export function useSetTimeZone() {
  const trpc = useTRPC();
  const onSuccess = useRefreshWorkspace();
  return useMutation(trpc.workspace.setTimeZone.mutationOptions({ networkMode: 'always', onSuccess }));
}

export function useDeleteWorkspace() {
  const trpc = useTRPC();
  return useMutation(trpc.workspace.delete.mutationOptions({ networkMode: 'always' }));
}

/** The code of what a query failed with; null without an error, or when the server was not reached. */
export function codeOf(error: unknown): ErrorCode | null {
  const { data } = (error ?? {}) as { data?: { app?: { code: ErrorCode } } | null };
  return data?.app?.code ?? null;
}
