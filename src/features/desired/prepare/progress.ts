import type { TrendChartPoint } from '@/components/charts/TrendChart';
import { formatCount, formatInterval, formatNumber, formatSigned, plural } from '@/domain/format';
import { NORMAL_FROM } from '@/domain/visibility';
import { formatSpan } from '@/features/rating/prepare/trend';
import type { ProgressPoint, ProgressSeries } from '../schema';

export interface ProgressView {
  /**
   * Percent of the touchpoints with enough answers that keep the desired level, from those that surely do to those that
   * may.
   */
  share: TrendChartPoint[];
  shareLabel: string;
  /** Now, in a sentence. */
  shareNow: string;
  gap: TrendChartPoint[];
  gapLabel: string;
  gapNow: string;
  /** Nothing can be drawn: nobody was heard in any week. */
  empty: boolean;
  /** Scale of the gap: as far as it goes, in whole steps, zero included. */
  gapDomain: readonly [number, number];
  gapTicks: number[];
}

const commonOf = ({ from, to }: ProgressPoint) => ({
  key: to,
  tick: formatSpan(to, to),
  when: formatSpan(from, to),
  hollow: false,
});

/** The series as two charts; points of which nothing is known are gaps. */
export function prepareProgressView({ points }: ProgressSeries): ProgressView {
  const share = points.map((point): TrendChartPoint => {
    const { touchpoints, told, kept, surely, perhaps } = point;
    if (told === 0)
      return {
        ...commonOf(point),
        text: `Fewer than ${NORMAL_FROM} ratings at every touchpoint`,
        value: null,
        low: null,
        high: null,
      };
    const percent = (count: number) => (100 * count) / told;
    return {
      ...commonOf(point),
      text: `${kept} of ${told} reach it, at least ${surely}, at most ${perhaps}. ${told} of ${formatCount(touchpoints, 'touchpoint')} with enough ratings`,
      value: percent(kept),
      low: percent(surely),
      high: percent(perhaps),
    };
  });
  const gap = points.map((point): TrendChartPoint => {
    if (!point.gap)
      return {
        ...commonOf(point),
        text: 'Too few ratings at any touchpoint',
        value: null,
        low: null,
        high: null,
      };
    const { value, low, high } = point.gap;
    const text = `${formatSigned(value)} ${formatInterval(value, low, high)}. ${point.heard} of ${formatCount(point.touchpoints, 'touchpoint')} heard`;
    return { ...commonOf(point), text, value, low, high, hollow: point.told === 0 };
  });
  const last = points.at(-1);
  const lows = gap.flatMap(({ low, high }) => (low === null || high === null ? [] : [low, high]));
  const bottom = Math.floor(Math.min(-1, ...lows));
  const top = Math.ceil(Math.max(1, ...lows));
  return {
    share,
    shareLabel: tell('Share of touchpoints that reach the desired level', share),
    shareNow: last?.told
      ? `${last.kept} of the ${formatCount(last.told, 'touchpoint')} with at least ${NORMAL_FROM} ratings ${plural(last.told, 'reaches its', 'reach their')} desired level: ${last.surely} for certain, at most ${last.perhaps}.`
      : `No touchpoint with a desired level has ${NORMAL_FROM} ratings in the last four weeks, so it cannot be told yet.`,
    gap,
    gapLabel: tell('Mean gap to the desired levels', gap),
    gapNow: last?.gap
      ? `On average ${formatNumber(Math.abs(last.gap.value), 2)} ${last.gap.value < 0 ? 'below' : 'above'} desired, 95% interval ${formatSigned(last.gap.low)} to ${formatSigned(last.gap.high)}, over ${formatCount(last.heard, 'touchpoint')}.`
      : 'Not known: too few ratings.',
    empty: points.every(({ heard }) => heard === 0),
    gapDomain: [bottom, top],
    gapTicks: Array.from({ length: top - bottom + 1 }, (_, index) => bottom + index),
  };
}

function tell(what: string, points: readonly TrendChartPoint[]): string {
  const known = points.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return `${what}: too few ratings to show`;
  return `${what}, by week. ${first.when}: ${first.text}. ${last.when}: ${last.text}.`;
}
