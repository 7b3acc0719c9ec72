'use client';

import { EditableText } from '@/components/ui/EditableText';
import { NAME_LENGTH } from '@/contract/limits';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { ROLES } from '@/features/map/components/roles';
import { isOwn, type MapLane } from '../schema';
import { LaneGrip } from './LaneGrip';

/** Said below the name of a lane. */
const HINTS: Partial<Record<MapLane['kind'], string>> = {
  insights: 'and barriers',
  opportunities: 'and actions',
  importance: '1–5',
  businessImportance: '1–5',
};

/** Name of a lane. While the map is edited, it can be dragged, and what is the workspace's own can be renamed. */
export function LaneHead({ lane, row }: { lane: MapLane; row: number }) {
  const { mode, actions, orphan } = useMapEditing();
  const { id, kind, name, unit } = lane;
  const editable = mode === 'content';
  const own = isOwn(kind);
  const hint = own ? unit : HINTS[kind];
  return (
    <div
      {...ROLES.rowHeader}
      className="lane lane-head"
      data-lane-head={id}
      style={{ gridRow: row + 1, gridColumn: 1 }}
    >
      <div className="lane-name">
        {own && editable ? (
          <EditableText
            value={name}
            label="Lane"
            placeholder="Name the lane"
            editable
            draftKey={`lane:${id}:name`}
            save={(value, base) => actions.setLaneName(id, 'name', value, base)}
            maxLength={NAME_LENGTH}
            onOrphan={(draft) => orphan(name, draft)}
          />
        ) : (
          <span dir="auto">{name}</span>
        )}
        {hint ? <small dir="auto">{hint}</small> : null}
      </div>
      {editable ? <LaneGrip lane={lane} /> : null}
    </div>
  );
}
