import type { OpportunityStatus } from '../schema';

/** How far an opportunity has come, as an ink pie: never a colour. A word always stands beside it. */
export function StatusPie({ status }: { status: OpportunityStatus }) {
  const ring = <circle cx="5" cy="5" r="4" fill="none" stroke="var(--ink-3)" strokeWidth="1.4" />;
  const full = <circle cx="5" cy="5" r="4.5" fill="var(--ink)" />;
  const shapes: Record<OpportunityStatus, React.ReactNode> = {
    idea: (
      <circle
        cx="5"
        cy="5"
        r="4"
        fill="none"
        stroke="var(--ink-3)"
        strokeWidth="1.4"
        strokeDasharray="2 1.6"
      />
    ),
    planned: ring,
    progress: (
      <>
        {ring}
        <path d="M5 1a4 4 0 0 1 0 8z" fill="var(--ink-3)" />
      </>
    ),
    shipped: full,
    measured: (
      <>
        {full}
        <path
          d="M3 5.2 4.4 6.6 7.1 3.7"
          fill="none"
          stroke="var(--surface)"
          strokeWidth="1.2"
          strokeLinecap="round"
        />
      </>
    ),
  };
  return (
    <svg className="pie" viewBox="0 0 10 10" aria-hidden="true">
      {shapes[status]}
    </svg>
  );
}
