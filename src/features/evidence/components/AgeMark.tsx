import { clsx } from 'clsx';
import { ageOf } from '@/domain/evidence';
import { tellStanding } from '../prepare';
import type { Standing } from '../schema';
import './evidence.css';

/**
 * How old a statement's evidence is: a dot and an age, a broken ring for an assumption. What is old looks old. With
 * `quiet` the words are left to the tooltip and to readers who listen.
 */
export function AgeMark({
  standing,
  day,
  quiet = false,
}: {
  standing: Standing;
  day: number;
  quiet?: boolean;
}) {
  const { short, freshness } = ageOf(standing.at, day);
  const assumed = standing.n === 0;
  const told = tellStanding(standing, day);
  const shown = !assumed ? short : freshness === 'fresh' ? 'assumed' : `assumed, ${short}`;
  return (
    <span
      className={clsx('age', assumed && 'assumed')}
      data-age={freshness}
      title={told.charAt(0).toUpperCase() + told.slice(1)}
    >
      <svg viewBox="0 0 6 6" aria-hidden="true">
        <circle cx="3" cy="3" r={assumed ? 2.25 : 2.75} />
      </svg>
      {quiet ? null : <span aria-hidden="true">{shown}</span>}
      <span className="vh">{told}</span>
    </span>
  );
}
