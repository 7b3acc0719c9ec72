'use client';

import { EditableText } from '@/components/ui/EditableText';
import { TEXT_LENGTH } from '@/contract/limits';
import type { DepartmentRow } from '@/features/department/prepare';
import { useMapEditing } from '@/features/map/components/MapEditing';

/** Why a department has no touchpoint on this map, and what bars it; open to be said. */
export function BarrierText({
  department: { id, name, barrier },
  inGrid = false,
}: {
  department: Pick<DepartmentRow, 'id' | 'name' | 'barrier'>;
  /** The grid holds the tab stop. */
  inGrid?: boolean;
}) {
  const { mayEdit, actions, leave, orphan } = useMapEditing();
  return (
    <div className="lens-barrier">
      <b>No touchpoint on this map.</b>{' '}
      <EditableText
        value={barrier}
        label={`Reason or barrier, ${name}`}
        placeholder={mayEdit ? 'Add the reason or barrier' : 'No reason noted.'}
        editable={mayEdit}
        draftKey={`department:${id}:barrier`}
        save={(value, base) => actions.setBarrier(id, value, base)}
        maxLength={TEXT_LENGTH}
        tabIndex={inGrid ? -1 : 0}
        {...(inGrid ? { onLeave: leave } : {})}
        onOrphan={(draft) => orphan(`Department ${name}`, draft)}
      />
    </div>
  );
}
