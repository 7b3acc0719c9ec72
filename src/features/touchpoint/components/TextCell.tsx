'use client';

import { clsx } from 'clsx';
import { memo } from 'react';
import { EditableText } from '@/components/ui/EditableText';
import { AgeMark } from '@/features/evidence/components/AgeMark';
import type { Standing } from '@/features/evidence/schema';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { ROLES } from '@/features/map/components/roles';
import { TEXT_LENGTH } from '@/features/map/schema';
import type { TextField } from '../client';

/** A lane's text at one touchpoint. */
export const TextCell = memo(function TextCell({
  id,
  field,
  value,
  standing,
  day,
  lane,
  verb,
  name,
  row,
  index,
  endsStage,
  lang,
}: {
  id: string;
  field: TextField;
  value: string;
  standing: Standing | null;
  day: number;
  /** "Thinking" */
  lane: string;
  /** "Add thought" */
  verb: string;
  /** Of the touchpoint. */
  name: string;
  row: number;
  index: number;
  endsStage: boolean;
  lang: string;
}) {
  const { mode, actions, leave, orphan } = useMapEditing();
  const editable = mode === 'content';
  return (
    <div
      {...ROLES.cell}
      className={clsx('cell', field === 'thinking' && 'q', endsStage && 'se', standing && 'stated')}
      data-cell={`${row}:${index}`}
      data-touchpoint={id}
      lang={lang}
      style={{ gridRow: row + 1, gridColumn: index + 2 }}
    >
      <EditableText
        value={value}
        label={`${lane}, ${name}`}
        placeholder={editable ? verb : ''}
        editable={editable}
        draftKey={`touchpoint:${id}:${field}`}
        save={(value, base) => actions.setText(id, field, value, base)}
        multiline
        maxLength={TEXT_LENGTH}
        tabIndex={-1}
        onLeave={leave}
        onOrphan={(draft) => orphan(`${lane}, ${name}`, draft)}
      />
      {standing ? <AgeMark standing={standing} day={day} /> : null}
    </div>
  );
});
