import { type ReactNode, useId } from 'react';
import { HatchPattern } from '@/components/charts/Marks';
import type { Lens } from '@/features/lens/schema';

/** A line as it is drawn, and what it stands for. */
export function LineKey({
  name,
  colour,
  dashes,
  children,
}: {
  name: string;
  colour: string;
  /** As in `stroke-dasharray`; a line without is the one that matters, and thicker. */
  dashes?: string;
  /** Marks on the line. */
  children?: ReactNode;
}) {
  return (
    <span>
      <svg width={22} height={14} aria-hidden="true">
        <path d="M0 7h22" stroke={colour} strokeWidth={dashes ? 1.25 : 1.75} strokeDasharray={dashes} />
        {children}
      </svg>
      {name}
    </span>
  );
}

/** The two lines of every curve. */
export function CurveKeys() {
  return (
    <>
      <LineKey name="Actual, 95% interval" colour="var(--c-actual)">
        <path d="M11 2v10M8 2h6M8 12h6" stroke="var(--sat-5)" strokeWidth={1.5} />
        <circle cx={11} cy={7} r={3.5} fill="var(--sat-5)" />
      </LineKey>
      <LineKey name="Desired" colour="var(--c-desired)" dashes="4 3" />
    </>
  );
}

/** What the marks of the curve mean. */
export function Legend({ lens }: { lens: Lens }) {
  const hatch = useId();
  return (
    <div className="legend">
      <CurveKeys />
      <span>
        <svg width={14} height={14} aria-hidden="true">
          <HatchPattern id={hatch} />
          <rect x={1} y={1} width={12} height={12} fill={`url(#${hatch})`} />
        </svg>
        Gap
      </span>
      <span>
        <svg width={12} height={14} aria-hidden="true">
          <circle cx={6} cy={7} r={4} fill="none" stroke="var(--ink-3)" strokeWidth={2} />
        </svg>
        n under 30
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
    </div>
  );
}
