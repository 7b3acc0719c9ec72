'use client';

import { type Mutation, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { getUntypedClient } from '@trpc/client';
import { useCallback, useContext, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { handTo } from '@/components/ui/handed';
import { release } from '@/components/ui/kept';
import { useToast } from '@/components/ui/Toast';
import { formatCount } from '@/domain/format';
import { useMe } from '@/features/account/client';
import { failureOf, inOrder, SignInContext, useRefreshMap } from '@/features/map/client';
import type { MapData } from '@/features/map/schema';
import { useTRPCClient } from '@/trpc/client';
import { draftOf, labelOf, textIn, within } from './prepare';
import { type RefusedEdit, refusedEdit, type UnsentEdit, unsentEdit } from './schema';

const UNSENT = 'touchline:unsent:';
const REFUSED = 'touchline:refused:';

/** This tab. It holds a lock of its name as long as it lives, so that no other sends what it will send itself. */
const tab: { id: string; user: string | null; held: Promise<void> | null } = {
  id: '',
  user: null,
  held: null,
};
/** What is on its way from this tab, by person and map, in order. */
const queues = new Map<string, UnsentEdit[]>();
const queueName = (user: string, map: string) => `${user}:${map}:`;

function read<Row>(key: string, row: z.ZodType<Row>): Row[] {
  try {
    return z.array(row).parse(JSON.parse(localStorage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
}

function write(key: string, rows: readonly unknown[]): void {
  try {
    if (rows.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(rows));
  } catch {
    // Storage that is full or forbidden: what waits is asked about before the page is left.
  }
}

function setQueue(name: string, queue: UnsentEdit[]): void {
  queues.set(name, queue);
  void tab.held?.then(() => write(`${UNSENT}${name}${tab.id}`, within(queues.get(name) ?? [])));
}

/** Without locks nobody could tell whose edits are whose: then nothing is kept. */
function hold(): Promise<void> | null {
  if (tab.held || !('locks' in navigator)) return tab.held;
  tab.id = crypto.randomUUID();
  tab.held = new Promise((held) => {
    void navigator.locks.request(`${UNSENT}${tab.id}`, () => {
      held();
      return new Promise(() => undefined);
    });
  });
  return tab.held;
}

const recorded = new WeakSet<QueryClient>();

/** Keeps every edit of a map from when it is made until the server has answered. */
function record(queryClient: QueryClient): void {
  if (recorded.has(queryClient)) return;
  recorded.add(queryClient);
  const kept = new Map<number, { name: string; id: string }>();
  const begin = ({ mutationId, meta, options, state }: Mutation): void => {
    const map = /^map:(.+)$/.exec(options.scope?.id ?? '')?.[1];
    if (!map || !tab.user) return;
    const name = queueName(tab.user, map);
    const id = String(meta?.unsent ?? crypto.randomUUID());
    const path = options.mutationKey?.flat().join('.') ?? '';
    const edit = unsentEdit.safeParse({ id, path, input: state.variables, at: state.submittedAt });
    const queue = queues.get(name) ?? [];
    kept.set(mutationId, { name, id });
    if (edit.success && queue.every((one) => one.id !== id)) setQueue(name, [...queue, edit.data]);
  };
  const mutations = queryClient.getMutationCache();
  // Some were made before it was known by whom.
  mutations.findAll({ status: 'pending' }).forEach(begin);
  mutations.subscribe((event) => {
    if (event.type !== 'updated') return;
    const { mutation, action } = event;
    if (action.type === 'pending') begin(mutation);
    else if (action.type === 'success' || action.type === 'error') {
      const { name = '', id } = kept.get(mutation.mutationId) ?? {};
      kept.delete(mutation.mutationId);
      const queue = queues.get(name);
      if (queue)
        setQueue(
          name,
          queue.filter((one) => one.id !== id),
        );
    }
  });
}

/** Takes over what tabs that are gone have left of this person and map, oldest first. */
async function takeOver(name: string): Promise<UnsentEdit[]> {
  const start = `${UNSENT}${name}`;
  const found: UnsentEdit[] = [];
  for (const key of Object.keys(localStorage)) {
    const owner = key.slice(start.length);
    if (!key.startsWith(start) || owner === tab.id) continue;
    await navigator.locks.request(`${UNSENT}${owner}`, { ifAvailable: true }, (lock) => {
      if (!lock) return;
      const left = read(key, unsentEdit);
      found.push(...left);
      const all = [...left, ...(queues.get(name) ?? [])];
      queues.set(name, all);
      // Under this tab's name before it is gone from the other's.
      write(`${start}${tab.id}`, within(all));
      localStorage.removeItem(key);
    });
  }
  return found.toSorted((a, b) => a.at - b.at);
}

/**
 * Sends what was made before the page was left and could not be sent then, in its order and before what is made now,
 * and tells what could not be made any more. A text somebody else changed meanwhile goes back to its field, which asks.
 * `ready`: the fields are there.
 */
export function useUnsent(data: MapData, ready: boolean) {
  const { id: map, workspace } = data;
  const user = useMe().data?.id ?? null;
  const queryClient = useQueryClient();
  const client = useTRPCClient();
  const signIn = useContext(SignInContext);
  const refresh = useRefreshMap(map);
  const toast = useToast();
  const [refused, setRefused] = useState<RefusedEdit[]>([]);
  const latest = useRef({ data, signIn, refresh, toast });
  useEffect(() => {
    Object.assign(latest.current, { data, signIn, refresh, toast });
  });
  const refusedKey = `${REFUSED}${queueName(user ?? '', map)}`;

  useEffect(() => {
    if (!user) return;
    tab.user = user;
    void hold();
    record(queryClient);
    setRefused(read(refusedKey, refusedEdit));
  }, [user, queryClient, refusedKey]);

  useEffect(() => {
    const held = hold();
    if (!user || !ready || !held) return;
    const send = ({ id, path, input }: UnsentEdit) =>
      queryClient
        .getMutationCache()
        .build(queryClient, {
          ...inOrder(map),
          mutationKey: [path.split('.')],
          mutationFn: (variables: UnsentEdit['input']) => getUntypedClient(client).mutation(path, variables),
          meta: { unsent: id },
        })
        // The address of the workspace may have changed since.
        .execute({ ...input, workspace: workspace.slug });
    const settle = async (
      edit: UnsentEdit,
      sent: Promise<unknown>,
    ): Promise<RefusedEdit | 'saved' | null> => {
      const { data, signIn } = latest.current;
      try {
        await sent.catch(async (error: unknown) => {
          if (failureOf(error).code !== 'unauthenticated') throw error;
          const again = (await signIn()) && (await isStill(client, user));
          if (again) return send(edit);
          // It waits for whoever made it.
          const name = queueName(user, map);
          setQueue(name, [...(queues.get(name) ?? []), edit]);
          throw error;
        });
        release(draftOf(edit)?.draft ?? '');
        return 'saved';
      } catch (error) {
        const { code, message, theirs } = failureOf(error);
        if (code === 'unauthenticated') return null;
        if (code === 'not_found' && edit.path.endsWith('.delete')) return 'saved';
        const field = draftOf(edit);
        if (field && code === 'conflict' && theirs !== undefined) {
          const handed = { ...field, theirs: String(theirs ?? ''), message };
          if (handTo(field.key, { kind: 'back', ...handed })) return null;
        }
        const reason =
          theirs === undefined ? message : `${message} Theirs: ${theirs === null ? '–' : theirs}`;
        return { id: edit.id, label: labelOf(edit, data), text: textIn(edit.input), reason };
      }
    };
    const resume = async () => {
      await held;
      const edits = await takeOver(queueName(user, map));
      if (edits.length === 0) return;
      // A field of its own goes on showing its text until that is stored; what is added would be added twice.
      for (const edit of edits)
        if (!draftOf(edit)) textIn(edit.input).split('\n').filter(Boolean).forEach(release);
      const ends = await Promise.all(
        edits.map((edit) => [edit, send(edit)] as const).map((one) => settle(...one)),
      );
      const told = ends.flatMap((end) => (end && end !== 'saved' ? [end] : []));
      const saved = ends.filter((end) => end === 'saved').length;
      if (told.length > 0) {
        const all = [...read(refusedKey, refusedEdit), ...told];
        write(refusedKey, all);
        setRefused(all);
      }
      if (saved > 0)
        latest.current.toast(`${formatCount(saved, 'edit that waited is', 'edits that waited are')} saved.`);
      latest.current.refresh();
    };
    void resume().catch(() => {
      // Storage that is forbidden holds nothing that could be sent.
    });
  }, [user, ready, map, workspace.slug, queryClient, client, refusedKey]);

  const dismiss = useCallback(() => {
    write(refusedKey, []);
    setRefused([]);
  }, [refusedKey]);
  return { refused, dismiss };
}

/** Whoever signed in again may be somebody else. */
const isStill = (client: ReturnType<typeof useTRPCClient>, user: string): Promise<boolean> =>
  client.account.me.query().then(
    ({ id }) => id === user,
    () => false,
  );
