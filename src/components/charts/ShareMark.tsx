const [WIDTH, HEIGHT, SIDE] = [150, 24, 4];
const MIDDLE = HEIGHT / 2;

/** A share with its interval, from nothing to `most`. Hollow: it may be nothing. The figures stand beside it. */
export function ShareMark({
  share,
  low,
  high,
  most,
  hollow,
}: {
  /** All from 0 to 1. */
  share: number;
  low: number;
  high: number;
  most: number;
  hollow: boolean;
}) {
  const x = (at: number) => SIDE + ((WIDTH - 2 * SIDE) * at) / most;
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={`M${x(0)} 3v18`} stroke="var(--c-grid)" />
      <rect
        x={x(0)}
        y={MIDDLE - 4}
        width={x(share) - x(0)}
        height={8}
        fill={hollow ? 'none' : 'var(--accent)'}
        stroke={hollow ? 'var(--ink-3)' : 'none'}
      />
      <path
        d={`M${x(low)} ${MIDDLE}H${x(high)}M${x(low)} ${MIDDLE - 3}v6M${x(high)} ${MIDDLE - 3}v6`}
        stroke="var(--ink)"
        strokeWidth={1.5}
        opacity={hollow ? 0.5 : 1}
        fill="none"
      />
    </svg>
  );
}
