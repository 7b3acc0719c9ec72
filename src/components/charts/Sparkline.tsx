import type { Level } from '@/components/ui/LevelMeter';
import { Marker } from './Marks';

export interface SparkPoint {
  value: number | null;
  low: number | null;
  high: number | null;
  /** Known from few answers only. */
  hollow?: boolean;
}

/**
 * A small line with its interval band, on the whole scale given by `min` and `max`. Unknown points are gaps, not
 * zeros. The last known point carries its level's shape.
 */
export function Sparkline({
  points,
  min,
  max,
  target,
  level,
  dot = false,
  width = 196,
  height = 48,
  label,
}: {
  points: readonly SparkPoint[];
  min: number;
  max: number;
  /** Dashed line, e.g. the desired level. */
  target?: number | null;
  level?: Level | null;
  /** A plain point at the end, where no level says more. */
  dot?: boolean;
  width?: number;
  height?: number;
  label: string;
}) {
  const [left, right, top, bottom] = [4, width - 10, 6, height - 6];
  const x = (index: number) => left + ((right - left) * index) / Math.max(1, points.length - 1);
  const y = (value: number) => bottom - ((bottom - top) * (value - min)) / (max - min);
  const runs = runsOf(points);
  const last = runs.at(-1)?.at(-1);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {target === null || target === undefined ? null : (
        <path d={`M${left},${y(target)}H${right}`} stroke="var(--c-desired)" strokeDasharray="3 3" />
      )}
      {runs.map((run) => {
        const first = run[0];
        const there = run.map(({ index, high }) => `${x(index)},${y(high)}`);
        const back = [...run].reverse().map(({ index, low }) => `${x(index)},${y(low)}`);
        return (
          <g key={first?.index}>
            <path
              d={`M${[...there, ...back].join('L')}z`}
              fill="var(--c-band)"
              // A point alone has no width, but its interval must show.
              {...(run.length === 1 ? { stroke: 'var(--c-band)', strokeWidth: 6 } : {})}
            />
            {pairsOf(run).map(([a, b]) => (
              <path
                key={a.index}
                d={`M${x(a.index)},${y(a.value)}L${x(b.index)},${y(b.value)}`}
                stroke="var(--c-actual)"
                strokeWidth={1.5}
                strokeLinecap="round"
                {...(a.hollow || b.hollow ? { strokeDasharray: '1 4' } : {})}
              />
            ))}
          </g>
        );
      })}
      {last && dot ? (
        <circle
          cx={x(last.index)}
          cy={y(last.value)}
          r={3}
          fill={last.hollow ? 'var(--surface)' : 'var(--c-actual)'}
          stroke="var(--c-actual)"
          strokeWidth={1.5}
        />
      ) : null}
      {last && level ? (
        <Marker x={x(last.index)} y={y(last.value)} level={level} hollow={last.hollow} />
      ) : null}
    </svg>
  );
}

interface Known {
  index: number;
  value: number;
  low: number;
  high: number;
  hollow: boolean;
}

/** Neighbours; a point alone is its own, so that it shows. */
function pairsOf(run: readonly Known[]): [Known, Known][] {
  const [only] = run;
  if (run.length === 1 && only) return [[only, only]];
  return run.slice(1).flatMap((b, index) => {
    const a = run[index];
    return a ? [[a, b]] : [];
  });
}

function runsOf(points: readonly SparkPoint[]): Known[][] {
  const runs: Known[][] = [[]];
  points.forEach(({ value, low, high, hollow = false }, index) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ index, value, low: low ?? value, high: high ?? value, hollow });
  });
  return runs.filter((run) => run.length > 0);
}
