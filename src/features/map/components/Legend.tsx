import { useId } from 'react';
import { HatchPattern } from '@/components/charts/Marks';
import type { Lens } from '@/features/lens/schema';

/** What the marks of the curve mean. */
export function Legend({ lens }: { lens: Lens }) {
  const hatch = useId();
  return (
    <div className="legend">
      <span>
        <svg width={22} height={14} aria-hidden="true">
          <path d="M0 7h22" stroke="var(--c-actual)" strokeWidth={1.75} />
          <path d="M11 2v10M8 2h6M8 12h6" stroke="var(--sat-5)" strokeWidth={1.5} />
          <circle cx={11} cy={7} r={3.5} fill="var(--sat-5)" />
        </svg>
        Actual, 95% interval
      </span>
      <span>
        <svg width={22} height={14} aria-hidden="true">
          <path d="M0 7h22" stroke="var(--c-desired)" strokeWidth={1.25} strokeDasharray="4 3" />
        </svg>
        Desired
      </span>
      <span>
        <svg width={14} height={14} aria-hidden="true">
          <HatchPattern id={hatch} />
          <rect x={1} y={1} width={12} height={12} fill={`url(#${hatch})`} />
        </svg>
        Gap
      </span>
      {lens === 'desired' ? null : (
        <span>
          <svg width={16} height={14} aria-hidden="true" fill="var(--c-context)">
            <rect x={5} y={0} width={6} height={3} rx={1} />
            <rect x={1} y={5} width={14} height={3} rx={1} />
            <rect x={4} y={10} width={8} height={3} rx={1} />
          </svg>
          Spread of ratings
        </span>
      )}
      <span>
        <svg width={12} height={14} aria-hidden="true">
          <circle cx={6} cy={7} r={4} fill="none" stroke="var(--ink-3)" strokeWidth={2} />
        </svg>
        n under 30
      </span>
    </div>
  );
}
