import { z } from 'zod';
import type { Flag } from '@/contract/rating';
import type { SurveyType } from '@/contract/survey';
import type { SaidAnswer } from '@/features/survey/prepare/asked';

export const uncountedInput = z.object({ touchpointId: z.uuid() });

/** Leaves an answer out of every figure (`manual`) or counts it (null). */
export const setFlagInput = z.object({ id: z.guid(), flag: z.literal('manual').nullable() });
export type SetFlag = z.output<typeof setFlagInput>;

/** An answer that is kept and not counted. */
export interface UncountedView {
  /** Id of the rating. */
  id: string;
  flag: Flag;
  type: SurveyType;
  /** Null where too few answered to tell the score of one. */
  score: number | null;
  comment: string | null;
  /** To the questions after the score. */
  answers: SaidAnswer[];
  locale: string | null;
  /** ISO date-time. */
  answeredAt: string;
}

export interface UncountedList {
  /** All of them, of all time. */
  total: number;
  /** The newest of them. */
  items: UncountedView[];
}

/** Why an answer is not counted, to follow "Not counted: ". */
export const FLAG_REASONS: Readonly<Record<Flag, string>> = {
  client: 'very many answers came from one device',
  person: 'the same customer answered very often',
  manual: 'left out by hand',
};
