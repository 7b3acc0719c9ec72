'use client';

import { clsx } from 'clsx';
import { memo } from 'react';
import { EditableText } from '@/components/ui/EditableText';
import { NAME_LENGTH } from '@/contract/limits';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { ROLES } from '@/features/map/components/roles';

/** Who is responsible. The name itself is drawn by the bar behind, which may span several touchpoints. */
export const DepartmentCell = memo(function DepartmentCell({
  id,
  department,
  name,
  row,
  index,
  endsStage,
}: {
  id: string;
  department: string;
  name: string;
  row: number;
  index: number;
  endsStage: boolean;
}) {
  return (
    <div
      {...ROLES.cell}
      className={clsx('deptcell', endsStage && department === '' && 'se')}
      data-cell={`${row}:${index}`}
      data-touchpoint={id}
      style={{ gridRow: row + 1, gridColumn: index + 2 }}
    >
      <Assigned {...{ id, department, name }} />
    </div>
  );
});

/** Apart from where it stands, so that a column that moves does not draw it again. */
const Assigned = memo(function Assigned({
  id,
  department,
  name,
}: {
  id: string;
  department: string;
  name: string;
}) {
  const { mode, actions, departments, leave, orphan } = useMapEditing();
  const editable = mode === 'content' || mode === 'departments';
  return (
    <EditableText
      value={department}
      label={`Department, ${name}`}
      placeholder={editable ? 'Assign' : 'None'}
      editable={editable}
      draftKey={`touchpoint:${id}:department`}
      save={(value, base) => actions.setText(id, 'department', value, base)}
      maxLength={NAME_LENGTH}
      suggestions={departments}
      tabIndex={-1}
      onLeave={leave}
      onOrphan={(draft) => orphan(`Department, ${name}`, draft)}
    >
      <span className="vh">{department}</span>
    </EditableText>
  );
});
