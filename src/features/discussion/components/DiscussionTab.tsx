'use client';

import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { useToast } from '@/components/ui/Toast';
import { can } from '@/domain/permissions';
import { NotLoaded } from '@/features/map/components/NotLoaded';
import { useNow } from '@/features/map/components/useNow';
import type { MapData, MapTouchpoint } from '@/features/map/schema';
import {
  type DiscussionActions,
  useDiscussionActions,
  useDiscussions,
  useMentionable,
  usePendingAt,
} from '../client';
import { withPending } from '../prepare';
import type { Discussions, DiscussionView, Mentionable, Speaker } from '../schema';
import { Composer } from './Composer';
import { Thread, threadElement } from './Thread';
import type { Asked } from './useDiscussing';
import { useHeard } from './useHeard';
import './discussion.css';

/** What every discussion and message needs to know. */
export interface Talk {
  touchpointId: string;
  people: Readonly<Record<string, Speaker>>;
  me: string | null;
  members: readonly Mentionable[];
  now: number;
  mayWrite: boolean;
  mayResolveAll: boolean;
  mayDeleteAll: boolean;
  actions: DiscussionActions;
  /** Take it back, with the way to bring it back again. */
  remove: (messageId: string) => void;
  resolve: (thread: DiscussionView, resolved: boolean) => void;
}

const NOBODY: Discussions = { me: null, people: {}, threads: [] };

/** What the team says about one touchpoint, and the field to begin with. */
export function DiscussionTab({
  data,
  touchpoint,
  asked,
}: {
  data: MapData;
  touchpoint: MapTouchpoint;
  asked: Asked | null;
}) {
  const { workspace, lanes } = data;
  const { id: touchpointId, name } = touchpoint;
  const { data: known, error, isPending, refetch } = useDiscussions(workspace.slug, touchpointId);
  const mayWrite = can(workspace.role, 'discussion:write') && !workspace.demo;
  const { data: members = [] } = useMentionable(workspace.slug, mayWrite);
  const actions = useDiscussionActions(workspace.slug, data.id);
  const toast = useToast();
  const now = useNow(30_000);
  const laneOf = (id: string) => ({
    id,
    name: lanes.find((lane) => lane.id === id)?.name ?? '',
    gone: false,
  });
  const pending = usePendingAt(touchpointId, laneOf);
  const { threads, waiting } = withPending(known ?? NOBODY, pending, now);
  const [about, setAbout] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const select = useId();
  const told = useHeard(workspace.slug, touchpointId, known);
  const [showResolved, setShowResolved] = useState(false);

  const ready = known !== undefined;
  const latest = useRef(threads);
  useEffect(() => {
    latest.current = threads;
  });
  useEffect(() => {
    if (!asked || !ready) return;
    const found = latest.current.find((thread) =>
      'thread' in asked
        ? thread.id === asked.thread
        : asked.touchpointId === touchpointId && !thread.resolved && (thread.lane?.id ?? null) === asked.lane,
    );
    if (found?.resolved) setShowResolved(true);
    if (!found && 'lane' in asked && asked.touchpointId === touchpointId) setAbout(asked.lane ?? '');
    // After the panel, which takes the focus when it opens.
    requestAnimationFrame(() => {
      if (found) document.getElementById(threadElement(found.id))?.focus();
      else if ('lane' in asked) field.current?.focus();
    });
  }, [asked, ready, touchpointId]);

  const talk = useMemo<Talk>(() => {
    const settle = async (
      doing: Promise<string | null>,
      done: string,
      undo: () => Promise<string | null>,
    ) => {
      const refusal = await doing;
      if (refusal) toast(refusal);
      else toast(done, { label: 'Undo', run: () => void undo().then((again) => again && toast(again)) });
    };
    return {
      touchpointId,
      people: known?.people ?? {},
      me: known?.me ?? null,
      members,
      now,
      mayWrite,
      mayResolveAll: can(workspace.role, 'map:edit'),
      mayDeleteAll: can(workspace.role, 'member:edit'),
      actions,
      remove: (id) =>
        void settle(actions.remove(id, true), 'The message is deleted.', () => actions.remove(id, false)),
      resolve: ({ id }, resolved) =>
        void settle(
          actions.resolve(id, resolved),
          resolved ? 'The discussion is resolved.' : 'The discussion is open again.',
          () => actions.resolve(id, !resolved),
        ),
    };
  }, [touchpointId, known, members, now, mayWrite, workspace.role, actions, toast]);

  const open = threads.filter(({ resolved }) => !resolved);
  const settled = threads.filter(({ resolved }) => resolved);
  return (
    <section className="blk discussions" aria-label="Discussion">
      {mayWrite ? (
        <>
          <div className="row about">
            <label htmlFor={select}>About</label>
            <select
              id={select}
              className="input"
              dir="auto"
              value={about}
              onChange={({ target }) => setAbout(target.value)}
            >
              <option value="">The touchpoint</option>
              {lanes.map(({ id, name, hidden }) => (
                <option key={id} value={id}>
                  {hidden ? `${name} (hidden lane)` : name}
                </option>
              ))}
            </select>
          </div>
          <Composer
            ref={field}
            label={`Begin a discussion about ${name}`}
            placeholder="Ask, suggest, decide"
            draftKey={`discussion:${touchpointId}:new`}
            members={members}
            verb="Send"
            send={(text) => actions.start(touchpointId, about || null, text)}
          />
        </>
      ) : null}
      {isPending ? (
        <div aria-busy="true" className="msg">
          <span className="skel" style={{ width: 24 }} />
          <span className="skel" style={{ width: '80%' }} />
        </div>
      ) : null}
      {error && !known ? <NotLoaded error={error} onRetry={() => void refetch()} /> : null}
      {ready && open.length === 0 ? (
        <p className="t12 mute">
          {settled.length > 0 ? 'Nothing is open here.' : 'Nobody has said anything here yet.'}
          {mayWrite ? ' What you write, every member can read.' : ''}
        </p>
      ) : null}
      {open.map((thread) => (
        <Thread key={thread.id} thread={thread} waiting={waiting} talk={talk} />
      ))}
      {settled.length > 0 ? (
        <>
          <Button
            size="s"
            kind="ghost"
            className="reply"
            aria-expanded={showResolved}
            onClick={() => setShowResolved(!showResolved)}
          >
            {showResolved ? 'Hide' : 'Show'} {settled.length} resolved
          </Button>
          {showResolved
            ? settled.map((thread) => (
                <Thread key={thread.id} thread={thread} waiting={waiting} talk={talk} />
              ))
            : null}
        </>
      ) : null}
      <p className="vh" role="status">
        {told}
      </p>
    </section>
  );
}
