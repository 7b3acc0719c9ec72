import type { ScoreView } from '@/components/ui/Score';
import { formatCount, formatNumber } from '@/domain/format';
import { poolShown } from '@/domain/pool';
import type { Part } from '@/domain/satisfaction';
import { isShown } from '@/domain/visibility';
import type { Phase } from '@/features/map/schema';
import { countText, prepareScore } from '@/features/touchpoint/prepare';

/** An average over touchpoints: of a stage, a department, a promise. */
export interface AverageView {
  score: ScoreView;
  /** "n 1,062", "n 19 low", "n 7 too few", "No data yet" */
  count: string;
  /** "1 hidden": touchpoints whose answers are too few to count; null when there is none. */
  hidden: string | null;
  /** The same as a sentence: "1 touchpoint with fewer than 5 answers not counted". */
  leftOut: string | null;
}

export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  before: 'Before the sale',
  purchase: 'The sale',
  after: 'After the sale',
};

/** How an average is computed, as shown to the reader. */
export const AVERAGE_RULE =
  'Mean of all answers at its touchpoints, each answer once, rescaled to 1–5, t 95% interval; touchpoints with fewer than 5 answers are not counted';

/** The average over touchpoints as it may be shown; each is given by its answers. */
export function prepareAverage(touchpoints: readonly (readonly Part[])[]): AverageView {
  const { parts, n, leftOut } = poolShown(touchpoints);
  const pooled = prepareScore(parts);
  // Answers there are, but at no touchpoint enough of them.
  const score = pooled.n === 0 && n > 0 ? { ...pooled, state: 'hidden' as const, n } : pooled;
  const touchpointsOut = formatCount(leftOut, 'touchpoint');
  return {
    score,
    count: countText(score),
    hidden: leftOut === 0 || !isShown(pooled.n) ? null : `${formatNumber(leftOut)} hidden`,
    leftOut: leftOut === 0 ? null : `${touchpointsOut} with fewer than 5 answers not counted`,
  };
}
