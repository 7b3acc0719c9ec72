'use client';

import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { Sparkline } from '@/components/charts/Sparkline';
import { Twin } from '@/components/charts/Twin';
import type { Level } from '@/components/ui/LevelMeter';
import { unreadOf } from '@/features/map/client';
import type { Range } from '@/features/map/schema';
import { type RatingQuery, useTrend } from '../client';
import { prepareTrend } from '../prepare/trend';

const HEIGHT = 132;

/** The charting library comes with the first panel, not with the map. */
const TrendChart = dynamic(
  () => import('@/components/charts/TrendChart').then(({ TrendChart }) => TrendChart),
  { ssr: false, loading: () => <div style={{ height: HEIGHT }} /> },
);

function usePreparedTrend(query: RatingQuery, range: Range) {
  const { data, error } = useTrend(query, range);
  const view = useMemo(() => (data ? prepareTrend(data) : null), [data]);
  return { view, error };
}

/** Whatever the range, the small line shows the last weeks: what led up to the score beside it. */
const SPARK_RANGE: Range = '90d';

/** The last 90 days in small, beside the score. */
export function TrendSparkline({
  query,
  desired,
  level,
}: {
  query: RatingQuery;
  desired: number | null;
  level: Level | null;
}) {
  const { view } = usePreparedTrend(query, SPARK_RANGE);
  if (!view) return <div style={{ height: 48 }} />;
  return <Sparkline points={view.marks} min={1} max={5} target={desired} level={level} label={view.label} />;
}

/** The trend with its dates and exact figures. */
export function TrendBlock({
  query,
  range,
  desired,
}: {
  query: RatingQuery;
  range: Range;
  desired: number | null;
}) {
  const { view, error } = usePreparedTrend(query, range);
  if (error && !view) return <p className="mute">{unreadOf(error)}</p>;
  if (!view) return <div style={{ height: HEIGHT }} />;
  if (view.marks.every(({ value }) => value === null))
    return <p className="mute">Too few ratings in any {view.unit} to show a trend.</p>;
  const figures = {
    caption: `Satisfaction by ${view.unit}`,
    heads: [
      { key: 'when', text: view.unit === 'day' ? 'Day' : 'Week' },
      { key: 'satisfaction', text: 'Satisfaction' },
    ],
    rows: view.marks.map(({ from, when, text }) => ({ key: from, name: when, cells: [text] })),
  };
  return (
    <>
      <Twin figures={figures} height={HEIGHT}>
        <TrendChart
          points={view.marks.map((mark) => ({
            ...mark,
            key: mark.from,
            tick: mark.when.split('–').at(-1)?.trim() ?? '',
          }))}
          domain={[1, 5]}
          ticks={[1, 2, 3, 4, 5]}
          target={desired}
          label={view.label}
          height={HEIGHT}
        />
      </Twin>
      {view.note ? <p className="mute t12">{view.note}</p> : null}
    </>
  );
}
