'use client';

import {
  type Dispatch,
  type FocusEvent,
  type KeyboardEvent,
  memo,
  type SetStateAction,
  useCallback,
  useState,
} from 'react';
import { LaneGrip } from '@/features/lane/components/LaneGrip';
import type { LensModel } from '@/features/lens/prepare';
import { RANGE_NAMES, SATISFACTION_RULE, type TouchpointModel } from '@/features/touchpoint/prepare';
import type { MapModel } from '../prepare';
import type { Range } from '../schema';
import { Curve, type Drafts, useStops } from './Curve';
import { CurveTip } from './CurveTip';
import { DesiredHandle } from './DesiredHandle';
import { CURVE, xOf, yOf } from './geometry';
import { LandingMarks } from './LandingMarks';
import type { Landings } from './landings';
import { useMapEditing } from './MapEditing';
import { ROLES } from './roles';

const CURVE_LANE = { id: 'curve', kind: 'curve', name: 'Score' } as const;
const LEVELS = [5, 4, 3, 2, 1];

/** The row of the curve: a cell per touchpoint that says its figures, and the drawing behind them. */
export const ScoreRow = memo(function ScoreRow({
  row,
  model,
  lens,
  range,
  width,
  landings,
  drawn,
}: {
  /** Its place among the rows of the map. */
  row: number;
  model: MapModel;
  lens: LensModel;
  range: Range;
  width: number;
  landings: Landings;
  /** Columns whose cells are drawn; the curve is whole in any case. */
  drawn: number;
}) {
  const { mode, actions } = useMapEditing();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [active, setActive] = useState<number | null>(null);
  const stops = useStops(model.columns, width, drafts);
  const editing = mode === 'desired';

  const onDraft = useCallback((id: string, level: number | null) => {
    setDrafts(({ [id]: _, ...others }) => (level === null ? others : { ...others, [id]: level }));
  }, []);
  const onChange = useCallback(
    (id: string, level: number) => void actions.setLevel(id, 'desired', level),
    [actions],
  );

  const shown = active === null ? null : (model.columns[active]?.touchpoint ?? null);
  return (
    <div {...ROLES.row}>
      <div
        {...ROLES.rowHeader}
        className="axis"
        data-lane-head="curve"
        style={{ gridRow: row + 1, gridColumn: 1 }}
      >
        <span title={SATISFACTION_RULE}>Score, 1–5</span>
        {mode === 'content' ? <LaneGrip lane={CURVE_LANE} /> : null}
        {LEVELS.map((level) => (
          <i key={level} style={{ top: yOf(level) }} aria-hidden="true">
            {level}
          </i>
        ))}
        <small>n, vs prev. {RANGE_NAMES[range].replace(' days', ' d')}</small>
      </div>
      {model.columns.slice(0, drawn).map(({ key, index, touchpoint }) => (
        <ScoreCell
          key={key}
          {...{ row, index, touchpoint, editing, onDraft, onChange }}
          at={width / 2}
          isActive={active === index}
          onActive={setActive}
        />
      ))}
      <div
        className="curve"
        aria-hidden="true"
        style={{
          gridRow: row + 1,
          gridColumn: `2 / span ${Math.max(1, model.columns.length)}`,
          height: CURVE.height,
        }}
      >
        <Curve {...{ model, lens, stops, width, drawn }} dimmed={editing} />
        <LandingMarks landings={landings} columns={model.columns} width={width} />
        {shown && active !== null && !editing ? (
          <CurveTip
            touchpoint={shown}
            at={xOf(active, width)}
            total={model.columns.length * width}
            range={range}
          />
        ) : null}
      </div>
    </div>
  );
});

/**
 * What a touchpoint scores, for readers who do not see the curve. Its figures show under the pointer and for the focus;
 * Esc hides them.
 */
const ScoreCell = memo(function ScoreCell({
  row,
  index,
  touchpoint,
  at,
  editing,
  isActive,
  onActive,
  onDraft,
  onChange,
}: {
  row: number;
  index: number;
  touchpoint: TouchpointModel | null;
  /** Middle of the column. */
  at: number;
  /** Desired levels are edited. */
  editing: boolean;
  isActive: boolean;
  onActive: Dispatch<SetStateAction<number | null>>;
  onDraft: (id: string, level: number | null) => void;
  onChange: (id: string, level: number) => void;
}) {
  const leave = () => onActive((active) => (active === index ? null : active));
  const pointed = {
    onPointerEnter: () => onActive(index),
    onPointerLeave: leave,
    onFocus: ({ currentTarget }: FocusEvent) => {
      if (currentTarget.matches(':focus-visible')) onActive(index);
    },
    onBlur: leave,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !isActive) return;
      event.stopPropagation();
      onActive(null);
    },
  };
  return (
    <div
      {...ROLES.cell}
      className="scorecell"
      {...(editing && touchpoint ? {} : { 'data-cell': `${row}:${index}` })}
      data-touchpoint={touchpoint?.id}
      style={{ gridRow: row + 1, gridColumn: index + 2 }}
      {...pointed}
    >
      <span className="vh">
        {touchpoint ? `${touchpoint.name}. ${touchpoint.description}` : 'No touchpoint yet'}
      </span>
      {editing && touchpoint ? (
        <DesiredHandle
          id={touchpoint.id}
          index={index}
          at={at}
          name={touchpoint.name}
          desired={touchpoint.desired}
          onDraft={onDraft}
          onChange={onChange}
        />
      ) : null}
    </div>
  );
});
