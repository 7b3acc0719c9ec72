'use client';

import { clsx } from 'clsx';
import { memo, useId, useMemo } from 'react';
import { HatchPattern, Marker, Vacancy, Whisker } from '@/components/charts/Marks';
import { Button } from '@/components/ui/Button';
import { Delta } from '@/components/ui/Delta';
import { Score } from '@/components/ui/Score';
import { useOpenCatalogue } from '@/features/catalogue/components/MapCatalogue';
import { type LensModel, lensNotes } from '@/features/lens/prepare';
import { AverageCount } from '@/features/stage/components/AverageCount';
import { MomentMark } from '@/features/touchpoint/components/MomentOfTruth';
import type { TouchpointModel } from '@/features/touchpoint/prepare';
import type { Column, MapModel } from '../prepare';
import { useStops } from './Curve';
import { drawCurve, transpose } from './geometry';
import { type Landings, MIDDLE } from './landings';
import { useMapEditing } from './MapEditing';

/** Heights of a stage's head and of a touchpoint; width of the curve beside them. */
const HEAD = 44;
const ROW = 84;
/** Of a touchpoint of which the lens says something. */
const NOTED_ROW = 112;
const AXIS = 20;
const WIDTH = 128;
const LEVELS = [1, 2, 3, 4, 5];
const NO_DRAFTS = {};

const across = (value: number) => 14 + ((value - 1) / 4) * (WIDTH - 28);

/** The journey down the page, for a narrow screen: touchpoints in a list beside the curve, turned on its side. */
export const MapPhone = memo(function MapPhone({
  model,
  lens,
  landings,
  onOpen,
}: {
  model: MapModel;
  lens: LensModel;
  landings: Landings;
  onOpen: (id: string) => void;
}) {
  const { mayEdit } = useMapEditing();
  const openCatalogue = useOpenCatalogue();
  const notes = useMemo(() => lensNotes(lens), [lens]);
  const row = notes.size > 0 ? NOTED_ROW : ROW;
  const tops = useMemo(() => topsOf(model, row), [model, row]);
  const beyond = lens.lens === 'buying' ? lens.beyond : [];
  return (
    <div className="journey">
      <SidewaysCurve model={model} tops={tops} row={row} landings={landings} />
      <div className="journey-axis" style={{ height: AXIS }} aria-hidden="true">
        {LEVELS.map((level) => (
          <i key={level} style={{ left: across(level) }}>
            {level}
          </i>
        ))}
      </div>
      {model.stages.map((stage) => (
        <section key={stage.id} aria-label={stage.name}>
          <header className="journey-stage" style={{ height: HEAD }}>
            <h2 className="trunc" dir="auto">
              {stage.name}
            </h2>
            <Score score={stage.score} />
            <AverageCount average={stage} />
          </header>
          {model.columns.slice(stage.start, stage.start + stage.span).map(({ key, index, touchpoint }) =>
            touchpoint ? (
              <Stop
                key={key}
                touchpoint={touchpoint}
                note={notes.get(touchpoint.id)}
                faded={beyond.includes(index)}
                height={row}
                onOpen={onOpen}
              />
            ) : (
              <div key={key} className="journey-stop mute" style={{ height: row }}>
                <p>No touchpoint yet</p>
                {mayEdit ? (
                  <Button size="s" onClick={() => openCatalogue({ stageId: stage.id })}>
                    Choose typical touchpoints
                  </Button>
                ) : null}
              </div>
            ),
          )}
        </section>
      ))}
    </div>
  );
});

function Stop({
  touchpoint,
  note,
  faded,
  height,
  onOpen,
}: {
  touchpoint: TouchpointModel;
  /** What the lens says here. */
  note: string | undefined;
  /** Beyond what the lens is about. */
  faded: boolean;
  height: number;
  onOpen: (id: string) => void;
}) {
  const { id, name, type, score, change, count, gap, source } = touchpoint;
  return (
    <button
      type="button"
      className={clsx('journey-stop', faded && 'faded')}
      data-open={id}
      style={{ height }}
      onClick={() => onOpen(id)}
    >
      <span className="row journey-name">
        <b dir="auto">{name}</b>
        {source.momentOfTruth ? <MomentMark /> : null}
      </span>
      <span className="row">
        <Score score={score} />
        {gap?.clear && score.state === 'normal' ? (
          <span className={gap.value < 0 ? 'neg-c num t12' : 'pos-c num t12'}>{gap.text} gap</span>
        ) : null}
      </span>
      <span className="row t11 mute num">
        <span>{count}</span>
        {change ? <Delta change={change} /> : null}
        {note ? null : <span>{type ?? 'No survey'}</span>}
      </span>
      {note ? (
        <span className="journey-note" dir="auto">
          {note}
        </span>
      ) : null}
    </button>
  );
}

/** Top of every column's row. */
function topsOf({ stages, columns }: MapModel, row: number): number[] {
  let top = AXIS;
  const tops: number[] = [];
  for (const { start, span } of stages) {
    top += HEAD;
    for (const { index } of columns.slice(start, start + span)) {
      tops[index] = top;
      top += row;
    }
  }
  return tops;
}

function SidewaysCurve({
  model,
  tops,
  row,
  landings,
}: {
  model: MapModel;
  tops: readonly number[];
  /** Height of one. */
  row: number;
  landings: Landings;
}) {
  const hatch = useId();
  const middle = ({ index }: Pick<Column, 'index'>) => (tops[index] ?? 0) + row / 2;
  const stops = useStops(model.columns, row, NO_DRAFTS).map((stop, index) => ({
    ...stop,
    at: middle({ index }),
  }));
  const { solid, dotted, desired, gaps } = drawCurve(stops, across);
  const height = (tops.at(-1) ?? 0) + row;
  return (
    <svg
      className="journey-curve"
      width={WIDTH}
      height={height}
      viewBox={`0 0 ${WIDTH} ${height}`}
      aria-hidden="true"
    >
      <defs>
        <HatchPattern id={hatch} />
      </defs>
      {LEVELS.map((level) => (
        <path key={level} d={`M${across(level)} ${AXIS}V${height}`} stroke="var(--c-grid)" />
      ))}
      {gaps.map(({ side, d }) => (
        // Larger values lie to the right here, so the sides change places.
        <path key={d} d={transpose(d)} fill={side === 'above' ? `url(#${hatch})` : 'var(--gap-pos)'} />
      ))}
      <path
        d={transpose(desired)}
        fill="none"
        stroke="var(--c-desired)"
        strokeWidth={1.25}
        strokeDasharray="4 3"
      />
      <path d={transpose(solid)} fill="none" stroke="var(--c-actual)" strokeWidth={1.75} />
      <path
        d={transpose(dotted)}
        fill="none"
        stroke="var(--c-actual)"
        strokeWidth={1.5}
        strokeDasharray="1 4"
        strokeLinecap="round"
      />
      {model.columns.map(({ key, index, touchpoint }) => {
        const stop = stops[index];
        const level = touchpoint?.score.level;
        if (!touchpoint || !stop) return null;
        if (stop.value === null || stop.low === null || stop.high === null || !level)
          return stop.desired === null ? null : <Vacancy key={key} x={across(stop.desired)} y={stop.at} />;
        return (
          <g key={key}>
            <Whisker
              at={stop.at}
              low={across(stop.low)}
              high={across(stop.high)}
              level={level}
              hollow={stop.state === 'low'}
              vertical={false}
            />
            <Marker x={across(stop.value)} y={stop.at} level={level} hollow={stop.state === 'low'} />
          </g>
        );
      })}
      {stops.map(({ id, at, desired }) => {
        const landing = landings[id];
        const x = across(landing?.value ?? desired ?? MIDDLE);
        return landing ? (
          <g key={id} className="landing-mark">
            {landing.value === null ? null : <circle cx={x} cy={at + 22} r={3} fill="var(--accent-ink)" />}
            <text
              className="landing"
              x={Math.min(WIDTH - 28, Math.max(28, x))}
              y={at + 38}
              textAnchor="middle"
            >
              {landing.text}
            </text>
          </g>
        ) : null;
      })}
    </svg>
  );
}
