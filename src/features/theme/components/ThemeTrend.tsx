'use client';

import dynamic from 'next/dynamic';
import { Twin } from '@/components/charts/Twin';
import { prepareTrend } from '../prepare/themes';
import type { ThemeDetail } from '../schema';

const HEIGHT = 132;

/** The charting library comes with the first panel, not with the list. */
const TrendChart = dynamic(
  () => import('@/components/charts/TrendChart').then(({ TrendChart }) => TrendChart),
  { ssr: false, loading: () => <div style={{ height: HEIGHT }} /> },
);

/** Satisfaction of those who speak of it, by week, with a table that has the counts as well. */
export function ThemeTrend({ detail, name }: { detail: ThemeDetail | undefined; name: string }) {
  if (!detail) return <div style={{ height: HEIGHT }} />;
  const points = prepareTrend(detail);
  const figures = {
    caption: `Satisfaction of those who mention ${name}, over time`,
    heads: [
      { key: 'week', text: 'When' },
      { key: 'comments', text: 'Comments' },
      { key: 'satisfaction', text: 'Satisfaction' },
    ],
    rows: points.map(({ key, when, n, text }) => ({ key, name: when, cells: [n, text] })),
  };
  return (
    <Twin figures={figures} height={HEIGHT}>
      {points.every(({ value }) => value === null) ? (
        <p className="mute t12">
          Too few comments at any time to show a score. The table has how many there were.
        </p>
      ) : (
        <TrendChart
          points={points}
          domain={[1, 5]}
          ticks={[1, 2, 3, 4, 5]}
          target={null}
          label={`${figures.caption}: ${points.map(({ when, text }) => `${when} ${text}`).join('; ')}`}
          height={HEIGHT}
        />
      )}
    </Twin>
  );
}
