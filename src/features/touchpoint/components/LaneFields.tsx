'use client';

import { EditableText } from '@/components/ui/EditableText';
import { FACE_NAMES, Face } from '@/components/ui/Face';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { NAME_LENGTH, TEXT_LENGTH } from '@/features/map/schema';
import type { TextField } from '../client';
import type { TouchpointModel } from '../prepare';
import { moodLevel } from './FeelingCell';
import { MoodMenu } from './MoodMenu';

const FIELDS: readonly { field: TextField; name: string; verb: string; long: boolean }[] = [
  { field: 'doing', name: 'Doing', verb: 'Add what they do', long: true },
  { field: 'thinking', name: 'Thinking', verb: 'Add a thought', long: true },
  { field: 'feeling', name: 'Feeling', verb: 'Add feeling', long: false },
  { field: 'channel', name: 'Channel', verb: 'Add channel', long: false },
  { field: 'department', name: 'Department', verb: 'Assign', long: false },
];

/** The lanes of one touchpoint one below the other, where the map has no room for them. */
export function LaneFields({ touchpoint }: { touchpoint: TouchpointModel }) {
  const { mayEdit, actions, orphan, channels, departments } = useMapEditing();
  const { id, name, source } = touchpoint;
  const mood = moodLevel(source.mood);
  return (
    <section className="blk">
      <h3>On the map</h3>
      <dl className="lane-fields">
        {FIELDS.map(({ field, name: lane, verb, long }) => (
          <div key={field}>
            <dt>{lane}</dt>
            <dd className={field === 'feeling' ? 'feel' : undefined}>
              {field !== 'feeling' ? null : mayEdit ? (
                <MoodMenu
                  mood={mood}
                  name={name}
                  onChange={(mood) => void actions.setLevel(id, 'mood', mood)}
                />
              ) : mood === null ? null : (
                <>
                  <Face mood={mood} />
                  <span className="vh">{FACE_NAMES[mood]}</span>
                </>
              )}
              <EditableText
                className="grow"
                value={field === 'department' ? (source.department?.name ?? '') : source[field]}
                label={`${lane}, ${name}`}
                placeholder={mayEdit ? verb : 'None'}
                editable={mayEdit}
                draftKey={`panel:${id}:${field}`}
                save={(value, base) => actions.setText(id, field, value, base)}
                multiline={long}
                maxLength={long ? TEXT_LENGTH : NAME_LENGTH}
                {...(field === 'channel' ? { suggestions: channels } : {})}
                {...(field === 'department' ? { suggestions: departments } : {})}
                onOrphan={(draft) => orphan(`${lane}, ${name}`, draft)}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
