'use client';

import { memo, type ReactNode } from 'react';
import { InsightCell } from '@/features/insight/components/InsightCell';
import { OpportunityCell } from '@/features/opportunity/components/OpportunityCell';
import type { MapOpportunity } from '@/features/opportunity/schema';
import { ChannelCell } from '@/features/touchpoint/components/ChannelCell';
import { DepartmentCell } from '@/features/touchpoint/components/DepartmentCell';
import { FeelingCell } from '@/features/touchpoint/components/FeelingCell';
import { TextCell } from '@/features/touchpoint/components/TextCell';
import type { TouchpointModel } from '@/features/touchpoint/prepare';
import type { Column, MapModel } from '../prepare';
import { ROW_COUNT, ROWS, TEXT_LANES } from './lanes';
import { ROLES } from './roles';

/** What every cell of a lane needs to know of its place. */
interface CellPlace {
  id: string;
  name: string;
  row: number;
  index: number;
  endsStage: boolean;
  lang: string;
}

function Lane({
  row,
  name,
  hint,
  slim = false,
  model,
  lang,
  behind,
  children,
}: {
  row: number;
  name: string;
  hint?: string;
  slim?: boolean;
  model: MapModel;
  lang: string;
  /** Drawn behind the cells. */
  behind?: ReactNode;
  children: (touchpoint: TouchpointModel, place: CellPlace, column: Column) => ReactNode;
}) {
  return (
    <div {...ROLES.row}>
      <div
        {...ROLES.rowHeader}
        className={slim ? 'lane slim' : 'lane'}
        style={{ gridRow: row + 1, gridColumn: 1 }}
      >
        {name}
        {hint ? <small>{hint}</small> : null}
      </div>
      {behind}
      {model.columns.map((column) => {
        const { key, touchpoint, index, endsStage } = column;
        if (!touchpoint) {
          const place = { gridRow: row + 1, gridColumn: index + 2 };
          return <div key={key} className="fill se" style={place} aria-hidden="true" />;
        }
        const { id, name } = touchpoint;
        return children(touchpoint, { id, name, row, index, endsStage, lang }, column);
      })}
      <div
        className="fill"
        style={{ gridRow: row + 1, gridColumn: model.columns.length + 2 }}
        aria-hidden="true"
      />
    </div>
  );
}

/** The lanes below the curve, in their fixed order. */
export const MapLanes = memo(function MapLanes({
  model,
  opportunities,
  lang,
}: {
  model: MapModel;
  opportunities: readonly MapOpportunity[];
  lang: string;
}) {
  const common = { model, lang };
  const { day } = model;
  return (
    <>
      {TEXT_LANES.map(({ field, row, name, verb }) => (
        <Lane key={field} row={row} name={name} {...common}>
          {({ source }, place) => (
            <TextCell
              key={place.id}
              {...place}
              field={field}
              value={source[field]}
              standing={source.stated[field]}
              day={day}
              lane={name}
              verb={verb}
            />
          )}
        </Lane>
      ))}
      <Lane row={ROWS.feeling} name="Feeling" slim {...common}>
        {({ source }, place) => (
          <FeelingCell
            key={place.id}
            {...place}
            feeling={source.feeling}
            mood={source.mood}
            standing={source.stated.feeling}
            day={day}
          />
        )}
      </Lane>
      <Lane row={ROWS.channel} name="Channel" slim {...common}>
        {({ source }, place, { channelGoesOn }) => (
          <ChannelCell key={place.id} {...place} channel={source.channel} goesOn={channelGoesOn} />
        )}
      </Lane>
      <Lane row={ROWS.department} name="Department" slim {...common} behind={<Departments model={model} />}>
        {({ source }, { lang: _, ...place }) => (
          <DepartmentCell key={place.id} {...place} department={source.department?.name ?? ''} />
        )}
      </Lane>
      <Lane row={ROWS.insights} name="Pains, delights" hint="and barriers" {...common}>
        {({ source }, place) => (
          <InsightCell key={place.id} {...place} insights={source.insights} day={day} />
        )}
      </Lane>
      <Lane row={ROWS.opportunities} name="Opportunities" hint="and actions" {...common}>
        {(_, place) => <OpportunityCell key={place.id} {...place} opportunities={opportunities} day={day} />}
      </Lane>
      <Filler model={model} />
    </>
  );
});

/** One bar per department and run of neighbours; it may cross a stage line, and that is information. */
function Departments({ model }: { model: MapModel }) {
  return model.bars.map(({ key, name, start, span, endsStage }) => (
    <div
      key={key}
      className={endsStage ? 'dept se' : 'dept'}
      style={{ gridRow: ROWS.department + 1, gridColumn: `${start + 2} / span ${span}` }}
      aria-hidden="true"
    >
      <span dir="auto">{name}</span>
    </div>
  ));
}

/** Carries the stage lines down to the end of the page. */
function Filler({ model }: { model: MapModel }) {
  const gridRow = ROW_COUNT + 1;
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
