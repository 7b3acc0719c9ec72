'use client';

import { useRouter } from 'next/navigation';
import { MenuEntry, type MenuFrame, MenuSheet } from '@/components/ui/MenuList';
import { formatAge } from '@/domain/format';
import { useNarrow } from '@/features/map/components/useBrowser';
import { useNow } from '@/features/map/components/useNow';
import type { MentionView } from '../schema';

function addressOf(workspace: string, { map, touchpoint, discussionId }: MentionView): string {
  const query = new URLSearchParams({
    touchpoint: touchpoint.slug ?? '',
    tab: 'discussion',
    thread: discussionId,
  });
  return `/w/${workspace}/maps/${map.id}?${query}`;
}

/** The mentions themselves, each a way to where it was written. */
export function MentionsList({
  workspace,
  unread,
  items,
  onReadAll,
  ...frame
}: MenuFrame & {
  workspace: string;
  unread: number;
  items: readonly MentionView[];
  onReadAll: () => void;
}) {
  const router = useRouter();
  const now = useNow(60_000);
  const narrow = useNarrow();
  return (
    // The rail lies at the bottom of a narrow screen.
    <MenuSheet
      {...frame}
      label="Mentions"
      className="menu mentions"
      side={narrow ? 'top' : 'right'}
      align="end"
    >
      {items.length === 0 ? (
        <p className="t12 mute mentions-none">
          Nobody has mentioned you yet. When somebody writes @ and your name in a discussion, it is listed
          here.
        </p>
      ) : null}
      {unread > 0 ? (
        <MenuEntry className="menu-item" onSelect={onReadAll}>
          Mark all as read
        </MenuEntry>
      ) : null}
      {items.map((item) => (
        <MenuEntry
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
        </MenuEntry>
      ))}
    </MenuSheet>
  );
}
