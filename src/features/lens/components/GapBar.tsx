import { clsx } from 'clsx';
import { useId } from 'react';
import { HatchPattern } from '@/components/charts/Marks';
import type { GapRow } from '../prepare';

const WIDTH = 88;
const MIDDLE = WIDTH / 2;
/** Pixels per point of the scale; what is wider is cut off, the figure beside it is not. */
const UNIT = 22;

/** A gap with its figure; what the figure means is said beside it. */
export function GapBar({ gap: { gap, low, rank, text } }: { gap: GapRow }) {
  const hatch = useId();
  if (!gap) {
    return (
      <span className="gap-none mute" aria-hidden="true">
        {text}
      </span>
    );
  }
  const below = gap.value < 0;
  const size = Math.min(MIDDLE - 1, Math.abs(gap.value) * UNIT);
  return (
    <span className="gap-bar" aria-hidden="true">
      <span className="row">
        <b className={clsx('num', rank !== null && 'neg-c', !below && gap.clear && !low && 'pos-c')}>
          {gap.text}
        </b>
        {rank === null ? (
          <small className="mute">{low ? 'low' : gap.clear ? '' : 'close'}</small>
        ) : (
          <small className="gap-rank num">{rank}</small>
        )}
      </span>
      <svg width={WIDTH} height={14} viewBox={`0 0 ${WIDTH} 14`} aria-hidden="true">
        <HatchPattern id={hatch} />
        <rect
          x={below ? MIDDLE - size : MIDDLE}
          y={3}
          width={Math.max(1, size)}
          height={8}
          fill={low ? 'none' : below ? `url(#${hatch})` : 'var(--gap-pos)'}
          stroke={low ? 'var(--ink-3)' : below ? 'var(--sat-1)' : 'var(--sat-5)'}
          strokeDasharray={low ? '2 2' : undefined}
        />
        <path d={`M${MIDDLE} 0V14`} stroke="var(--c-desired)" strokeWidth={1.25} />
      </svg>
    </span>
  );
}
