import { clsx } from 'clsx';
import { type Level, LevelMeter } from './LevelMeter';

/** A score as it may be shown; every decision is made, nothing is left to the component. */
export interface ScoreView {
  /** none: no answers · hidden: the count only · low: hollow, with its interval · normal. */
  state: 'none' | 'hidden' | 'low' | 'normal';
  n: number;
  /** On the scale shown; null unless the state is low or normal. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** "4.34" */
  text: string | null;
  /** "± 0.10", or its ends where it is not symmetric. */
  interval: string | null;
  level: Level | null;
  /** "Good" */
  levelName: string | null;
}

/**
 * Level meter, value, interval and, on request, n. `age` replaces the interval while the figures are stale: an
 * interval would claim to know the present.
 */
export function Score({
  score,
  withN = false,
  age,
}: {
  score: ScoreView;
  withN?: boolean;
  age?: string | null;
}) {
  if (score.text === null || score.levelName === null) return null;
  return (
    <span className={clsx('score', score.state === 'low' && 'low')} data-s={score.level}>
      <LevelMeter level={score.level} name={score.levelName} hollow={score.state === 'low'} />
      <b>{score.text}</b>
      {age ? <span className="ci">{age}</span> : <span className="ci">{score.interval}</span>}
      {withN ? <span className="n">n {score.n.toLocaleString('en')}</span> : null}
    </span>
  );
}
