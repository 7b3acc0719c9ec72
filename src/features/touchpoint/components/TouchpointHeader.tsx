'use client';

import { clsx } from 'clsx';
import { memo } from 'react';
import { EditableText } from '@/components/ui/EditableText';
import { NAME_LENGTH } from '@/contract/limits';
import { Grip } from '@/features/map/components/Grip';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { ROLES } from '@/features/map/components/roles';
import { MomentMark } from './MomentOfTruth';
import './touchpoint.css';

/** Head of a column: name, type of its survey, number. Plain values only, so that it draws again only for its own. */
export const TouchpointHeader = memo(function TouchpointHeader({
  id,
  index,
  name,
  type,
  number,
  moment,
  endsStage,
  selected,
  picked,
  dragged,
  lang,
}: {
  id: string;
  index: number;
  name: string;
  type: string | null;
  number: number;
  /** Of truth. */
  moment: boolean;
  endsStage: boolean;
  selected: boolean;
  /** One of those that something is done to together. */
  picked: boolean;
  dragged: boolean;
  lang: string;
}) {
  const { mode, mayEdit, select } = useMapEditing();
  return (
    <div
      {...ROLES.headOf(picked)}
      // The grid's tab stop, until the focus makes another one.
      tabIndex={index === 0 ? 0 : -1}
      className={clsx('tph', endsStage && 'se', selected && 'sel', picked && 'picked', dragged && 'dragged')}
      data-cell={`1:${index}`}
      data-touchpoint={id}
      style={{ gridRow: 2, gridColumn: index + 2 }}
    >
      <div className="name" lang={lang}>
        <Name id={id} name={name} />
      </div>
      <span className="tag">
        {type === null && mayEdit ? (
          <button
            type="button"
            className="ask"
            tabIndex={-1}
            onClick={(event) => {
              event.stopPropagation();
              select(id, 'survey');
            }}
          >
            + Add survey
          </button>
        ) : (
          <span>{type ?? 'No survey'}</span>
        )}
        <span className="row">
          {moment ? <MomentMark /> : null}
          {number}
        </span>
      </span>
      {mode === 'content' ? <HeadGrip id={id} name={name} /> : null}
    </div>
  );
});

/** Apart from where it stands, as the grip is, so that a column that makes room does not draw them again. */
const Name = memo(function Name({ id, name }: { id: string; name: string }) {
  const { mode, actions, leave, orphan } = useMapEditing();
  return (
    <EditableText
      value={name}
      label="Touchpoint"
      placeholder="Name the touchpoint"
      editable={mode === 'content'}
      draftKey={`touchpoint:${id}:name`}
      save={(value, base) => actions.setText(id, 'name', value, base)}
      maxLength={NAME_LENGTH}
      tabIndex={-1}
      onLeave={leave}
      onOrphan={(draft) => orphan(name, draft)}
    />
  );
});

const HeadGrip = memo(function HeadGrip({ id, name }: { id: string; name: string }) {
  const { actions, select } = useMapEditing();
  return (
    <Grip
      label={`Move or delete ${name}`}
      drag={{ kind: 'touchpoint', id }}
      items={[
        { id: 'open', label: 'Open', onSelect: () => select(id) },
        { id: 'discuss', label: 'Discuss', onSelect: () => select(id, 'discussion') },
        { id: 'left', label: 'Move left', onSelect: () => void actions.stepTouchpoint(id, -1) },
        { id: 'right', label: 'Move right', onSelect: () => void actions.stepTouchpoint(id, 1) },
        { id: 'delete', label: 'Delete touchpoint', onSelect: () => void actions.removeTouchpoint(id) },
      ]}
    />
  );
});
