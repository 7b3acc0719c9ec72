'use client';

import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import type { MapData } from '../schema';
import { useMapEditing } from './MapEditing';
import { placeAtEnd } from './reorder';
import type { Picking } from './usePicking';
import './bulk.css';

/** What can be done to the touchpoints that are selected. Each is one step of the history. */
export function BulkBar({ data, picking, onCopy }: { data: MapData; picking: Picking; onCopy: () => void }) {
  const { actions, mayEdit, channels, departments } = useMapEditing();
  const { picked } = picking;
  const choose = (field: 'department' | 'channel', names: readonly string[], none: string) => [
    ...names.map((name) => ({
      id: name,
      label: <bdi>{name}</bdi>,
      onSelect: () => void actions.setMany(picked, field, name),
    })),
    { id: '', label: none, onSelect: () => void actions.setMany(picked, field, '') },
  ];
  const trigger = (label: string) => (
    <Button size="s">
      {label}
      <Icon name="chevronDown" />
    </Button>
  );
  return (
    <div className="bulkbar" role="toolbar" aria-label="Selected touchpoints">
      <b className="num">{picked.size} selected</b>
      {mayEdit ? (
        <>
          <Menu
            label="Move to stage"
            trigger={trigger('Move to stage')}
            items={data.stages.map(({ id, name }) => ({
              id,
              label: <bdi>{name}</bdi>,
              onSelect: () => void actions.moveMany(picked, placeAtEnd(data, id, picked)),
            }))}
          />
          <Menu
            label="Department"
            trigger={trigger('Department')}
            items={choose('department', departments, 'No department')}
          />
          <Menu
            label="Channel"
            trigger={trigger('Channel')}
            items={choose('channel', channels, 'No channel')}
          />
        </>
      ) : null}
      <Button size="s" onClick={onCopy}>
        <Icon name="copy" />
        Copy
      </Button>
      {mayEdit ? (
        <>
          <Button size="s" onClick={() => void actions.duplicateMany(picked, picking.pick)}>
            Duplicate
          </Button>
          <Button size="s" onClick={() => void actions.removeMany(picked)}>
            Delete
          </Button>
        </>
      ) : null}
      <Button size="s" kind="ghost" icon aria-label="Select nothing" onClick={picking.clear}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
