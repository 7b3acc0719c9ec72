import type { AverageView } from '../prepare';

/** How many answers an average rests on, and how many touchpoints it leaves out. */
export function AverageCount({ average }: { average: Pick<AverageView, 'count' | 'hidden' | 'leftOut'> }) {
  const { count, hidden, leftOut } = average;
  return (
    <span className="t11 mute num count" title={leftOut ?? undefined}>
      {count}
      {hidden ? <span aria-hidden="true"> · {hidden}</span> : null}
      {leftOut ? <span className="vh">. {leftOut}</span> : null}
    </span>
  );
}
