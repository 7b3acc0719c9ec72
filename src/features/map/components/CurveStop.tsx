import { clsx } from 'clsx';
import { memo } from 'react';
import { Marker, Vacancy, Whisker } from '@/components/charts/Marks';
import type { Level } from '@/components/ui/LevelMeter';
import { CURVE, placeLabel, type Stop, yOf } from './geometry';

/** One touchpoint on the curve: point, interval, figure, and below it n and the change. */
export const CurveStop = memo(function CurveStop({
  left,
  faint,
  width,
  text,
  level,
  count,
  change,
  direction,
  ...stop
}: Stop & {
  /** Steps back behind the others. */
  faint: boolean;
  /** Left edge and width of the column. */
  left: number;
  width: number;
  text: string | null;
  level: Level | null;
  count: string;
  change: string | null;
  direction: 'up' | 'down' | 'none';
}) {
  const { at, state, value, low, high, desired } = stop;
  const label = placeLabel(stop);
  const low_ = state === 'low';
  return (
    <g className={faint ? 'faint' : undefined}>
      {value !== null && low !== null && high !== null && level !== null && label ? (
        <>
          <Whisker at={at} low={yOf(low)} high={yOf(high)} level={level} hollow={low_} />
          <Marker x={at} y={yOf(value)} level={level} hollow={low_} />
          <text className="v" x={at} y={label.y} textAnchor="middle">
            {text}
          </text>
        </>
      ) : desired === null ? null : (
        <Vacancy x={at} y={yOf(desired)} />
      )}
      <text className={clsx('nn', (low_ || state === 'hidden') && 'lo')} x={left + 8} y={CURVE.counts}>
        {count}
      </text>
      {change ? (
        <text
          className={clsx('nn', direction !== 'none' && direction)}
          x={left + width - 8}
          y={CURVE.counts}
          textAnchor="end"
        >
          {direction === 'none' ? change : `${direction === 'up' ? '▲' : '▼'} ${change}`}
        </text>
      ) : null}
    </g>
  );
});
