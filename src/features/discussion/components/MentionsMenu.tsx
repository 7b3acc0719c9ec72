'use client';

import { Icon } from '@/components/ui/Icon';
import { MenuButton } from '@/components/ui/Menu';
import { useMentions, useReadMentions } from '../client';
import './discussion.css';

const MOST_SHOWN = 99;
const loadList = () => import('./MentionsList');

/** Where the reader was mentioned in this workspace, and how often since they last looked. */
export function MentionsMenu({ workspace }: { workspace: string }) {
  const { data } = useMentions(workspace);
  const read = useReadMentions(workspace);
  const { unread = 0, items = [] } = data ?? {};
  const label = unread > 0 ? `Mentions, ${unread} unread` : 'Mentions';
  return (
    <MenuButton
      load={loadList}
      trigger={
        <button type="button" className="bell" aria-label={label} title={label}>
          <Icon name="bell" />
          <span className="word">Mentions</span>
          {unread > 0 ? (
            <span className="cnt hot" aria-hidden="true">
              {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
            </span>
          ) : null}
        </button>
      }
    >
      {({ MentionsList }, frame) => (
        <MentionsList
          {...frame}
          workspace={workspace}
          unread={unread}
          items={items}
          onReadAll={() => read(null)}
        />
      )}
    </MenuButton>
  );
}
