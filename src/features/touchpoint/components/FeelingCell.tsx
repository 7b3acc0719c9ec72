'use client';

import { clsx } from 'clsx';
import { memo } from 'react';
import { EditableText } from '@/components/ui/EditableText';
import { FACE_NAMES, Face } from '@/components/ui/Face';
import type { Level } from '@/components/ui/LevelMeter';
import { AgeMark } from '@/features/evidence/components/AgeMark';
import type { Standing } from '@/features/evidence/schema';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { ROLES } from '@/features/map/components/roles';
import { NAME_LENGTH } from '@/features/map/schema';
import { MoodMenu } from './MoodMenu';

/** What the customer feels: a word, and a face that goes with it. */
export const FeelingCell = memo(function FeelingCell({
  id,
  feeling,
  mood,
  standing,
  day,
  name,
  row,
  index,
  endsStage,
  lang,
}: {
  id: string;
  feeling: string;
  mood: number | null;
  standing: Standing | null;
  day: number;
  name: string;
  row: number;
  index: number;
  endsStage: boolean;
  lang: string;
}) {
  const { mode, actions, leave, orphan } = useMapEditing();
  const editable = mode === 'content';
  const level = moodLevel(mood);
  return (
    <div
      {...ROLES.cell}
      className={clsx('cell slim', endsStage && 'se')}
      data-cell={`${row}:${index}`}
      data-touchpoint={id}
      lang={lang}
      style={{ gridRow: row + 1, gridColumn: index + 2 }}
    >
      <div className="feel">
        {editable ? (
          <MoodMenu
            mood={level}
            name={name}
            tabIndex={-1}
            onChange={(mood) => void actions.setLevel(id, 'mood', mood)}
          />
        ) : level === null ? null : (
          <>
            <Face mood={level} />
            <span className="vh">{FACE_NAMES[level]}</span>
          </>
        )}
        <EditableText
          className="grow"
          value={feeling}
          label={`Feeling, ${name}`}
          placeholder={editable ? 'Add feeling' : ''}
          editable={editable}
          draftKey={`touchpoint:${id}:feeling`}
          save={(value, base) => actions.setText(id, 'feeling', value, base)}
          maxLength={NAME_LENGTH}
          tabIndex={-1}
          onLeave={leave}
          onOrphan={(draft) => orphan(`Feeling, ${name}`, draft)}
        />
        {standing ? <AgeMark standing={standing} day={day} quiet /> : null}
      </div>
    </div>
  );
});

export function moodLevel(mood: number | null): Level | null {
  return mood !== null && mood >= 1 && mood <= 5 ? (Math.round(mood) as Level) : null;
}
