'use client';

import type { ReactNode } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { EditableText } from '@/components/ui/EditableText';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { MapTouchpoint } from '@/features/map/schema';
import type { MapLane } from '../schema';
import type { LaneContentProps } from './LaneContent';

/** What to do where nothing is said yet. */
const VERBS: Readonly<Record<MapLane['kind'], string>> = {
  curve: '',
  doing: 'Add what they do',
  thinking: 'Add a thought',
  feeling: 'Add feeling',
  channel: 'Add channel',
  department: 'Assign',
  insights: '',
  opportunities: '',
  purpose: 'Add purpose',
  importance: '',
  businessImportance: '',
  momentOfTruth: '',
  text: 'Add text',
  number: 'Add number',
  emotion: 'Add feeling',
  list: 'Add items',
  image: 'Add picture',
};

/** The text of a lane at a touchpoint; '' where it says none. */
function textOf({ kind, id }: MapLane, source: MapTouchpoint): string {
  switch (kind) {
    case 'doing':
    case 'thinking':
    case 'feeling':
    case 'channel':
    case 'purpose':
      return source[kind];
    case 'department':
      return source.department?.name ?? '';
    default:
      return source.values[id]?.text ?? '';
  }
}

/** One text of a lane, edited where it stands. `value` and `save` stand in for the text, e.g. for a number. */
export function LaneText({
  lane,
  source,
  editable,
  inGrid,
  children,
  value = textOf(lane, source),
  save,
  ...more
}: LaneContentProps & {
  multiline?: boolean;
  maxLength: number;
  suggestions?: readonly string[];
  /** Drawn before a suggestion. */
  mark?: (suggestion: string) => ReactNode;
  value?: string;
  save?: (value: string, base: string) => Promise<SaveOutcome>;
  /** How it looks while it is not edited. */
  children?: ReactNode;
}) {
  const { actions, leave, orphan } = useMapEditing();
  const { id, name } = source;
  const { multiline, maxLength, suggestions, mark } = more;
  const label = `${lane.name}, ${name}`;
  const store = (value: string, base: string) => {
    switch (lane.kind) {
      case 'doing':
      case 'thinking':
      case 'feeling':
      case 'channel':
      case 'purpose':
      case 'department':
        return actions.setText(id, lane.kind, value, base);
      default:
        return actions.setLaneText(lane.id, id, value, base);
    }
  };
  return (
    <EditableText
      className="grow"
      value={value}
      label={label}
      placeholder={editable ? VERBS[lane.kind] : inGrid ? '' : 'None'}
      editable={editable}
      draftKey={`${inGrid ? 'touchpoint' : 'panel'}:${id}:${lane.id}`}
      save={save ?? store}
      multiline={multiline ?? false}
      maxLength={maxLength}
      onOrphan={(draft) => orphan(label, draft)}
      {...(suggestions ? { suggestions } : {})}
      {...(mark ? { mark } : {})}
      {...(inGrid ? { tabIndex: -1, onLeave: leave } : {})}
    >
      {children ?? null}
    </EditableText>
  );
}
