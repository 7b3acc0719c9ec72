'use client';

import { memo, useId, useMemo } from 'react';
import { HatchPattern } from '@/components/charts/Marks';
import { useTween } from '@/components/charts/useTween';
import { DerivedLevels, Gaps, Sale } from '@/features/lens/components/CurveLens';
import type { LensModel } from '@/features/lens/prepare';
import type { Column, MapModel } from '../prepare';
import { CurveStop } from './CurveStop';
import { bar, CURVE, drawCurve, placeGapLabel, SPREAD, type Stop, xOf, yOf } from './geometry';

const LEVELS = [1, 2, 3, 4, 5];

/** Desired levels being dragged, by touchpoint id; they show before they are let go. */
export type Drafts = Readonly<Record<string, number>>;

/** The columns as stops of the curve, gliding from what was shown before to what is known now. */
export function useStops(columns: readonly Column[], width: number, drafts: Drafts): Stop[] {
  const target = useMemo(
    () =>
      Object.fromEntries(
        columns.map(({ key, touchpoint }) => {
          const { value, low, high } = touchpoint?.score ?? { value: null, low: null, high: null };
          return [key, [value, low, high]];
        }),
      ),
    [columns],
  );
  const shown = useTween(target);
  return useMemo(
    () =>
      columns.map(({ key, index, touchpoint }) => {
        const [value = null, low = null, high = null] = shown[key] ?? [];
        return {
          id: key,
          at: xOf(index, width),
          state: touchpoint?.score.state ?? 'none',
          value,
          low,
          high,
          desired: drafts[key] ?? touchpoint?.desired ?? null,
        };
      }),
    [columns, shown, width, drafts],
  );
}

const NO_LENS: LensModel = { lens: 'experience' };

/** The measured curve against the desired one. What it says is in the cells above it, for those who read. */
export const Curve = memo(function Curve({
  model,
  lens = NO_LENS,
  stops,
  width,
  dimmed,
  drawn = Number.POSITIVE_INFINITY,
}: {
  model: MapModel;
  lens?: LensModel;
  stops: readonly Stop[];
  /** Of one column. */
  width: number;
  /** The desired levels are being edited: the measured ones step back. */
  dimmed: boolean;
  /** Columns whose points are drawn; the lines are whole in any case. */
  drawn?: number;
}) {
  const hatch = useId();
  const { solid, dotted, desired, gaps } = useMemo(() => drawCurve(stops), [stops]);
  const total = model.columns.length * width;
  const columns = useMemo(() => model.columns.slice(0, drawn), [model, drawn]);
  const beyond = useMemo(() => new Set(lens.lens === 'buying' ? lens.beyond : []), [lens]);
  return (
    <svg width={total} height={CURVE.height} viewBox={`0 0 ${total} ${CURVE.height}`} aria-hidden="true">
      <defs>
        <HatchPattern id={hatch} />
      </defs>
      <Ground model={model} width={width} />
      <g opacity={dimmed ? 0.4 : 1}>
        {lens.lens === 'desired' ? null : <Spreads columns={columns} width={width} />}
        {gaps.map(({ side, d }) => (
          <path key={d} d={d} fill={side === 'below' ? `url(#${hatch})` : 'var(--gap-pos)'} />
        ))}
      </g>
      <path
        d={desired}
        fill="none"
        stroke={dimmed ? 'var(--accent-ink)' : 'var(--c-desired)'}
        strokeWidth={dimmed ? 1.75 : 1.25}
        strokeDasharray="4 3"
      />
      {lens.lens === 'desired' && lens.derived && !dimmed ? (
        <DerivedLevels derived={lens.derived} stops={stops} />
      ) : null}
      <g opacity={dimmed ? 0.4 : 1} className={dimmed ? 'unsaid' : undefined}>
        <path d={solid} fill="none" stroke="var(--c-actual)" strokeWidth={1.75} strokeLinejoin="round" />
        <path
          d={dotted}
          fill="none"
          stroke="var(--c-actual)"
          strokeWidth={1.5}
          strokeDasharray="1 4"
          strokeLinecap="round"
        />
        {lens.lens === 'buying' ? <Sale lens={lens} width={width} /> : null}
        {columns.map(({ key, index, touchpoint }) => {
          const stop = stops[index];
          return touchpoint && stop ? (
            <CurveStop
              key={key}
              faint={beyond.has(index)}
              left={index * width}
              width={width}
              {...stop}
              text={touchpoint.score.text}
              level={touchpoint.score.level}
              count={touchpoint.count}
              change={touchpoint.change?.text ?? null}
              direction={touchpoint.change?.direction ?? 'none'}
            />
          ) : null;
        })}
        {dimmed ? null : <WidestGap model={model} stops={stops} faint={beyond} />}
        {lens.lens === 'desired' && !dimmed ? <Gaps lens={lens} stops={stops} /> : null}
      </g>
    </svg>
  );
});

/** Lines of the scale and of the stages. */
const Ground = memo(function Ground({ model, width }: { model: MapModel; width: number }) {
  const total = model.columns.length * width;
  const ends = model.columns.filter(({ endsStage }) => endsStage);
  return (
    <>
      {LEVELS.map((level) => (
        <path key={level} d={`M0 ${yOf(level)}H${total}`} stroke="var(--c-grid)" />
      ))}
      {ends.map(({ key, index }) => (
        <path key={key} d={`M${(index + 1) * width - 0.5} 0V${CURVE.height}`} stroke="var(--line)" />
      ))}
    </>
  );
});

/** Five faint bars behind each point, so that a polarised 3.4 does not look like a calm one. */
const Spreads = memo(function Spreads({ columns, width }: { columns: readonly Column[]; width: number }) {
  const bars = columns.flatMap(({ index, touchpoint }) =>
    LEVELS.map((level) => {
      const share = touchpoint?.spread?.[level - 1] ?? 0;
      return share === 0 ? '' : bar(xOf(index, width), yOf(level), Math.max(0.9, share * SPREAD));
    }),
  );
  // One shape for all of them: sixty touchpoints would have three hundred.
  return <path d={bars.join('')} stroke="var(--c-hist)" strokeWidth={8} fill="none" />;
});

/** The one label that names the widest gap. */
function WidestGap({
  model,
  stops,
  faint,
}: {
  model: MapModel;
  stops: readonly Stop[];
  /** Columns that step back: no label calls there. */
  faint: ReadonlySet<number>;
}) {
  const column = model.columns.find(({ touchpoint }) => touchpoint?.id === model.widestId);
  const stop = column && stops[column.index];
  const label = stop && placeGapLabel(stop);
  if (!column?.touchpoint?.gap || !stop || !label || faint.has(column.index)) return null;
  return (
    <g>
      {label.leads.map(([from, to]) => (
        <path
          key={from}
          d={`M${stop.at} ${from}V${to}`}
          stroke="var(--sat-1t)"
          strokeWidth={1}
          strokeDasharray="1.5 2.5"
        />
      ))}
      <text className="gap-label" x={stop.at} y={label.y} textAnchor="middle">
        {column.touchpoint.gap.text} gap
      </text>
      <text className="gap-label small" x={stop.at} y={label.y + 14} textAnchor="middle">
        widest here
      </text>
    </g>
  );
}
