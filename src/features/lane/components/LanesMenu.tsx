'use client';

import { Popover } from 'radix-ui';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { EditableText } from '@/components/ui/EditableText';
import { onEscape } from '@/components/ui/escape';
import { Icon } from '@/components/ui/Icon';
import { Tick } from '@/components/ui/Tick';
import { NAME_LENGTH } from '@/contract/limits';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { isOwn, type MapLane, UNIT_LENGTH } from '../schema';
import { NewLane } from './NewLane';
import { useLaneDrag } from './useLaneDrag';
import './lane.css';

/** Which lanes the map shows and in what order, for everybody who sees it; and lanes of the workspace's own. */
export function LanesMenu({ adding = false }: { adding?: boolean }) {
  const { mayEdit, lanes } = useMapEditing();
  const [open, setOpen] = useState(false);
  if (!mayEdit) return null;
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button size="s" {...(adding ? {} : { kind: 'ghost' })}>
          <Icon name={adding ? 'add' : 'lanes'} />
          {adding ? 'Lane' : 'Lanes'}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="lanes-menu"
          align={adding ? 'start' : 'end'}
          sideOffset={4}
          collisionPadding={8}
          aria-label="Lanes"
          onKeyDown={onEscape(() => setOpen(false))}
          onEscapeKeyDown={(event) => {
            // Gives up typing, not the whole list.
            if (event.target instanceof Element && event.target.closest('.edbox')) event.preventDefault();
          }}
        >
          <h2>Lanes</h2>
          <p className="mute t12">
            Hidden and ordered for everybody who sees this map. What a hidden lane holds is kept.
          </p>
          <ul data-lanes>
            {lanes.map((lane, index) => (
              <LaneEntry key={lane.id} lane={lane} place={`${index + 1} of ${lanes.length}`} />
            ))}
          </ul>
          <NewLane focused={adding} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function LaneEntry({ lane, place }: { lane: MapLane; place: string }) {
  const { actions, orphan } = useMapEditing();
  const { id, kind, name, unit, hidden } = lane;
  const { handlers } = useLaneDrag(id);
  const text = (field: 'name' | 'unit', value: string, placeholder: string, maxLength: number) => (
    <EditableText
      value={value}
      label={field === 'name' ? 'Lane' : `Unit of ${name}`}
      placeholder={placeholder}
      editable
      draftKey={`lanes:${id}:${field}`}
      save={(next, base) => actions.setLaneName(id, field, next, base)}
      maxLength={maxLength}
      onOrphan={(draft) => orphan(name, draft)}
    />
  );
  return (
    <li className="lane-entry" data-lane-head={id}>
      <button
        type="button"
        className="lane-grip"
        aria-label={`Move lane ${name}, ${place}: arrow up or down`}
        {...handlers}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          void actions.stepLane(id, event.key === 'ArrowDown' ? 1 : -1, true);
        }}
      >
        <Icon name="grip" />
      </button>
      <label className="lane-shown">
        <Tick
          checked={!hidden}
          aria-label={`Show ${name}`}
          onTick={(shown) => actions.setLaneHidden(id, !shown)}
        />
        {isOwn(kind) ? null : <span dir="auto">{name}</span>}
      </label>
      {isOwn(kind) ? (
        <>
          <div className="lane-own">{text('name', name, 'Name the lane', NAME_LENGTH)}</div>
          {kind === 'number' ? (
            <div className="lane-unit">{text('unit', unit, 'Unit', UNIT_LENGTH)}</div>
          ) : null}
          <Button
            icon
            size="s"
            kind="ghost"
            aria-label={`Delete lane ${name}`}
            onClick={() => void actions.removeLane(id)}
          >
            <Icon name="close" />
          </Button>
        </>
      ) : null}
    </li>
  );
}
