'use client';

import { useRouter } from 'next/navigation';
import { DropdownMenu } from 'radix-ui';
import { Icon } from '@/components/ui/Icon';
import { formatAge } from '@/domain/format';
import { useNarrow } from '@/features/map/components/useBrowser';
import { useNow } from '@/features/map/components/useNow';
import { useMentions, useReadMentions } from '../client';
import type { MentionView } from '../schema';
import './discussion.css';

const MOST_SHOWN = 99;

function addressOf(workspace: string, { map, touchpoint, discussionId }: MentionView): string {
  const query = new URLSearchParams({
    touchpoint: touchpoint.slug ?? '',
    tab: 'discussion',
    thread: discussionId,
  });
  return `/w/${workspace}/maps/${map.id}?${query}`;
}

/** Where the reader was mentioned in this workspace, and how often since they last looked. */
export function MentionsMenu({ workspace }: { workspace: string }) {
  const { data } = useMentions(workspace);
  const read = useReadMentions(workspace);
  const router = useRouter();
  const now = useNow(60_000);
  const narrow = useNarrow();
  const { unread = 0, items = [] } = data ?? {};
  const label = unread > 0 ? `Mentions, ${unread} unread` : 'Mentions';
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <button type="button" className="bell" aria-label={label} title={label}>
          <Icon name="bell" />
          {unread > 0 ? (
            <span className="cnt hot" aria-hidden="true">
              {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
            </span>
          ) : null}
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu mentions"
          // The rail lies at the bottom of a narrow screen.
          side={narrow ? 'top' : 'right'}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label="Mentions"
        >
          {items.length === 0 ? (
            <p className="t12 mute mentions-none">
              Nobody has mentioned you yet. When somebody writes @ and your name in a discussion, it is listed
              here.
            </p>
          ) : null}
          {unread > 0 ? (
            <DropdownMenu.Item className="menu-item" onSelect={() => read(null)}>
              Mark all as read
            </DropdownMenu.Item>
          ) : null}
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.id}
              className="menu-item mention-item"
              disabled={item.touchpoint.slug === null}
              onSelect={() => router.push(addressOf(workspace, item))}
            >
              <span className="row">
                {item.read ? null : (
                  <span className="unread">
                    <span className="vh">Unread. </span>
                  </span>
                )}
                <bdi className="m trunc">{item.from}</bdi>
                <span className="grow" />
                <span className="t11 mute">{formatAge(Math.max(0, now - Date.parse(item.at)))}</span>
              </span>
              <span className="t11 mute trunc" dir="auto">
                {item.touchpoint.name}, {item.map.name}
                {item.touchpoint.slug === null ? ' (deleted)' : ''}
              </span>
              <span className="t12 mention-excerpt" dir="auto">
                {item.excerpt}
              </span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
