'use client';

import {
  Area,
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';

export interface TrendChartPoint {
  key: string;
  /** Below the axis: "9 Nov". */
  tick: string;
  /** First line of the tooltip: "3–9 Nov". */
  when: string;
  /** Second line: "4.34 ± 0.10, n 31". */
  text: string;
  /** Null is a gap. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** Known from few answers only. */
  hollow: boolean;
}

const TICK = { fontSize: 11, fill: 'var(--ink-3)' };

/**
 * A value over time with its interval as a band; unknown points are gaps in both. Where few answered the points are
 * hollow and the line through them is dotted.
 */
export function TrendChart({
  points,
  domain,
  ticks,
  target,
  label,
  unit = '',
  height = 132,
}: {
  points: readonly TrendChartPoint[];
  domain: readonly [number, number];
  ticks: number[];
  /** Dashed line, e.g. the desired level. */
  target: number | null;
  label: string;
  /** Behind the figures of the axis: "%". */
  unit?: string;
  height?: number;
}) {
  const data = points.map((point, index) => {
    const { value, low, high } = point;
    const sure = point.hollow ? null : value;
    if (value === null || low === null || high === null) return { ...point, sure, band: null, reach: null };
    const alone = [points[index - 1], points[index + 1]].every((beside) => (beside?.value ?? null) === null);
    // A band between two points needs two; a point alone gets whiskers.
    return { ...point, sure, band: [low, high], reach: alone ? [value - low, high - value] : [0, 0] };
  });
  return (
    <div className="trend" role="img" aria-label={label} style={{ height }}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={data}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--c-grid)" />
          <XAxis
            dataKey="tick"
            tick={TICK}
            height={20}
            tickLine={false}
            axisLine={{ stroke: 'var(--line)' }}
            interval="equidistantPreserveStart"
            minTickGap={24}
          />
          <YAxis
            domain={[...domain]}
            ticks={ticks}
            interval={0}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            width={unit === '' ? 20 : 40}
            tickFormatter={(value: number) => `${value < 0 ? '−' : ''}${Math.abs(value)}${unit}`}
          />
          {target === null ? null : (
            <ReferenceLine y={target} stroke="var(--c-desired)" strokeDasharray="4 3" strokeWidth={1.25} />
          )}
          <Area
            dataKey="band"
            stroke="none"
            fill="var(--c-band)"
            fillOpacity={1}
            connectNulls={false}
            isAnimationActive={false}
            activeDot={false}
          />
          <Line
            dataKey="sure"
            stroke="var(--c-actual)"
            strokeWidth={1.5}
            dot={false}
            activeDot={false}
            connectNulls={false}
            isAnimationActive={false}
          />
          <Line
            dataKey="value"
            stroke="var(--c-actual)"
            strokeWidth={1.5}
            strokeDasharray="1 4"
            strokeLinecap="round"
            dot={({ cx, cy, payload }) => <Dot key={payload.key} cx={cx} cy={cy} hollow={payload.hollow} />}
            activeDot={{ r: 4, fill: 'var(--accent)', strokeWidth: 0 }}
            connectNulls={false}
            isAnimationActive={false}
          >
            <ErrorBar
              dataKey="reach"
              width={4}
              stroke="var(--c-actual)"
              strokeWidth={1}
              isAnimationActive={false}
            />
          </Line>
          <Tooltip
            cursor={{ stroke: 'var(--line-strong)' }}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const point = payload?.[0]?.payload as TrendChartPoint | undefined;
              return active && point ? (
                <div className="tip">
                  {point.when}
                  <br />
                  {point.text}
                </div>
              ) : null;
            }}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

function Dot({ cx, cy, hollow }: { cx: number | undefined; cy: number | undefined; hollow: boolean }) {
  if (cx === undefined || cy === undefined) return null;
  return hollow ? (
    <circle cx={cx} cy={cy} r={2.5} fill="var(--surface)" stroke="var(--c-actual)" strokeDasharray={0} />
  ) : (
    <circle cx={cx} cy={cy} r={2} fill="var(--c-actual)" stroke="none" />
  );
}
