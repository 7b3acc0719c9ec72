'use client';

import { clsx } from 'clsx';
import { memo } from 'react';
import { AgeMark } from '@/features/evidence/components/AgeMark';
import type { Standing } from '@/features/evidence/schema';
import { InsightCell } from '@/features/insight/components/InsightCell';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { ROLES } from '@/features/map/components/roles';
import type { MapModel } from '@/features/map/prepare';
import type { MapTouchpoint } from '@/features/map/schema';
import { OpportunityCell } from '@/features/opportunity/components/OpportunityCell';
import type { MapOpportunity } from '@/features/opportunity/schema';
import { DepartmentCell } from '@/features/touchpoint/components/DepartmentCell';
import { isOwn, type MapLane } from '../schema';
import { LaneContent } from './LaneContent';
import { LaneHead } from './LaneHead';
import './lane.css';

/** One lane across the map: its head, and what it says at each touchpoint. */
export const LaneRow = memo(function LaneRow({
  lane,
  row,
  model,
  opportunities,
  lang,
  drawn,
}: {
  lane: MapLane;
  row: number;
  model: MapModel;
  opportunities: readonly MapOpportunity[];
  lang: string;
  /** Columns that are drawn; the others follow. */
  drawn: number;
}) {
  return (
    <div {...ROLES.row}>
      <LaneHead lane={lane} row={row} />
      {lane.kind === 'department' ? <Departments model={model} row={row} /> : null}
      {model.columns.slice(0, drawn).map(({ key, touchpoint, index, endsStage, channelGoesOn }) =>
        touchpoint ? (
          <LaneCell
            key={key}
            lane={lane}
            source={touchpoint.source}
            goesOn={channelGoesOn}
            day={model.day}
            // What stands on the map and not at a touchpoint would draw every cell of every lane again.
            opportunities={lane.kind === 'opportunities' ? opportunities : NONE}
            {...{ row, index, endsStage, lang }}
          />
        ) : (
          <div
            key={key}
            className="fill se"
            style={{ gridRow: row + 1, gridColumn: index + 2 }}
            aria-hidden="true"
          />
        ),
      )}
      <div
        className="fill"
        style={{ gridRow: row + 1, gridColumn: model.columns.length + 2 }}
        aria-hidden="true"
      />
    </div>
  );
});

const NONE: readonly MapOpportunity[] = [];

/** Null where a lane says nothing, or makes no statement. An own cell that was emptied just now shows no age already. */
const standingOf = ({ id, kind }: MapLane, { stated, values }: MapTouchpoint): Standing | null =>
  (isOwn(kind) && !values[id] ? null : stated[id]) ?? null;

/** Their age stands beside what they say, as a dot: there is no line for it. */
const BESIDE = new Set<MapLane['kind']>(['feeling', 'emotion', 'number']);

/** Lanes of a line or less. */
const SLIM = new Set<MapLane['kind']>([
  'feeling',
  'channel',
  'importance',
  'businessImportance',
  'momentOfTruth',
  'number',
  'emotion',
]);

/** What a lane says at one touchpoint. It draws again when its lane or its touchpoint changed, and for nothing else. */
const LaneCell = memo(function LaneCell({
  lane,
  source,
  goesOn,
  day,
  opportunities,
  row,
  index,
  endsStage,
  lang,
}: {
  lane: MapLane;
  source: MapTouchpoint;
  goesOn: boolean;
  /** Today, for ages. */
  day: number;
  opportunities: readonly MapOpportunity[];
  row: number;
  index: number;
  endsStage: boolean;
  lang: string;
}) {
  const { id, name } = source;
  const place = { id, name, row, index, endsStage };
  if (lane.kind === 'department')
    return <DepartmentCell {...place} department={source.department?.name ?? ''} />;
  if (lane.kind === 'insights')
    return <InsightCell {...place} lang={lang} insights={source.insights} day={day} />;
  if (lane.kind === 'opportunities')
    return <OpportunityCell {...place} lang={lang} opportunities={opportunities} day={day} />;
  const standing = standingOf(lane, source);
  return (
    <div
      {...ROLES.cell}
      className={clsx(
        'cell',
        SLIM.has(lane.kind) && 'slim',
        lane.kind === 'thinking' && 'q',
        endsStage && 'se',
        standing && !BESIDE.has(lane.kind) && 'stated',
      )}
      data-cell={`${row}:${index}`}
      data-touchpoint={id}
      data-lane={lane.id}
      lang={lang}
      style={{ gridRow: row + 1, gridColumn: index + 2 }}
    >
      <Said {...{ lane, source, goesOn, day, lang }} />
    </div>
  );
});

/** Apart from where it stands: columns that make room for another one do not draw again what they say. */
const Said = memo(function Said({
  lane,
  source,
  goesOn,
  day,
  lang,
}: {
  lane: MapLane;
  source: MapTouchpoint;
  goesOn: boolean;
  day: number;
  lang: string;
}) {
  const { mode } = useMapEditing();
  const standing = standingOf(lane, source);
  const beside = BESIDE.has(lane.kind);
  return (
    <>
      <LaneContent
        lane={lane}
        source={source}
        goesOn={goesOn}
        editable={mode === 'content'}
        inGrid
        lang={lang}
        end={standing && beside ? <AgeMark standing={standing} day={day} quiet /> : null}
      />
      {standing && !beside ? <AgeMark standing={standing} day={day} /> : null}
    </>
  );
});

/** One bar per department and run of neighbours; it may cross a stage line, and that is information. */
function Departments({ model, row }: { model: MapModel; row: number }) {
  return model.bars.map(({ key, name, start, span, endsStage }) => (
    <div
      key={key}
      className={endsStage ? 'dept se' : 'dept'}
      style={{ gridRow: row + 1, gridColumn: `${start + 2} / span ${span}` }}
      aria-hidden="true"
    >
      <span dir="auto">{name}</span>
    </div>
  ));
}
