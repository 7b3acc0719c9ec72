'use client';

import { useState } from 'react';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { useViews } from '../client';
import { ViewsDialog } from './ViewsDialog';

/** The saved views, to open one, and to save the one that is looked at. */
export function ViewsMenu({
  workspace,
  address,
  mayEdit,
  onOpen,
}: {
  workspace: string;
  /** The query that is looked at. */
  address: string;
  mayEdit: boolean;
  onOpen: (query: string) => void;
}) {
  const { data: views = [] } = useViews(workspace);
  const [managing, setManaging] = useState(false);
  const shown = views.find(({ query }) => query === address);
  if (views.length === 0 && !mayEdit) return null;
  return (
    <>
      <Menu
        label="Views"
        trigger={
          <button type="button" className="select">
            <Icon name="star" />
            <span className="trunc" dir="auto">
              {shown?.name ?? 'Views'}
            </span>
            <Icon name="chevronDown" />
          </button>
        }
        items={[
          ...views.map(({ id, name, query }) => ({
            id,
            label: <bdi>{name}</bdi>,
            chosen: query === address,
            onSelect: () => onOpen(query),
          })),
          ...(mayEdit
            ? [
                {
                  id: 'manage',
                  label: views.length === 0 ? 'Save this view …' : 'Save or change views …',
                  onSelect: () => setManaging(true),
                },
              ]
            : []),
        ]}
      />
      {managing ? (
        <ViewsDialog
          workspace={workspace}
          views={views}
          address={address}
          onClose={() => setManaging(false)}
        />
      ) : null}
    </>
  );
}
