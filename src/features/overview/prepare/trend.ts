import type { SparkPoint } from '@/components/charts/Sparkline';
import type { Level } from '@/components/ui/LevelMeter';
import { sinceChange } from '@/domain/alike';
import { formatCount, formatNumber, formatSatisfaction } from '@/domain/format';
import { dayDifference } from '@/domain/period';
import { band } from '@/domain/satisfaction';
import type { Bucket } from '@/domain/series';
import { clearTrends, type Trend } from '@/domain/trend';
import type { MapModel } from '@/features/map/prepare';
import { list } from '@/features/promise/prepare';
import { formatSpan } from '@/features/rating/prepare/trend';
import type { TouchpointModel } from '@/features/touchpoint/prepare';
import type { OverviewData } from '../schema';
import { toPoint, viewOf } from './ranking';
import { type StretchHead, toHeads } from './stretches';

/** Lines that are told apart in the chart: more would have to be told apart by colour. */
const MOST = 3;

export interface LineView {
  id: string;
  name: string;
  href: string;
  points: SparkPoint[];
  /** Level of the last figure, which the line's colour and mark follow. */
  level: Level | null;
  /** "4.38 this week", "3.90 on 26 Oct" */
  end: string;
  /** One of those that moved most. */
  moved: boolean;
  /** One figure a stretch, for the table: "4.34, n 31". */
  cells: string[];
}

export interface MarkView {
  id: string;
  /** In which stretch, counted from 0, and how far into it. */
  place: number;
  /** "SMS link valid for seven days, 26 Oct" */
  text: string;
}

export interface TrendModel {
  heads: StretchHead[];
  lines: LineView[];
  /** What moved, in words. */
  summary: string;
  /** What was done when. */
  marks: MarkView[];
  /** Lowest figure on the axis. */
  floor: number;
}

/** A touchpoint with its weeks, as the statistics take them. */
export interface WatchedTouchpoint {
  touchpoint: TouchpointModel;
  /** Since its question was last changed to another type: before that they are silent. */
  buckets: Bucket[];
  changed: boolean;
}

export function watchedOf(
  { series, stretches }: OverviewData,
  { touchpoints }: MapModel,
): WatchedTouchpoint[] {
  return touchpoints.map((touchpoint) => {
    const heard = sinceChange(stretches.map((_, place) => series[touchpoint.id]?.[place]?.parts ?? null));
    return {
      touchpoint,
      buckets: stretches.map(({ from, to }, place) => ({ from, to, parts: heard.series[place] ?? null })),
      changed: heard.changed,
    };
  });
}

export type Moved = WatchedTouchpoint & { trend: Trend };

/** Those that clearly rise or fall, allowing for all that were looked at; the clearest first. */
export const movedOf = (watched: readonly WatchedTouchpoint[]): Moved[] =>
  clearTrends(watched, 'satisfaction');

/** Satisfaction of every touchpoint over time. */
export function prepareTrends(
  { map, stretches, unit, annotations }: OverviewData,
  watched: readonly WatchedTouchpoint[],
  moved: readonly Moved[],
  workspace: string,
): TrendModel {
  const heads = toHeads(stretches, unit);
  const most = new Set(moved.slice(0, MOST).map(({ touchpoint }) => touchpoint.id));
  const lines = watched.flatMap(({ touchpoint: { id, name, slug }, buckets }): LineView[] => {
    const points = buckets.map(({ parts }) => toPoint(parts));
    const last = points.findLastIndex(({ value }) => value !== null);
    const value = points[last]?.value ?? null;
    if (value === null) return [];
    const when = last === points.length - 1 ? `this ${unit}` : `in ${heads[last]?.span ?? ''}`;
    return [
      {
        id,
        name,
        href: `/w/${workspace}/maps/${map.id}?touchpoint=${slug}${viewOf(map)}`,
        points,
        level: band(value),
        end: `${formatSatisfaction(value)} ${when}`,
        moved: most.has(id),
        cells: points.map(({ value, n, hollow }) =>
          value === null
            ? n === 0
              ? '–'
              : `n ${formatNumber(n)}`
            : `${formatSatisfaction(value)}, n ${formatNumber(n)}${hollow ? ' low' : ''}`,
        ),
      },
    ];
  });
  const lowest = lines.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  return {
    heads,
    lines,
    marks: annotations.flatMap(({ id, day, text }) => {
      const at = stretches.findIndex(({ from, to }) => from <= day && day <= to);
      const stretch = stretches[at];
      if (!stretch) return [];
      const days = dayDifference(stretch.from, stretch.to) + 1;
      // A point stands for its whole stretch: within the last one there is no room behind it.
      const into = at === stretches.length - 1 ? 0 : dayDifference(stretch.from, day) / days;
      return [{ id, place: at + into, text: `${text}, ${formatSpan(day, day)}` }];
    }),
    summary: `${summaryOf(moved, lines.length, `${stretches.length} ${unit}s`)}${changedText(watched)}`,
    floor: Math.max(1, Math.min(3, Math.floor(Math.min(5, ...lowest) - 0.2))),
  };
}

function summaryOf(moved: readonly Moved[], lines: number, ages: string): string {
  if (lines === 0) return `Nowhere did five customers answer within one stretch of these ${ages}.`;
  if (moved.length === 0) return `No touchpoint clearly rose or fell in ${ages}.`;
  const [fell, rose] = [moved.filter(falls), moved.filter((one) => !falls(one))];
  return `${[
    fell.length > 0 ? `${formatCount(fell.length, 'touchpoint')} clearly fell` : '',
    rose.length > 0 ? `${formatCount(rose.length, 'touchpoint')} clearly rose` : '',
  ]
    .filter(Boolean)
    .join(', ')} in ${ages}.`;
}

/** A line does not go on where another type of question was asked. */
function changedText(watched: readonly WatchedTouchpoint[]): string {
  const names = watched.filter(({ changed }) => changed).map(({ touchpoint }) => touchpoint.name);
  if (names.length === 0) return '';
  const which = names.length > 3 ? formatCount(names.length, 'touchpoint') : list(names);
  return names.length === 1
    ? ` The line of ${which} begins where its question was changed to another type.`
    : ` The lines of ${which} begin where their question was changed to another type.`;
}

export const falls = ({ trend }: Moved): boolean => trend.change.difference < 0;
