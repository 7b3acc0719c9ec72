import { responseRate } from '@/domain/score';
import { countOf } from '@/domain/tally';
import type { Heard } from '@/features/map/schema';
import type { HeardIn } from '../schema';

/** Touchpoints where it is known to how many the question was shown: elsewhere they were asked another way. */
export interface Asked {
  answers: number;
  displays: number;
}

export function askedAt(heard: Heard | HeardIn | null): Asked | null {
  if (!heard) return null;
  const answers = heard.parts.reduce((sum, { counts }) => sum + countOf(counts), 0);
  return responseRate(answers, heard.displays) === null ? null : { answers, displays: heard.displays };
}

export const sumOf = (all: readonly (Asked | null)[]) => ({
  successes: all.reduce((sum, one) => sum + (one?.answers ?? 0), 0),
  n: all.reduce((sum, one) => sum + (one?.displays ?? 0), 0),
});
