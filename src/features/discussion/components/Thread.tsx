'use client';

import { useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { formatCount } from '@/domain/format';
import type { DiscussionView } from '../schema';
import { Composer } from './Composer';
import type { Talk } from './DiscussionTab';
import { Message } from './Message';

/** More messages than this are shown from their end, the rest on demand. */
const SHOWN = 12;

/** Where the focus goes when a discussion is opened from elsewhere. */
export const threadElement = (id: string) => `discussion-${id}`;

/** One discussion: what it is about, what was said, and the field to go on. */
export function Thread({
  thread,
  waiting,
  talk,
}: {
  thread: DiscussionView;
  waiting: ReadonlySet<string>;
  talk: Talk;
}) {
  const [replying, setReplying] = useState(false);
  const [all, setAll] = useState(false);
  const title = useId();
  const replyButton = useRef<HTMLButtonElement>(null);
  const { id, lane, messages, resolved, authorId } = thread;
  const { people, me, mayWrite, mayResolveAll, members, actions, touchpointId } = talk;
  const onItsWay = messages.every((message) => waiting.has(message.id));
  const mayResolve = mayWrite && !onItsWay && (mayResolveAll || (authorId !== null && authorId === me));
  const hidden = all ? 0 : Math.max(0, messages.length - SHOWN);
  const resolver = resolved?.by ? (resolved.by === me ? 'you' : people[resolved.by]?.name) : null;

  const endReply = () => {
    setReplying(false);
    requestAnimationFrame(() => replyButton.current?.focus());
  };
  return (
    <article className="thread" id={threadElement(id)} tabIndex={-1} aria-labelledby={title}>
      <header className="row">
        <h4 id={title} className="grow trunc" dir="auto">
          {lane ? lane.name || 'A lane' : 'The touchpoint'}
          {lane?.gone ? <span className="mute">, a lane that was deleted</span> : null}
        </h4>
        {mayResolve ? (
          <Button size="s" kind="ghost" onClick={() => talk.resolve(thread, !resolved)}>
            {resolved ? 'Reopen' : 'Resolve'}
          </Button>
        ) : null}
      </header>
      {resolved ? (
        <p className="t11 mute">
          Resolved
          {resolver ? (
            <>
              {' by '}
              <bdi>{resolver}</bdi>
            </>
          ) : null}
          , {new Date(resolved.at).toLocaleDateString('en-GB')}
        </p>
      ) : null}
      {hidden > 0 ? (
        <Button size="s" kind="ghost" onClick={() => setAll(true)}>
          Show {formatCount(hidden, 'earlier message')}
        </Button>
      ) : null}
      <ol className="msgs">
        {messages.slice(hidden).map((message) => (
          <Message key={message.id} message={message} waiting={waiting.has(message.id)} talk={talk} />
        ))}
      </ol>
      {!mayWrite || resolved || onItsWay ? null : replying ? (
        <Composer
          focused
          label="Reply"
          placeholder="Reply"
          draftKey={`discussion:${touchpointId}:reply:${id}`}
          members={members}
          verb="Reply"
          send={(text) => actions.reply(id, text)}
          onCancel={endReply}
        />
      ) : (
        <Button ref={replyButton} size="s" kind="ghost" className="reply" onClick={() => setReplying(true)}>
          Reply
        </Button>
      )}
    </article>
  );
}
