'use client';

import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import type { ChartFigures } from '@/components/charts/ChartTable';
import type { TrendChartPoint } from '@/components/charts/TrendChart';
import { Twin } from '@/components/charts/Twin';
import { prepareProgressView } from '../prepare/progress';
import type { ProgressSeries } from '../schema';

const HEIGHT = 168;

/** The charting library comes with the first chart, not with the page. */
const TrendChart = dynamic(
  () => import('@/components/charts/TrendChart').then(({ TrendChart }) => TrendChart),
  { ssr: false, loading: () => <div style={{ height: HEIGHT }} /> },
);

const figuresOf = (caption: string, points: readonly TrendChartPoint[]): ChartFigures => ({
  caption,
  heads: [
    { key: 'when', text: 'Week' },
    { key: 'value', text: 'Value' },
  ],
  rows: points.map(({ key, when, text }) => ({ key, name: when, cells: [text] })),
});

/** How far the journey has come, week by week. */
export function ProgressCharts({ progress }: { progress: ProgressSeries }) {
  const view = useMemo(() => prepareProgressView(progress), [progress]);
  if (view.empty)
    return (
      <p className="body mute">
        {view.shareNow} The gap shows as soon as a touchpoint with a desired level has five ratings.
      </p>
    );
  return (
    <div className="progress">
      <figure>
        <figcaption>
          <b>Touchpoints that reach their desired level</b>
          <span className="mute">{view.shareNow}</span>
        </figcaption>
        <Twin figures={figuresOf('Touchpoints that reach their desired level', view.share)} height={HEIGHT}>
          <TrendChart
            points={view.share}
            domain={[0, 100]}
            ticks={[0, 25, 50, 75, 100]}
            unit="%"
            target={100}
            label={view.shareLabel}
            height={HEIGHT}
          />
        </Twin>
      </figure>
      <figure>
        <figcaption>
          <b>Mean gap to the desired levels</b>
          <span className="mute">{view.gapNow}</span>
        </figcaption>
        <Twin figures={figuresOf('Mean gap to the desired levels', view.gap)} height={HEIGHT}>
          <TrendChart
            points={view.gap}
            domain={view.gapDomain}
            ticks={view.gapTicks}
            target={0}
            label={view.gapLabel}
            height={HEIGHT}
          />
        </Twin>
      </figure>
    </div>
  );
}
