'use client';

import { memo } from 'react';
import { LaneRow } from '@/features/lane/components/LaneRow';
import type { MapLane } from '@/features/lane/schema';
import type { MapOpportunity } from '@/features/opportunity/schema';
import type { MapModel } from '../prepare';
import type { Range } from '../schema';
import type { Landings } from './landings';
import { FIRST_LANE } from './lanes';
import { ScoreRow } from './ScoreRow';

/** The visible lanes, in the order of the map, and what carries their lines down to the end of the page. */
export const MapLanes = memo(function MapLanes({
  lanes,
  model,
  opportunities,
  lang,
  range,
  width,
  landings,
}: {
  lanes: readonly MapLane[];
  model: MapModel;
  opportunities: readonly MapOpportunity[];
  lang: string;
  range: Range;
  /** Of one column. */
  width: number;
  landings: Landings;
}) {
  return (
    <>
      {lanes.map((lane, index) =>
        lane.kind === 'curve' ? (
          <ScoreRow
            key={lane.id}
            row={FIRST_LANE + index}
            model={model}
            range={range}
            width={width}
            landings={landings}
          />
        ) : (
          <LaneRow key={lane.id} row={FIRST_LANE + index} {...{ lane, model, opportunities, lang }} />
        ),
      )}
      <Filler model={model} row={FIRST_LANE + lanes.length} />
    </>
  );
});

/** Carries the stage lines down to the end of the page. */
function Filler({ model, row }: { model: MapModel; row: number }) {
  const gridRow = row + 1;
  return (
    <>
      <div className="lane" style={{ gridRow, gridColumn: 1 }} aria-hidden="true" />
      {model.columns.map(({ key, index, endsStage }) => (
        <div
          key={key}
          className={endsStage ? 'fill se' : 'fill'}
          style={{ gridRow, gridColumn: index + 2 }}
          aria-hidden="true"
        />
      ))}
      <div className="fill" style={{ gridRow, gridColumn: model.columns.length + 2 }} aria-hidden="true" />
    </>
  );
}
