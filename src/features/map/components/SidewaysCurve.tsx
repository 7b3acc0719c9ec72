'use client';

import { useId } from 'react';
import { HatchPattern, Marker, Vacancy, Whisker } from '@/components/charts/Marks';
import type { Column, MapModel } from '../prepare';
import { useStops } from './Curve';
import { drawCurve, transpose } from './geometry';
import { type Landings, MIDDLE } from './landings';

/** Heights of a stage's head and of the axis; width of the curve. */
export const HEAD = 44;
export const AXIS = 20;
const WIDTH = 128;
export const LEVELS = [1, 2, 3, 4, 5];
const NO_DRAFTS = {};

export const across = (value: number) => 14 + ((value - 1) / 4) * (WIDTH - 28);

/** Top of every column's row. */
export function topsOf({ stages, columns }: MapModel, row: number): number[] {
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

/** The curve down the page, turned on its side. */
export function SidewaysCurve({
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
