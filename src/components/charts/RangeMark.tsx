import type { Level } from '@/components/ui/LevelMeter';
import { Marker } from './Marks';

const [WIDTH, HEIGHT, SIDE] = [150, 24, 4];
const MIDDLE = HEIGHT / 2;

/** A score on its scale with its interval, and how far it is from where it ought to be. What is not known is not drawn. */
export function RangeMark({
  value,
  low,
  high,
  level,
  hollow,
  target,
  below,
  hatch,
  min,
  max,
}: {
  value: number | null;
  low: number | null;
  high: number | null;
  level: Level | null;
  hollow: boolean;
  target: number | null;
  /** The gap is one to close. */
  below: boolean;
  /** Id of a `HatchPattern` on the page, for a gap to close: it survives a print without colours. */
  hatch: string;
  min: number;
  max: number;
}) {
  const x = (at: number) => SIDE + ((WIDTH - 2 * SIDE) * (at - min)) / (max - min);
  const steps = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const known = value !== null && low !== null && high !== null && level !== null;
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {steps.map((step) => (
        <path key={step} d={`M${x(step)} 5v14`} stroke="var(--c-grid)" />
      ))}
      {known && target !== null ? (
        <rect
          x={Math.min(x(value), x(target))}
          y={MIDDLE - 4}
          width={Math.abs(x(target) - x(value))}
          height={8}
          fill={below ? `url(#${hatch})` : 'var(--gap-pos)'}
        />
      ) : null}
      {known ? (
        <path
          d={`M${x(low)} ${MIDDLE}H${x(high)}`}
          stroke={hollow ? 'var(--ink-3)' : `var(--sat-${level})`}
          strokeWidth={1.5}
        />
      ) : null}
      {target === null ? null : (
        <path d={`M${x(target)} 4v16`} stroke="var(--c-desired)" strokeWidth={1.5} strokeDasharray="3 2" />
      )}
      {known ? <Marker x={x(value)} y={MIDDLE} level={level} hollow={hollow} /> : null}
    </svg>
  );
}
