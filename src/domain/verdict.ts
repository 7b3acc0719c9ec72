import { SCALES, type SurveyType } from '@/contract/survey';
import { type Comparison, compareMeans, compareNps, compareShares, scaledTo100 } from './comparison';
import type { Share } from './intervals';
import type { Sample } from './sample';
import { type Part, SATISFACTION_SCALE, satisfactionSample } from './satisfaction';
import { nativeSample, npsGroups, topShareOf } from './score';
import type { Counts } from './tally';
import { NORMAL_FROM } from './visibility';

/**
 * What may be said of a change. `better` · `worse`: the interval leaves out zero · `same`: it holds zero and nothing
 * that would be worth speaking of, see `WORTH` · `early`: it holds zero and more than that, so it cannot be told yet ·
 * `few`: fewer than 30 answers on either side, so nothing may be said.
 */
export type VerdictWord = 'better' | 'worse' | 'same' | 'early' | 'few';

/** As people read them, always beside the figure. */
export const VERDICT_NAMES: Readonly<Record<VerdictWord, string>> = {
  better: 'Likely real',
  worse: 'Likely worse',
  same: 'No clear change',
  early: 'Too early to tell',
  few: 'Too few to say',
};

export interface Verdict {
  word: VerdictWord;
  /** Later − earlier with its 95 % interval, in the unit of what is compared; null below five answers on a side. */
  change: Comparison | null;
  /**
   * About how many more answers the later side needs until it can be told, if the scores stay as they are; 0 when it
   * can be told already, null when waiting does not help: the earlier side, which gets no more, is too uncertain by
   * itself, or it would take more than 10,000.
   */
  more: number | null;
}

/**
 * A change of less than this share of the scale is not worth speaking of: 0.2 of satisfaction, 5 percentage points, 10
 * points of NPS, 0.3 of CES.
 */
export const WORTH = 0.05;

/** Beyond this many further answers "wait for more" is no advice. */
const MOST_ANSWERS_WORTH_WAITING_FOR = 10_000;

/**
 * Verdict on a change of satisfaction (1–5). That `same` is a finding and not only the lack of one comes from an
 * equivalence test: Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987) 657–680, here with the
 * 95 % interval that is shown, which is stricter than his 90 %.
 */
export function judgeSatisfaction(before: readonly Part[], after: readonly Part[]): Verdict {
  const span = SATISFACTION_SCALE.max - SATISFACTION_SCALE.min;
  return judgeMeans(satisfactionSample(before), satisfactionSample(after), span);
}

/** Verdict on a change of the native headline: percentage points (−100…100), NPS points (−200…200) or CES steps. */
export function judgeHeadline(type: SurveyType, before: Counts, after: Counts): Verdict {
  switch (type) {
    case 'nps': {
      const [was, is] = [npsGroups(before), npsGroups(after)];
      const sizes = [was, is].map(({ promoters, passives, detractors }) => promoters + passives + detractors);
      const grown = (by: number) => ({
        promoters: is.promoters * by,
        passives: is.passives * by,
        detractors: is.detractors * by,
      });
      return judge(sizes, 200, (by) => compareNps(was, grown(by)));
    }
    case 'ces': {
      const { min, max } = SCALES[type];
      return judgeMeans(nativeSample(type, before), nativeSample(type, after), max - min);
    }
    case 'csat':
    case 'smiley':
    case 'thumbs':
      return judgeShares(topShareOf(type, before), topShareOf(type, after));
  }
}

/** Verdict on a change of a share, in percentage points (−100…100): of satisfied customers, of answers to displays. */
export function judgeShares(before: Share, after: Share): Verdict {
  const grown = (by: number): Share => ({ successes: after.successes * by, n: after.n * by });
  return judge([before.n, after.n], 100, (by) => scaledTo100(compareShares(before, grown(by))));
}

/** Verdict on a change of a mean on a scale of length `span`, in its unit. */
export function judgeMeans(before: Sample, after: Sample, span: number): Verdict {
  return judge([before.n, after.n], span, (by) => compareMeans(before, { ...after, n: after.n * by }, span));
}

/** `compareAt` compares as if the later side had so many times its answers, of the same scores. */
function judge(
  [before = 0, after = 0]: readonly number[],
  span: number,
  compareAt: (times: number) => Comparison | null,
): Verdict {
  const change = compareAt(1);
  const told = (answers: number) => toldBy(compareAt(answers / after), span * WORTH) !== null;
  if (before < NORMAL_FROM) return { word: 'few', change, more: null };
  if (after < NORMAL_FROM) {
    const missing = NORMAL_FROM - after;
    // Of too few answers even the spread is hidden: until there are five it is only known how many are missing.
    if (change === null) return { word: 'few', change, more: missing };
    return { word: 'few', change, more: told(NORMAL_FROM) ? missing : answersUntil(told, after) };
  }
  const word = toldBy(change, span * WORTH);
  if (word !== null) return { word, change, more: 0 };
  return { word: 'early', change, more: answersUntil(told, after) };
}

function toldBy(change: Comparison | null, worth: number): 'better' | 'worse' | 'same' | null {
  if (change === null) return null;
  if (change.distinguishable) return change.difference > 0 ? 'better' : 'worse';
  return change.low > -worth && change.high < worth ? 'same' : null;
}

/** The fewest further answers with which it is told; null above 10,000. Found by halving: more answers never hurt. */
function answersUntil(told: (answers: number) => boolean, after: number): number | null {
  let without = 0;
  let enough = MOST_ANSWERS_WORTH_WAITING_FOR;
  if (!told(after + enough)) return null;
  while (enough - without > 1) {
    const middle = Math.floor((without + enough) / 2);
    if (told(after + middle)) enough = middle;
    else without = middle;
  }
  return enough;
}
