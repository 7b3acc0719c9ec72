'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { MapData } from '@/features/map/schema';

/** Chooses the touchpoint that goes into this one. */
export function MergeDialog({
  data,
  touchpoint,
  open,
  onClose,
}: {
  data: MapData;
  touchpoint: { id: string; name: string };
  open: boolean;
  onClose: () => void;
}) {
  const { actions } = useMapEditing();
  const field = useId();
  const groups = data.stages
    .map(({ id, name, touchpoints }) => ({
      id,
      name,
      others: touchpoints.filter((other) => other.id !== touchpoint.id),
    }))
    .filter(({ others }) => others.length > 0);
  const all = groups.flatMap(({ others }) => others);
  const [chosen, setChosen] = useState<string | null>(null);
  const other = all.find(({ id }) => id === chosen) ?? all[0];
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Merge into “${touchpoint.name}”`}
      description="One touchpoint takes the place of two. The texts of both are kept, and it stands for what both stand for today: their ratings count together."
    >
      {other ? (
        <form
          className="field"
          onSubmit={(event) => {
            event.preventDefault();
            onClose();
            void actions.mergeTouchpoints(touchpoint, other);
          }}
        >
          <label htmlFor={field}>Touchpoint that goes into it</label>
          <select
            id={field}
            className="input"
            value={other.id}
            onChange={(event) => setChosen(event.target.value)}
          >
            {groups.map(({ id, name, others }) => (
              <optgroup key={id} label={name}>
                {others.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          <div className="row mt-4">
            <Button type="submit" kind="primary">
              Merge
            </Button>
            <Button kind="ghost" onClick={onClose}>
              Cancel
            </Button>
          </div>
        </form>
      ) : (
        <p className="mute">There is no other touchpoint on this map.</p>
      )}
    </Dialog>
  );
}
