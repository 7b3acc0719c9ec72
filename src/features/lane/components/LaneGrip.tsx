'use client';

import { useState } from 'react';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { isOwn, type MapLane } from '../schema';
import { useLaneDrag } from './useLaneDrag';

/** Drag it to move a lane; a press opens a menu that does the same without dragging. */
export function LaneGrip({ lane }: { lane: Pick<MapLane, 'id' | 'name' | 'kind'> }) {
  const { actions } = useMapEditing();
  const { id, name, kind } = lane;
  const [open, setOpen] = useState(false);
  const { handlers, wasDrag } = useLaneDrag(id);
  const toggle = (next: boolean) => {
    if (!wasDrag()) setOpen(next);
  };
  return (
    <Menu
      label={`Lane ${name}`}
      control={[open, toggle]}
      trigger={
        <button
          type="button"
          className="lane-grip"
          aria-label={`Move, hide or delete lane ${name}`}
          {...handlers}
          onClick={() => toggle(true)}
        >
          <Icon name="grip" />
        </button>
      }
      items={[
        { id: 'up', label: 'Move up', onSelect: () => void actions.stepLane(id, -1) },
        { id: 'down', label: 'Move down', onSelect: () => void actions.stepLane(id, 1) },
        { id: 'hide', label: 'Hide lane', onSelect: () => void actions.setLaneHidden(id, true) },
        ...(isOwn(kind)
          ? [{ id: 'delete', label: 'Delete lane', onSelect: () => void actions.removeLane(id) }]
          : []),
      ]}
    />
  );
}
