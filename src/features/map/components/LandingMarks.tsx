import { memo } from 'react';
import type { Column } from '../prepare';
import { CURVE, xOf, yOf } from './geometry';
import { type Landings, MIDDLE } from './landings';

/**
 * Ratings that have just come in: an accent dot at its value, or how many where they come too fast. Where too few
 * answered to say a value, a ring about the point that waits for one.
 */
export const LandingMarks = memo(function LandingMarks({
  landings,
  columns,
  width,
}: {
  landings: Landings;
  columns: readonly Column[];
  width: number;
}) {
  const total = columns.length * width;
  return (
    <svg
      className="landings"
      width={total}
      height={CURVE.height}
      viewBox={`0 0 ${total} ${CURVE.height}`}
      aria-hidden="true"
    >
      {columns.map(({ key, index, touchpoint }) => {
        const landing = landings[key];
        if (!landing) return null;
        const x = xOf(index, width);
        const place = touchpoint?.score.value ?? landing.value ?? touchpoint?.desired ?? MIDDLE;
        if (landing.counted) {
          return (
            <text key={key} className="landing" x={x + 12} y={yOf(place) + 4}>
              {landing.text}
            </text>
          );
        }
        const y = yOf(landing.value ?? place);
        return (
          <g key={key} className="landing-mark">
            {landing.value === null ? null : <circle cx={x} cy={y} r={3} fill="var(--accent-ink)" />}
            <circle cx={x} cy={y} r={6.5} fill="none" stroke="var(--accent-ink)" opacity={0.45} />
            <text className="landing" x={x + 12} y={y + 4}>
              {landing.text}
            </text>
          </g>
        );
      })}
    </svg>
  );
});
