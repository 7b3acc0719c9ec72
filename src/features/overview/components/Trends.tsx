'use client';

import { memo, useState } from 'react';
import { LinesChart } from '@/components/charts/LinesChart';
import { Button } from '@/components/ui/Button';
import { Segmented } from '@/components/ui/Segmented';
import type { Unit } from '@/domain/weeks';
import type { FigureView } from '../prepare/figures';
import type { TrendModel } from '../prepare/trend';
import { WeeksTable } from './WeeksTable';

export const SHOWN = ['moved', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

const SHOWN_NAMES = [
  { value: 'moved', label: 'Moved most' },
  { value: 'all', label: 'All' },
] as const;

/** As many names fit beside the chart. */
const MOST_NAMES = 14;
const FEW = 5;

/** How each touchpoint went, week by week: as lines or as figures. */
export const Trends = memo(function Trends({
  trend,
  figures,
  unit,
  shown,
  onShown,
  onAnnotate,
}: {
  trend: TrendModel;
  /** Of the table, in which they stand, too. */
  figures: () => readonly FigureView[];
  unit: Unit;
  shown: Shown;
  onShown: (shown: Shown) => void;
  /** Null for those who may not. */
  onAnnotate: (() => void) | null;
}) {
  const [asTable, setAsTable] = useState(false);
  const { lines, heads, floor, summary, marks } = trend;
  const moved = lines.filter((line) => line.moved);
  // Where nothing moved and there are few, their names say more than grey lines.
  const most = shown === 'all' ? MOST_NAMES : moved.length === 0 ? FEW : 0;
  const named = lines.length > most ? moved : lines;
  return (
    <section className="sec ov-trends" aria-labelledby="ov-trends">
      <header className="ov-wrapping">
        <h2 id="ov-trends">Trend by touchpoint</h2>
        <p className="ov-wide">
          {unit === 'week' ? 'weekly' : 'monthly'} mean
          {named.length > 0 && named.length <= 3 ? ', 95% band' : ''}
        </p>
        <span className="grow" />
        <Segmented label="Lines" options={SHOWN_NAMES} value={shown} onChange={onShown} />
        {onAnnotate ? (
          <Button size="s" onClick={onAnnotate}>
            Annotate
          </Button>
        ) : null}
        <Button size="s" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          Table
        </Button>
      </header>
      <div className="body">
        {asTable ? (
          <WeeksTable trend={trend} figures={figures()} />
        ) : lines.length === 0 ? (
          <p className="mute ov-trends-empty">{summary}</p>
        ) : (
          <>
            <LinesChart
              lines={lines}
              subjects={named.map(({ id }) => id)}
              heads={heads}
              marks={marks}
              min={floor}
              max={5}
              label={`Satisfaction by touchpoint and ${unit}. ${summary} ${named.map(({ name, end }) => `${name}: ${end}.`).join(' ')} ${marks.map(({ text }) => `${text}.`).join(' ')}`}
            />
            <p className="mute t12">
              {summary} The last {unit} is not over yet.
            </p>
          </>
        )}
      </div>
    </section>
  );
});
