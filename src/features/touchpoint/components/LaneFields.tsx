'use client';

import { LaneContent } from '@/features/lane/components/LaneContent';
import type { MapLane } from '@/features/lane/schema';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { TouchpointModel } from '../prepare';

/** What belongs to the touchpoint itself, and so is in its panel whether or not the map has a lane for it. */
const ABOUT = new Set<MapLane['kind']>(['purpose', 'importance', 'businessImportance', 'momentOfTruth']);
/** Have sections of their own in the panel. */
const ELSEWHERE = new Set<MapLane['kind']>(['curve', 'insights', 'opportunities']);

/** The lanes of one touchpoint one below the other, in the order of the map. */
export function LaneFields({
  touchpoint,
  lang,
  withLanes,
}: {
  touchpoint: TouchpointModel;
  lang: string;
  /** The map has no room for them: all that are shown there are shown here. */
  withLanes: boolean;
}) {
  const { lanes } = useMapEditing();
  const shown = lanes.filter(({ kind, hidden }) => withLanes && !hidden && !ELSEWHERE.has(kind));
  const about = lanes.filter((lane) => ABOUT.has(lane.kind) && !shown.includes(lane));
  return (
    <>
      <Fields title="On the map" lanes={shown} touchpoint={touchpoint} lang={lang} />
      <Fields title="About this touchpoint" lanes={about} touchpoint={touchpoint} lang={lang} />
    </>
  );
}

function Fields({
  title,
  lanes,
  touchpoint,
  lang,
}: {
  title: string;
  lanes: readonly MapLane[];
  touchpoint: TouchpointModel;
  lang: string;
}) {
  const { mayEdit } = useMapEditing();
  if (lanes.length === 0) return null;
  return (
    <section className="blk">
      <h3>{title}</h3>
      <dl className="lane-fields">
        {lanes.map((lane) => (
          <div key={lane.id}>
            <dt dir="auto">{lane.name}</dt>
            <dd>
              <LaneContent
                lane={lane}
                source={touchpoint.source}
                editable={mayEdit}
                inGrid={false}
                lang={lang}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
