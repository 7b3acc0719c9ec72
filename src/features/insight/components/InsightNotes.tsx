'use client';

import { clsx } from 'clsx';
import { memo } from 'react';
import { EditableText } from '@/components/ui/EditableText';
import { Menu } from '@/components/ui/Menu';
import { TEXT_LENGTH } from '@/contract/limits';
import { AgeMark } from '@/features/evidence/components/AgeMark';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { MapInsight } from '@/features/map/schema';
import { INSIGHT_MARKS, KIND_NAMES } from '../prepare';
import { INSIGHT_KINDS, type InsightKind } from '../schema';
import './insight.css';

/** Mark of a note: up for a delight, down for a pain point, a bar for a barrier. */
export function InsightMark({ kind }: { kind: InsightKind }) {
  return (
    <svg
      className={clsx('note', kind === 'delight' ? 'pos-c' : kind === 'pain' ? 'neg-c' : 'ink2')}
      viewBox="0 0 8 8"
      role="img"
      aria-label={KIND_NAMES[kind]}
    >
      <path d={INSIGHT_MARKS[kind]} />
    </svg>
  );
}

/** The notes at one touchpoint. A new one begins as a pain point; its mark changes that. */
export const InsightNotes = memo(function InsightNotes({
  touchpointId,
  name,
  insights,
  day,
  editable,
  inGrid = false,
}: {
  touchpointId: string;
  /** Of the touchpoint. */
  name: string;
  insights: readonly MapInsight[];
  /** What ages are told by. */
  day: number;
  editable: boolean;
  /** The grid holds the tab stop. */
  inGrid?: boolean;
}) {
  const { actions, leave, orphan } = useMapEditing();
  const place = inGrid ? { tabIndex: -1, onLeave: leave } : {};
  return (
    <div className="pd">
      {insights.map((note) => (
        <div key={note.id} className="pd-note">
          {editable ? (
            <NoteMenu touchpointId={touchpointId} note={note} tabIndex={inGrid ? -1 : 0} />
          ) : (
            <InsightMark kind={note.kind} />
          )}
          <div>
            <EditableText
              value={note.text}
              label={`${KIND_NAMES[note.kind]}, ${name}`}
              placeholder="Write the note"
              editable={editable}
              draftKey={`${inGrid ? 'insight' : 'panel:insight'}:${note.id}`}
              save={(value, base) => actions.setInsightText(touchpointId, note.id, value, base)}
              multiline
              maxLength={TEXT_LENGTH}
              onOrphan={(draft) => orphan(`A note at ${name}`, draft)}
              {...place}
            />
            <AgeMark standing={{ n: note.evidence, at: note.observedAt }} day={day} />
          </div>
        </div>
      ))}
      {editable ? (
        <EditableText
          className="pd-add"
          adding
          value=""
          label={`Pain or delight, ${name}`}
          placeholder="Add pain or delight"
          editable
          draftKey={`${inGrid ? 'insight' : 'panel:insight'}:new:${touchpointId}`}
          save={(value) => actions.addInsight(touchpointId, 'pain', value)}
          multiline
          maxLength={TEXT_LENGTH}
          onOrphan={(draft) => orphan(`A new note at ${name}`, draft)}
          {...place}
        />
      ) : insights.length === 0 ? (
        <span className="mute">None noted</span>
      ) : null}
    </div>
  );
});

function NoteMenu({
  touchpointId,
  note,
  tabIndex,
}: {
  touchpointId: string;
  note: MapInsight;
  tabIndex: number;
}) {
  const { actions } = useMapEditing();
  return (
    <Menu
      label={note.text}
      trigger={
        <button
          type="button"
          className="note-button"
          aria-label={`${KIND_NAMES[note.kind]}: change or delete “${note.text}”`}
          tabIndex={tabIndex}
          onKeyDown={(event) => event.stopPropagation()}
          onClick={(event) => event.stopPropagation()}
        >
          <InsightMark kind={note.kind} />
        </button>
      }
      items={[
        ...INSIGHT_KINDS.map((kind) => ({
          id: kind,
          label: (
            <span className="row">
              <InsightMark kind={kind} />
              {KIND_NAMES[kind]}
            </span>
          ),
          chosen: kind === note.kind,
          onSelect: () => void actions.setInsightKind(touchpointId, note, kind),
        })),
        {
          id: 'delete',
          label: 'Delete note',
          onSelect: () => void actions.removeInsight(touchpointId, note),
        },
      ]}
    />
  );
}
