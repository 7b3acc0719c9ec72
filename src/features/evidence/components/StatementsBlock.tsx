'use client';

import { LANE_NAMES } from '@/features/lane/schema';
import type { MapTouchpoint } from '@/features/map/schema';
import { useEvidence } from '../client';
import { STATEMENTS } from '../schema';
import { EvidenceLine } from './EvidenceBlock';

/** What the lanes and notes of a touchpoint say, each with what it rests on. */
export function StatementsBlock({
  workspace,
  map,
  touchpoint,
  day,
  editable,
}: {
  workspace: string;
  map: string;
  touchpoint: MapTouchpoint;
  day: number;
  editable: boolean;
}) {
  const { id, stated, insights } = touchpoint;
  const { data: evidence } = useEvidence(workspace, { touchpointId: id });
  const said = STATEMENTS.flatMap((lane) => {
    const standing = stated[lane];
    return standing ? [{ lane, standing, text: touchpoint[lane] }] : [];
  });
  if (said.length === 0 && insights.length === 0) return null;
  const common = { workspace, map, touchpointId: id, evidence, day, editable };
  return (
    <section className="blk">
      <h3>What it rests on</h3>
      <div>
        {said.map(({ lane, standing, text }) => (
          <EvidenceLine
            key={lane}
            {...common}
            name={LANE_NAMES[lane]}
            text={text}
            standing={standing}
            subject={{ of: 'statement', id, lane }}
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
