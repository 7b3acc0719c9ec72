'use client';

import { FACE_NAMES } from '@/components/ui/Face';
import { formatQuantity } from '@/domain/quantity';
import { isOwn, itemsOf, type MapLane } from '@/features/lane/schema';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { MapTouchpoint } from '@/features/map/schema';
import { moodLevel } from '@/features/touchpoint/schema';
import { useEvidence } from '../client';
import { isStatement } from '../schema';
import { EvidenceLine } from './EvidenceBlock';

/** What the lanes and notes of a touchpoint say, each with what it rests on. */
export function StatementsBlock({
  workspace,
  map,
  touchpoint,
  lang,
  day,
  editable,
}: {
  workspace: string;
  map: string;
  touchpoint: MapTouchpoint;
  /** Of the workspace. */
  lang: string;
  day: number;
  editable: boolean;
}) {
  const { lanes } = useMapEditing();
  const { id, stated, insights } = touchpoint;
  const { data: evidence } = useEvidence(workspace, { touchpointId: id });
  const said = lanes.flatMap((lane) => {
    const standing = stated[lane.id];
    const text = textOf(lane, touchpoint, lang);
    return standing && text !== null ? [{ lane, standing, text }] : [];
  });
  if (said.length === 0 && insights.length === 0) return null;
  const common = { workspace, map, touchpointId: id, evidence, day, editable };
  return (
    <section className="blk">
      <h3>What it rests on</h3>
      <div>
        {said.map(({ lane, standing, text }) => (
          <EvidenceLine
            key={lane.id}
            {...common}
            name={lane.name}
            text={text}
            standing={standing}
            subject={{ of: 'statement', id, lane: lane.id }}
          />
        ))}
        {insights.map((note) => (
          <EvidenceLine
            key={note.id}
            {...common}
            name={note.kind.charAt(0).toUpperCase() + note.kind.slice(1)}
            text={note.text}
            standing={{ n: note.evidence, at: note.observedAt }}
            subject={{ of: 'insight', id: note.id }}
          />
        ))}
      </div>
    </section>
  );
}

/** What a lane states at a touchpoint; null where it says nothing, or makes no statement. */
function textOf({ id, kind, unit }: MapLane, touchpoint: MapTouchpoint, lang: string): string | null {
  if (!isOwn(kind)) return isStatement(kind) ? touchpoint[kind] : null;
  const value = touchpoint.values[id];
  if (!value) return null;
  const { text = '', number } = value;
  const face = moodLevel(number ?? null);
  if (kind === 'number') return number === undefined ? '' : formatQuantity(number, lang, unit);
  if (kind === 'emotion') return text || (face === null ? '' : FACE_NAMES[face]);
  return kind === 'list' ? itemsOf(text).join(', ') : text;
}
