'use client';

import { useState } from 'react';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import type { TagView } from '../schema';
import { TagsDialog } from './TagsDialog';

/** Narrows a list to answers with one of some tags. */
export function TagMenu({
  workspace,
  tags,
  chosen,
  mayEdit,
  onChoose,
}: {
  workspace: string;
  tags: readonly TagView[];
  chosen: readonly string[];
  mayEdit: boolean;
  onChoose: (tags: string[]) => void;
}) {
  const [managing, setManaging] = useState(false);
  const named = tags.filter(({ id }) => chosen.includes(id));
  const label =
    chosen.length === 0
      ? 'Any'
      : named.length === 1 && chosen.length === 1
        ? named[0]?.name
        : `${chosen.length} tags`;
  return (
    <>
      <Menu
        label="Tags"
        trigger={
          <button type="button" className="select">
            <Icon name="tag" />
            <span className="k">Tag</span>
            <span className="trunc" dir="auto">
              {label}
            </span>
            <Icon name="chevronDown" />
          </button>
        }
        items={[
          { id: '', label: 'Any', chosen: chosen.length === 0, onSelect: () => onChoose([]) },
          ...tags.map(({ id, name }) => ({
            id,
            label: <bdi>{name}</bdi>,
            chosen: chosen.includes(id),
            onSelect: () =>
              onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]),
          })),
          ...(mayEdit && tags.length > 0
            ? [
                {
                  id: 'manage',
                  label: <span className="mute">Rename or delete tags</span>,
                  onSelect: () => setManaging(true),
                },
              ]
            : []),
        ]}
      />
      {managing ? <TagsDialog workspace={workspace} onClose={() => setManaging(false)} /> : null}
    </>
  );
}
