import { SCALES, type SurveyType } from '@/contract/survey';
import { roundTo } from './format';
import { meanInterval, type NpsGroups, npsInterval, npsOf, type Share, wilson } from './intervals';
import { type Sample, sampleOf } from './sample';
import { type Counts, countWhere, scoresOf } from './tally';

/** A percentage 0–100 with its 95 % interval. */
export interface Percentage {
  value: number;
  low: number;
  high: number;
}

/** The headline of one type; null is "not known", never 0. */
export interface Score {
  type: SurveyType;
  /** Answers on the type's scale. */
  n: number;
  /** CSAT, smiley, thumbs: percent 0–100 · NPS: whole number −100…100 · CES: mean 1–7. */
  score: number | null;
  /** 95 % interval of `score`, same unit, not rounded. CES: null below two answers. */
  low: number | null;
  high: number | null;
  /** Mean on the asked scale, with its 95 % interval (null below two answers, but for thumbs). */
  mean: number | null;
  meanLow: number | null;
  meanHigh: number | null;
  /** CES: percent of answers 5–7. Other types: null. */
  agree: Percentage | null;
  /** The rule the headline was computed by, as shown to the reader. */
  rule: string;
}

/** One sentence per type that says how the headline and its interval are computed. */
export const RULES: Readonly<Record<SurveyType, string>> = {
  csat: 'Share of ratings 4 or 5, Wilson 95% interval',
  smiley: 'Share of ratings 4 or 5, Wilson 95% interval',
  nps: 'Share of 9–10 minus share of 0–6, adjusted Wald 95% interval',
  ces: 'Mean of 1–7, where 7 is easy, t 95% interval',
  thumbs: 'Share of thumbs up, Wilson 95% interval',
};

/** From this score on an answer counts as satisfied (CSAT, smiley), agreeing (CES) or up (thumbs). */
export const TOP_FROM: Readonly<Record<Exclude<SurveyType, 'nps'>, number>> = {
  csat: 4,
  smiley: 4,
  ces: 5,
  thumbs: 1,
};

/** The native headline of a type, by the honesty table. It hides nothing: see `visibility` for what to show. */
export function headline(type: SurveyType, counts: Counts): Score {
  const sample = nativeSample(type, counts);
  const { n } = sample;
  const means = meanInterval(sample, SCALES[type]);
  const common = {
    type,
    n,
    mean: sample.mean,
    meanLow: means?.low ?? null,
    meanHigh: means?.high ?? null,
    agree: null,
    rule: RULES[type],
  };
  if (n === 0) return { ...common, score: null, low: null, high: null };
  switch (type) {
    case 'csat':
    case 'smiley':
      return { ...common, ...named(topShare(type, counts)) };
    case 'thumbs': {
      const up = topShare(type, counts);
      // The mean of zeros and ones is the share of ones: one quantity, one interval.
      return { ...common, ...named(up), meanLow: up.low / 100, meanHigh: up.high / 100 };
    }
    case 'ces':
      return {
        ...common,
        score: common.mean,
        low: common.meanLow,
        high: common.meanHigh,
        agree: topShare(type, counts),
      };
    case 'nps': {
      const groups = npsGroups(counts);
      const interval = npsInterval(groups);
      const score = roundTo(npsOf(groups), 0);
      // With millions of answers the interval can be narrower than the rounding of the whole number.
      return {
        ...common,
        score,
        low: interval && Math.min(score, interval.low),
        high: interval && Math.max(score, interval.high),
      };
    }
  }
}

/** Counts of promoters (9–10), passives (7–8) and detractors (0–6). */
export function npsGroups(counts: Counts): NpsGroups {
  return {
    promoters: countWhere('nps', counts, (score) => score >= 9),
    passives: countWhere('nps', counts, (score) => score === 7 || score === 8),
    detractors: countWhere('nps', counts, (score) => score <= 6),
  };
}

/** The answers as a sample on the asked scale. */
export function nativeSample(type: SurveyType, counts: Counts): Sample {
  return sampleOf(
    scoresOf(type).map((score) => ({ value: score, count: counts[score] ?? 0 })),
    1,
  );
}

/** How many of the answers are satisfied (CSAT, smiley), agree (CES) or are up (thumbs). */
export function topShareOf(type: Exclude<SurveyType, 'nps'>, counts: Counts): Share {
  return {
    successes: countWhere(type, counts, (score) => score >= TOP_FROM[type]),
    n: countWhere(type, counts, () => true),
  };
}

/**
 * Share of the people shown a survey who answered it, as a percentage with its Wilson 95 % interval. Null when nothing
 * was shown, and when more answered than were shown: some were asked another way (a link, an import), so it is not known.
 */
export function responseRate(answers: number, displays: number): Percentage | null {
  return displays === 0 || answers > displays ? null : percentageOf({ successes: answers, n: displays });
}

const topShare = (type: Exclude<SurveyType, 'nps'>, counts: Counts): Percentage =>
  percentageOf(topShareOf(type, counts));

function percentageOf({ successes, n }: Share): Percentage {
  const interval = wilson(successes, n) ?? { low: 0, high: 1 };
  return { value: (100 * successes) / n, low: 100 * interval.low, high: 100 * interval.high };
}

function named({ value, low, high }: Percentage) {
  return { score: value, low, high };
}
