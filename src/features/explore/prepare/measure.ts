import type { Level } from '@/components/ui/LevelMeter';
import type { ScoreView } from '@/components/ui/Score';
import { SCALES, type SurveyType } from '@/contract/survey';
import { formatInterval, formatN, formatNumber, formatSigned, SCORE_DECIMALS } from '@/domain/format';
import { wilson } from '@/domain/intervals';
import { band, SATISFACTION_SCALE, satisfaction } from '@/domain/satisfaction';
import { headline, nativeSample, npsGroups, RULES, responseRate, topShareOf } from '@/domain/score';
import { countOf } from '@/domain/tally';
import { judgeHeadline, judgeMeans, judgeSatisfaction, judgeShares, type Verdict } from '@/domain/verdict';
import { visibility } from '@/domain/visibility';
import { countsOfType, FEW_RULE, SATISFACTION_RULE, TYPE_NAMES } from '@/features/touchpoint/prepare';
import type { Heard, Measure } from '../schema';

/** A figure as it may be shown; every decision is made. */
export interface ShownView {
  state: ScoreView['state'];
  /** Null while it may not be said. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** "4.34", "81.4%", "1,062" */
  text: string | null;
  /** "± 0.10", or its ends. */
  interval: string | null;
  /** "n 1,062", "n 4 too few", "No answers" */
  count: string;
  /** Answers the figure leaves out because they were too few at their question. */
  leftOut: number;
  /** Of satisfaction alone. */
  level: Level | null;
}

/** How a measure of a type of question is read; `type` null is all types together. */
export interface Gauge {
  measure: Measure;
  type: SurveyType | null;
}

export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  satisfaction: 'Satisfaction',
  headline: 'Score as asked',
  mean: 'Mean as asked',
  share: 'Share of the satisfied',
  response: 'Response rate',
  ratings: 'Ratings',
  comments: 'Comments',
};

const SHARES: Readonly<Record<SurveyType, string>> = {
  csat: 'Share of ratings 4 or 5',
  smiley: 'Share of ratings 4 or 5',
  nps: 'Share of 9–10',
  ces: 'Share of 5–7',
  thumbs: 'Share of thumbs up',
};

export const isCount = (measure: Measure): boolean => measure === 'ratings' || measure === 'comments';
/** Measures of one type of question, never of two. */
export const isNative = (measure: Measure): boolean => ['headline', 'mean', 'share'].includes(measure);

/** By which rule it is computed, in sentences. */
export function ruleOf({ measure, type }: Gauge): string {
  switch (measure) {
    case 'satisfaction':
      return `${SATISFACTION_RULE}. ${FEW_RULE}`;
    case 'headline':
      return `${type ? RULES[type] : ''}. ${FEW_RULE}`;
    case 'mean':
      return `Mean of ${type ? `${SCALES[type].min}–${SCALES[type].max}` : 'answers'}, t 95% interval. ${FEW_RULE}`;
    case 'share':
      return `${type ? SHARES[type] : ''}, Wilson 95% interval. ${FEW_RULE}`;
    case 'response':
      return 'Share of people shown a question who answered it, Wilson 95% interval, where it is known how many were shown it.';
    case 'ratings':
      return 'Ratings that are counted.';
    case 'comments':
      return 'Ratings with a comment, of those that are counted.';
  }
}

export const gaugeName = ({ measure, type }: Gauge): string => {
  if (type === null) return MEASURE_NAMES[measure];
  if (measure === 'headline') return TYPE_NAMES[type];
  return measure === 'mean'
    ? `Mean ${TYPE_NAMES[type]}`
    : `${TYPE_NAMES[type]}: ${SHARES[type].toLowerCase()}`;
};

/** Ends of the scale, or null where it has no upper end. */
export function scaleOf({ measure, type }: Gauge): readonly [number, number] | null {
  switch (measure) {
    case 'satisfaction':
      return [SATISFACTION_SCALE.min, SATISFACTION_SCALE.max];
    case 'headline':
      return type === 'nps' ? [-100, 100] : type === 'ces' ? [1, 7] : [0, 100];
    case 'mean':
      return type ? [SCALES[type].min, SCALES[type].max] : null;
    case 'share':
      return [0, 100];
    case 'response':
    case 'ratings':
    case 'comments':
      return null;
  }
}

const isPercent = ({ measure, type }: Gauge): boolean =>
  measure === 'share' ||
  measure === 'response' ||
  (measure === 'headline' && type !== 'nps' && type !== 'ces');

export const unitOf = (gauge: Gauge): string => (isPercent(gauge) ? '%' : '');

export function decimalsOf(gauge: Gauge): number {
  const { measure, type } = gauge;
  if (isCount(measure)) return 0;
  if (measure === 'headline' && type) return SCORE_DECIMALS[type];
  return isPercent(gauge) ? 1 : 2;
}

/** Value with its interval and the answers it rests on. */
interface Read {
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
}

/** What was heard, by a gauge. */
export function readBy(gauge: Gauge, heard: Heard): ShownView {
  const { measure, type } = gauge;
  if (isCount(measure)) return readCount(measure === 'ratings' ? heard.n : heard.comments, heard.n, measure);
  const said = heard.parts.reduce((sum, { counts }) => sum + countOf(counts), 0);
  const leftOut = measure === 'response' ? 0 : heard.n - said;
  const { value, low, high, n } = figureOf(gauge, heard);
  const state = n === 0 && leftOut > 0 && !type ? 'hidden' : visibility(n);
  if (value === null || low === null || high === null || state === 'none' || state === 'hidden')
    return {
      ...NOTHING,
      state,
      leftOut,
      count: missingCount(gauge, { n, leftOut }),
    };
  const decimals = decimalsOf(gauge);
  const text =
    measure === 'headline' && type === 'nps' ? formatSigned(value, 0) : formatNumber(value, decimals);
  return {
    state,
    value,
    low,
    high,
    text: `${text}${unitOf(gauge)}`,
    interval: formatInterval(value, low, high, decimals),
    count: `${formatN(n)}${measure === 'response' ? ' shown' : ''}${state === 'low' ? ' low' : ''}`,
    leftOut,
    level: measure === 'satisfaction' ? band(value) : null,
  };
}

const NOTHING = { value: null, low: null, high: null, text: null, interval: null, level: null } as const;

function missingCount({ measure, type }: Gauge, { n, leftOut }: { n: number; leftOut: number }): string {
  if (measure === 'response') return n === 0 ? 'Not known' : `${formatNumber(n)} shown, too few`;
  if (n + leftOut === 0) return 'No answers';
  // Of which question the few were is not told either.
  if (n === 0 && type) return 'None that count';
  return `${formatN(n + leftOut)} too few`;
}

function readCount(count: number | null, n: number, measure: Measure): ShownView {
  if (count === null) return { ...NOTHING, state: 'none', leftOut: 0, count: 'Not known' };
  return {
    ...NOTHING,
    state: count === 0 ? 'none' : 'normal',
    value: count,
    text: formatNumber(count),
    leftOut: 0,
    count: measure === 'ratings' ? '' : `of ${formatNumber(n)}`,
  };
}

function figureOf({ measure, type }: Gauge, { parts, asked }: Heard): Read {
  if (measure === 'response') {
    const rate = asked && responseRate(asked.answers, asked.displays);
    return rate ? { ...rate, n: asked.displays } : { value: null, low: null, high: null, n: 0 };
  }
  if (measure === 'satisfaction' || type === null) return satisfaction(parts);
  const counts = countsOfType(parts, type);
  const { n, score, low, high, mean, meanLow, meanHigh } = headline(type, counts);
  if (measure === 'headline') return { n, value: score, low, high };
  if (measure === 'mean') return { n, value: mean, low: meanLow, high: meanHigh };
  const share = shareOf(type, counts);
  const interval = wilson(share.successes, share.n);
  return interval
    ? { n, value: (100 * share.successes) / share.n, low: 100 * interval.low, high: 100 * interval.high }
    : { n, value: null, low: null, high: null };
}

function shareOf(type: SurveyType, counts: readonly number[]) {
  if (type !== 'nps') return topShareOf(type, counts);
  const { promoters, passives, detractors } = npsGroups(counts);
  return { successes: promoters, n: promoters + passives + detractors };
}

/** What may be said of the difference between two; null of what is only counted. */
export function judgeBy({ measure, type }: Gauge, before: Heard, after: Heard): Verdict | null {
  if (isCount(measure)) return null;
  if (measure === 'response') {
    const share = ({ asked }: Heard) => ({ successes: asked?.answers ?? 0, n: asked?.displays ?? 0 });
    return judgeShares(share(before), share(after));
  }
  if (measure === 'satisfaction' || type === null) return judgeSatisfaction(before.parts, after.parts);
  const [was, is] = [countsOfType(before.parts, type), countsOfType(after.parts, type)];
  if (measure === 'headline') return judgeHeadline(type, was, is);
  if (measure === 'share') return judgeShares(shareOf(type, was), shareOf(type, is));
  const { min, max } = SCALES[type];
  return judgeMeans(nativeSample(type, was), nativeSample(type, is), max - min);
}
