'use client';

import { Fragment, memo } from 'react';
import { LaneRow } from '@/features/lane/components/LaneRow';
import type { MapLane } from '@/features/lane/schema';
import { LensRows } from '@/features/lens/components/LensRows';
import type { LensModel } from '@/features/lens/prepare';
import type { MapOpportunity } from '@/features/opportunity/schema';
import type { MapModel } from '../prepare';
import type { Range } from '../schema';
import type { Landings } from './landings';
import { FIRST_LANE, ROWS } from './lanes';
import { ScoreRow } from './ScoreRow';

/** The visible lanes, in the order of the map, and what carries their lines down to the end of the page. */
export const MapLanes = memo(function MapLanes({
  lanes,
  model,
  lens,
  opportunities,
  lang,
  range,
  width,
  landings,
  drawn,
}: {
  lanes: readonly MapLane[];
  model: MapModel;
  lens: LensModel;
  opportunities: readonly MapOpportunity[];
  lang: string;
  range: Range;
  /** Of one column. */
  width: number;
  landings: Landings;
  /** Columns whose lanes are drawn. */
  drawn: number;
}) {
  const withCurve = lanes.some(({ kind }) => kind === 'curve');
  return (
    <>
      {withCurve ? null : <LensRows below={ROWS.touchpoint} {...{ lens, model, width }} />}
      {lanes.map((lane, index) =>
        lane.kind === 'curve' ? (
          <Fragment key={lane.id}>
            <ScoreRow row={FIRST_LANE + index} {...{ model, lens, range, width, landings, drawn }} />
            <LensRows below={FIRST_LANE + index} {...{ lens, model, width }} />
          </Fragment>
        ) : (
          <LaneRow key={lane.id} row={FIRST_LANE + index} {...{ lane, model, opportunities, lang, drawn }} />
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
