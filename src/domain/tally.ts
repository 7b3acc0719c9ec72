import { SCALES, type SurveyType } from '@/contract/survey';

/**
 * Answers per score: the index is the score, 0 to 10, so the length is 11 whatever the type. Where scores may not be
 * said there is a twelfth slot, `UNSAID`, and nothing in the others.
 */
export type Counts = readonly number[];

/** Length of every `Counts`; the widest scale (NPS) needs 0 to 10. */
export const SCORE_SLOTS = 11;

/** The slot behind those of the scores: how many answered where it may not be said what. */
export const UNSAID = SCORE_SLOTS;

export const NO_COUNTS: Counts = Object.freeze(new Array<number>(SCORE_SLOTS).fill(0));

/** Every score that can be given on the type's scale, ascending. */
export function scoresOf(type: SurveyType): number[] {
  const { min, max } = SCALES[type];
  return Array.from({ length: max - min + 1 }, (_, index) => min + index);
}

/** How many answers were counted, whatever their score. */
export function countOf(counts: Counts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The same answers without their scores: only how many there are. */
export const withoutScores = (counts: Counts): number[] => [...NO_COUNTS, countOf(counts)];

/** How many answers have a score for which `test` holds, on the type's scale only. */
export function countWhere(type: SurveyType, counts: Counts, test: (score: number) => boolean): number {
  return scoresOf(type).reduce((sum, score) => (test(score) ? sum + (counts[score] ?? 0) : sum), 0);
}

/** Sum per score. Short arrays count as zero beyond their end, so a partial row can be added. */
export function addCounts(...all: readonly Counts[]): Counts {
  return NO_COUNTS.map((_, score) => all.reduce((sum, counts) => sum + (counts[score] ?? 0), 0));
}

/** Counts of single scores. A score that has no slot is a programming error: RangeError. */
export function countScores(scores: Iterable<number>): Counts {
  const counts = [...NO_COUNTS];
  for (const score of scores) {
    const before = counts[score];
    if (before === undefined) throw new RangeError(`No score ${score}: expected a whole number from 0 to 10`);
    counts[score] = before + 1;
  }
  return counts;
}

/** Answers by score, as the API gives them: every score of the type's scale is there, also with 0. */
export function countsToDistribution(type: SurveyType, counts: Counts): Record<string, number> {
  return Object.fromEntries(scoresOf(type).map((score) => [String(score), counts[score] ?? 0]));
}
