import type { SparkPoint } from '@/components/charts/Sparkline';
import type { DeltaView } from '@/components/ui/Delta';
import type { ScoreView } from '@/components/ui/Score';
import type { SurveyType } from '@/contract/survey';
import {
  formatCount,
  formatInterval,
  formatN,
  formatNumber,
  formatSigned,
  SCORE_DECIMALS,
} from '@/domain/format';
import { countUnsaid } from '@/domain/satisfaction';
import { headline, RULES, responseRate } from '@/domain/score';
import type { Counts } from '@/domain/tally';
import { judgeHeadline, judgeShares, type Verdict } from '@/domain/verdict';
import { visibility } from '@/domain/visibility';
import type { Heard } from '@/features/map/schema';
import { countsOfType, FEW_RULE, TYPE_NAMES } from '@/features/touchpoint/prepare';
import type { HeardIn, OverviewData } from '../schema';
import { type Asked, askedAt, sumOf } from './asked';
import { prepareTold, type ToldView } from './told';

export type FigureKey = SurveyType | 'response';

/** A tile of the strip, all decisions made. */
export interface FigureView {
  key: FigureKey;
  name: string;
  state: ScoreView['state'];
  /** "81.4%"; null while nothing may be said. */
  text: string | null;
  /** "± 2.1" */
  interval: string | null;
  /** "mean 4.10", "72.0% agree" */
  detail: string | null;
  /** "n 1,155", "n 10,897 shown" */
  count: string;
  /** Only where it can be told, and where it can be told that there is none. */
  change: DeltaView | null;
  /** What is said in place of a change: "Too few to compare", "Can't tell yet, about 90 more answers needed". */
  verdict: string | null;
  rule: string;
  spark: { points: SparkPoint[]; min: number; max: number; label: string };
  /** The same as figures, one a stretch: "81.4% ± 2.1, n 31", "–". */
  cells: string[];
}

type Shown = Pick<FigureView, 'state' | 'text' | 'interval' | 'detail' | 'count'> & SparkPoint;

const NOTHING = { value: null, low: null, high: null, text: null, interval: null, detail: null };

/** CSAT, NPS, CES and response rate. Where smileys are asked and no CSAT, their share stands in its place. */
export function prepareFigures({ map, series, stretches, unit }: OverviewData): FigureView[] {
  const touchpoints = map.stages.flatMap((stage) => stage.touchpoints);
  const [current, previous] = [touchpoints.map((one) => one.current), touchpoints.map((one) => one.previous)];
  const over = stretches.map((_, place) => touchpoints.map(({ id }) => series[id]?.[place] ?? null));
  const asks = (type: SurveyType) =>
    touchpoints.some(
      ({ survey, current: { parts } }) => survey?.type === type || parts.some((part) => part.type === type),
    );
  const stars: SurveyType = !asks('csat') && asks('smiley') ? 'smiley' : 'csat';
  const scores = [stars, 'nps', 'ces'] as const;
  const ages = `${stretches.length} ${unit}s`;
  return [
    ...scores.map((type): FigureView => {
      const shown = scoreOf(type, current, asks(type));
      const verdict = judgeHeadline(type, countsIn(previous, type), countsIn(current, type));
      const points = over.map((heard) => scoreOf(type, heard, true));
      const { value: _, low: __, high: ___, ...view } = shown;
      return {
        key: type,
        name: TYPE_NAMES[type],
        ...view,
        ...told(verdict, shown, SCORE_DECIMALS[type], type === 'nps' || type === 'ces' ? '' : ' pp'),
        rule: `${RULES[type]}. ${FEW_RULE}`,
        ...drawn(points, SCALE[type], `${TYPE_NAMES[type]} over ${ages}`),
      };
    }),
    prepareResponse(current, previous, over, ages),
  ];
}

/** Ends of each headline, so that a small line never leaves its scale. */
const SCALE: Readonly<Record<FigureKey, readonly [number, number]>> = {
  csat: [0, 100],
  smiley: [0, 100],
  thumbs: [0, 100],
  nps: [-100, 100],
  ces: [1, 7],
  response: [0, 100],
};

const partsOf = (heard: readonly (Heard | HeardIn | null)[]) => heard.flatMap((one) => one?.parts ?? []);
const countsIn = (heard: readonly (Heard | HeardIn | null)[], type: SurveyType): Counts =>
  countsOfType(partsOf(heard), type);

function scoreOf(type: SurveyType, heard: readonly (Heard | HeardIn | null)[], asked: boolean): Shown {
  const parts = partsOf(heard).filter((part) => part.type === type);
  const { n, score, low, high, mean, agree } = headline(type, countsOfType(parts, type));
  const unsaid = n === 0 ? countUnsaid(parts) : 0;
  const state = unsaid > 0 ? 'hidden' : visibility(n);
  if (score === null || low === null || high === null || state === 'none' || state === 'hidden') {
    const count = state === 'hidden' ? `${formatN(n + unsaid)}, too few` : asked ? 'No answers' : 'Not asked';
    return { ...NOTHING, state, count };
  }
  const decimals = SCORE_DECIMALS[type];
  const share = type === 'nps' || type === 'ces' ? '' : '%';
  return {
    state,
    value: score,
    low,
    high,
    hollow: state === 'low',
    text: type === 'nps' ? formatSigned(score, 0) : `${formatNumber(score, decimals)}${share}`,
    interval: formatInterval(score, low, high, decimals),
    detail: detailOf(type, mean, agree?.value ?? null),
    count: formatN(n),
  };
}

/** Beside a score that may not be said nothing is said of its change either. */
const told = (verdict: Verdict, { state }: Shown, decimals: number, unit: string): ToldView =>
  state === 'none' || state === 'hidden'
    ? { change: null, verdict: null }
    : prepareTold(verdict, { decimals, unit });

function detailOf(type: SurveyType, mean: number | null, agree: number | null): string | null {
  if (type === 'ces') return agree === null ? null : `${formatNumber(agree, 1)}% agree`;
  return mean === null || type === 'nps' ? null : `mean ${formatNumber(mean, 2)}`;
}

function rateOf(all: readonly (Asked | null)[]): Shown {
  const { successes, n } = sumOf(all);
  const rate = responseRate(successes, n);
  const state = visibility(n);
  if (rate === null || state === 'none' || state === 'hidden')
    return { ...NOTHING, state, count: n === 0 ? 'Not known' : `${formatNumber(n)} shown, too few` };
  const { value, low, high } = rate;
  return {
    state,
    value,
    low,
    high,
    hollow: state === 'low',
    text: `${formatNumber(value, 1)}%`,
    interval: formatInterval(value, low, high, 1),
    detail: null,
    count: `${formatN(n)} shown`,
  };
}

function prepareResponse(
  current: readonly Heard[],
  previous: readonly Heard[],
  over: readonly (readonly (HeardIn | null)[])[],
  ages: string,
): FigureView {
  const [is, was] = [current.map(askedAt), previous.map(askedAt)];
  const shown = rateOf(is);
  // The two are compared where both are known, so that a question that is new somewhere does not look like a change.
  const both = (all: readonly (Asked | null)[]) => all.filter((_, place) => is[place] && was[place]);
  const verdict = judgeShares(sumOf(both(was)), sumOf(both(is)));
  const { value: _, low: __, high: ___, ...view } = shown;
  const known = is.filter((one) => one !== null).length;
  const heard = current.filter(({ parts, displays }) => parts.length > 0 || displays > 0).length;
  const unknown = heard - known;
  return {
    key: 'response',
    name: 'Response rate',
    ...view,
    ...told(verdict, shown, 1, ' pp'),
    rule: [
      'Share of people shown a question who answered it, Wilson 95% interval',
      unknown > 0
        ? `${formatCount(unknown, 'touchpoint')} left out, where more answered than were shown it here`
        : '',
    ]
      .filter(Boolean)
      .join('. '),
    ...drawn(
      over.map((heard) => rateOf(heard.map(askedAt))),
      SCALE.response,
      `Response rate over ${ages}`,
    ),
  };
}

/** A small line may show a part of its scale, but no less than a tenth: noise is not to look like mountains. */
function drawn(
  points: readonly Shown[],
  [lowest, highest]: readonly [number, number],
  label: string,
): Pick<FigureView, 'spark' | 'cells'> {
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const [from, to] = [Math.min(...known), Math.max(...known)];
  const pad = Math.max(0, (highest - lowest) / 10 - (to - from)) / 2 + (to - from) / 4;
  const [min, max] =
    known.length === 0 ? [lowest, highest] : [Math.max(lowest, from - pad), Math.min(highest, to + pad)];
  const cut = (value: number | null) => (value === null ? null : Math.min(max, Math.max(min, value)));
  const [first, last] = [
    points.find(({ value }) => value !== null),
    points.findLast(({ value }) => value !== null),
  ];
  return {
    spark: {
      points: points.map(({ value, low, high, hollow }) => ({
        value,
        low: cut(low),
        high: cut(high),
        hollow: hollow === true,
      })),
      min,
      max,
      label:
        first && last ? `${label}: from ${first.text} to ${last.text}` : `${label}: too few answers to show`,
    },
    cells: points.map(({ text, interval, count }) =>
      text === null ? count : `${text} (${interval}), ${count}`,
    ),
  };
}
