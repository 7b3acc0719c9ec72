'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { formatAge } from '@/domain/format';
import { initialsOf } from '@/features/presence/components/Avatars';
import { decodeMentions } from '../prepare';
import type { MessageView } from '../schema';
import { Composer } from './Composer';
import type { Talk } from './DiscussionTab';
import { MessageText } from './MessageText';

/** One message, and what its reader may do with it. */
export function Message({ message, waiting, talk }: { message: MessageView; waiting: boolean; talk: Talk }) {
  const { people, me, members, now, mayDeleteAll, actions } = talk;
  const [editing, setEditing] = useState(false);
  const { id, authorId, authorName, text, createdAt, editedAt } = message;
  const author = authorId ? people[authorId] : undefined;
  const mine = authorId !== null && authorId === me;
  const name = author?.name ?? (mine ? 'You' : authorName);
  const former = !mine && (author?.former ?? true);
  if (text === null)
    return (
      <li className="msg">
        <span className="av" aria-hidden="true" />
        <p className="t12 mute">This message was deleted.</p>
      </li>
    );
  const mayChange = mine && talk.mayWrite && !waiting;
  const mayDelete = (mine || mayDeleteAll) && talk.mayWrite && !waiting;
  const items = [
    ...(mayChange ? [{ id: 'edit', label: 'Edit', onSelect: () => setEditing(true) }] : []),
    ...(mayDelete ? [{ id: 'delete', label: 'Delete', onSelect: () => talk.remove(id) }] : []),
  ];
  return (
    <li className="msg">
      <span className="av" aria-hidden="true">
        {initialsOf(name)}
      </span>
      <div className="msg-body">
        <div className="row msg-head">
          <bdi className="m trunc">{name}</bdi>
          {former ? <span className="mute">former member</span> : null}
          {waiting ? (
            <span className="mute">not sent yet</span>
          ) : (
            <time className="mute" dateTime={createdAt} title={new Date(createdAt).toLocaleString('en-GB')}>
              {formatAge(Math.max(0, now - Date.parse(createdAt)))}
            </time>
          )}
          {editedAt ? <span className="mute">edited</span> : null}
          <span className="grow" />
          {items.length > 0 && !editing ? (
            <Menu
              label={`Message of ${name}`}
              trigger={
                <Button icon size="s" kind="ghost" aria-label={`More about the message of ${name}`}>
                  <Icon name="more" />
                </Button>
              }
              items={items}
            />
          ) : null}
        </div>
        {editing ? (
          <Composer
            focused
            label="Edit the message"
            placeholder=""
            draftKey={`discussion:${talk.touchpointId}:edit:${id}`}
            initial={decodeMentions(text, members, people)}
            members={members}
            verb="Save"
            send={(typed) => actions.edit(id, typed)}
            onSent={() => setEditing(false)}
            onRefused={() => setEditing(true)}
            onCancel={() => setEditing(false)}
          />
        ) : (
          <MessageText text={text} people={people} me={me} />
        )}
      </div>
    </li>
  );
}
