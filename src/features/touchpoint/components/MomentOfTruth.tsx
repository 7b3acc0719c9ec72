'use client';

import { Icon } from '@/components/ui/Icon';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { MapTouchpoint } from '@/features/map/schema';

/** The mark of a touchpoint at which customers make up their mind about the business. */
export function MomentMark({ named = false }: { named?: boolean }) {
  return (
    <span className="moment" title="Moment of truth">
      <Icon name="starFilled" />
      <span className={named ? undefined : 'vh'}>Moment of truth</span>
    </span>
  );
}

/** Whether a touchpoint is a moment of truth: a switch for whoever may edit. */
export function MomentOfTruth({
  source,
  editable,
  inGrid,
}: {
  source: MapTouchpoint;
  editable: boolean;
  inGrid: boolean;
}) {
  const { actions } = useMapEditing();
  const { id, name, momentOfTruth } = source;
  const shown = (
    <span className="imp">
      <Icon name={momentOfTruth ? 'starFilled' : 'star'} />
      {momentOfTruth ? 'Yes' : 'No'}
    </span>
  );
  if (!editable) return momentOfTruth || !inGrid ? shown : null;
  return (
    <button
      type="button"
      data-edit
      role="switch"
      aria-checked={momentOfTruth}
      className="plain-edit"
      aria-label={`Moment of truth, ${name}`}
      {...(inGrid ? { tabIndex: -1 } : {})}
      onClick={(event) => {
        event.stopPropagation();
        void actions.setMomentOfTruth(id, !momentOfTruth);
      }}
    >
      {momentOfTruth || !inGrid ? shown : <span className="addc">Mark</span>}
    </button>
  );
}
