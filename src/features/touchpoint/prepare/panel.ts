import type { DistributionPart } from '@/components/charts/Distribution';
import type { DeltaView } from '@/components/ui/Delta';
import type { Level } from '@/components/ui/LevelMeter';
import { SCALES, type SurveyType } from '@/contract/survey';
import { alike } from '@/domain/alike';
import { compareHeadlines } from '@/domain/comparison';
import { formatNumber, formatPercent, formatScore, formatScoreRange } from '@/domain/format';
import { toSatisfaction } from '@/domain/satisfaction';
import { headline, responseRate } from '@/domain/score';
import { type Counts, countOf, scoresOf } from '@/domain/tally';
import { judgeSatisfaction } from '@/domain/verdict';
import { roundAbout, visibility } from '@/domain/visibility';
import type { MapTouchpoint } from '@/features/map/schema';
import { countsOfType, prepareChange, TYPE_NAMES } from '../prepare';

/** The score in the unit it was asked in. */
export interface NativeView {
  type: SurveyType;
  typeName: string;
  /** "61.2% satisfied" */
  text: string;
  /** "56.9–65.3%" */
  range: string;
  /** "mean 3.61"; null where the headline is the mean */
  mean: string | null;
  rule: string;
  low: boolean;
  n: number;
  change: DeltaView | null;
  distribution: DistributionPart[];
}

export interface PanelView {
  /** Of the survey that asks now; null below five answers, or without a survey. */
  native: NativeView | null;
  /** What surveys of other types heard here in the same time: they stay apart. */
  others: NativeView[];
  /** "31% answer (118 of 380 shown)", and the share alone; of few shown only the counts. Null when nothing was shown. */
  response: { share: string | null; text: string } | null;
  /** What is missing to tell whether something changed; null when it can be told, or cannot be said. */
  patience: string | null;
}

const SAYS: Readonly<Record<SurveyType, string>> = {
  csat: 'satisfied',
  smiley: 'satisfied',
  nps: 'NPS',
  ces: 'of 7, where 7 is easy',
  thumbs: 'up',
};

/** Unit and decimals in which a change of the headline is told. */
const STEPS: Readonly<Record<SurveyType, { decimals: number; unit: string }>> = {
  csat: { decimals: 1, unit: ' pts' },
  smiley: { decimals: 1, unit: ' pts' },
  thumbs: { decimals: 1, unit: ' pts' },
  nps: { decimals: 0, unit: '' },
  ces: { decimals: 2, unit: '' },
};

/** Everything the panel says beyond the map. */
export function preparePanel({ current, previous, survey }: MapTouchpoint): PanelView {
  const types = [...new Set(current.parts.map(({ type }) => type))];
  const views = types.flatMap((type) => {
    const view = prepareNative(type, countsOfType(current.parts, type), countsOfType(previous.parts, type));
    return view ? [view] : [];
  });
  const { more } = judgeSatisfaction(...alike(previous.parts, current.parts));
  const answers = current.parts.reduce((sum, { counts }) => sum + countOf(counts), 0);
  return {
    native: views.find(({ type }) => type === survey?.type) ?? null,
    others: views.filter(({ type }) => type !== survey?.type),
    response: prepareResponse(answers, current.displays),
    patience:
      more === null || more === 0
        ? null
        : `Can’t tell yet: about ${formatNumber(roundAbout(more))} more answers needed`,
  };
}

function prepareNative(type: SurveyType, counts: Counts, before: Counts): NativeView | null {
  const { n, score, low, high, mean, rule } = headline(type, counts);
  const state = visibility(n);
  if (score === null || low === null || high === null || state === 'none' || state === 'hidden') return null;
  const { decimals, unit } = STEPS[type];
  const normal = state === 'normal' && visibility(countOf(before)) === 'normal';
  const comparison = normal ? compareHeadlines(type, before, counts) : null;
  return {
    type,
    typeName: TYPE_NAMES[type],
    text: `${formatScore(type, score)} ${SAYS[type]}`,
    range: formatScoreRange(type, low, high),
    mean: type === 'ces' || type === 'thumbs' || mean === null ? null : `mean ${formatNumber(mean, 2)}`,
    rule,
    low: state === 'low',
    n,
    change: prepareChange(comparison, decimals, unit),
    distribution: prepareDistribution(type, counts),
  };
}

const NPS_GROUPS: readonly { key: string; label: string; from: number; to: number; level: Level }[] = [
  { key: 'detractors', label: '0–6', from: 0, to: 6, level: 1 },
  { key: 'passives', label: '7–8', from: 7, to: 8, level: 3 },
  { key: 'promoters', label: '9–10', from: 9, to: 10, level: 5 },
];

/** Shares of the answers on the asked scale; eleven are too many to tell apart, so NPS has its three groups. */
export function prepareDistribution(type: SurveyType, counts: Counts): DistributionPart[] {
  const n = Math.max(1, countOf(counts));
  if (type === 'nps') {
    return NPS_GROUPS.map(({ key, label, from, to, level }) => {
      const count = countOf(counts.slice(from, to + 1));
      return { key, label, count, share: count / n, level };
    });
  }
  return scoresOf(type).map((score) => {
    const count = counts[score] ?? 0;
    const label = type === 'thumbs' ? (score === SCALES.thumbs.max ? 'Up' : 'Down') : String(score);
    const level = Math.round(toSatisfaction(type, score)) as Level;
    return { key: String(score), label, count, share: count / n, level };
  });
}

function prepareResponse(answers: number, displays: number): PanelView['response'] {
  const rate = responseRate(answers, displays);
  if (rate === null) return null;
  const counts = `${formatNumber(answers)} of ${formatNumber(displays)} shown`;
  if (visibility(displays) !== 'normal') return { share: null, text: `${counts} answered` };
  const share = formatPercent(rate.value, 0);
  return { share, text: `${share} answer (${counts})` };
}
