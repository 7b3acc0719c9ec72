import type { Metrics, MetricsPoint } from '@/contract/metrics';
import type { SurveyType } from '@/contract/survey';
import type { Bound } from '@/domain/bound';
import { addDays, dayDifference, dayInZone, type IsoDate, zoneStartOfDay } from '@/domain/period';
import { withoutFew } from '@/domain/pool';
import { satisfaction } from '@/domain/satisfaction';
import { headline, responseRate } from '@/domain/score';
import { addCounts, type Counts, countOf, countsToDistribution } from '@/domain/tally';
import { isShown } from '@/domain/visibility';
import type { Bucket, Trend, TrendPoint } from './schema';

/** What one survey heard on one local day, or on the part of it that was asked for. */
export interface DayCounts {
  day: IsoDate;
  counts: Counts;
  displays: number;
  lastRatedAt: Date | null;
}

/** From `from` up to, but without, `to`. */
export interface Span {
  from: Date;
  to: Date;
}

/**
 * The asked time as instants, held to what can have been heard: nothing before 1970, and the end of today at the
 * latest. A day as `to` is included. Null when it ends before it begins.
 */
export function spanOf(from: Bound, to: Bound, timeZone: string, now: Date): Span | null {
  const begin = 'day' in from ? zoneStartOfDay(from.day, timeZone) : from.instant;
  const end = 'day' in to ? zoneStartOfDay(addDays(to.day, 1), timeZone) : to.instant;
  // A day as `from` begins when the day before it ends: the days themselves tell which way round they are.
  if (begin > end || ('day' in from && 'day' in to && from.day > to.day)) return null;
  const tomorrow = zoneStartOfDay(addDays(dayInZone(now, timeZone), 1), timeZone);
  const hold = (date: Date) => (date < EPOCH ? EPOCH : date > now ? tomorrow : date);
  return { from: hold(begin), to: hold(end) };
}

const EPOCH = new Date(0);

/** The whole local days of a span, and the parts of days at its ends that are left. */
export interface Cut {
  /** Both included; null when the span holds no whole day. */
  whole: { from: IsoDate; to: IsoDate } | null;
  parts: { day: IsoDate; from: Date; to: Date }[];
}

export function cutIntoDays({ from, to }: Span, timeZone: string): Cut {
  if (from >= to) return { whole: null, parts: [] };
  const start = (day: IsoDate) => zoneStartOfDay(day, timeZone);
  const [first, last] = [dayInZone(from, timeZone), dayInZone(to, timeZone)];
  const [beginsWhole, endsWhole] = [+start(first) === +from, +start(last) === +to];
  if (first === last && !beginsWhole) return { whole: null, parts: [{ day: first, from, to }] };
  const wholeFrom = beginsWhole ? first : addDays(first, 1);
  const wholeTo = addDays(last, -1);
  const parts: Cut['parts'] = [];
  if (!beginsWhole) parts.push({ day: first, from, to: start(wholeFrom) });
  if (!endsWhole) parts.push({ day: last, from: start(last), to });
  return { whole: wholeFrom <= wholeTo ? { from: wholeFrom, to: wholeTo } : null, parts };
}

/** First day of the day, ISO week (Monday) or month that holds a day. */
export function bucketStart(day: IsoDate, by: Bucket): IsoDate {
  if (by === 'day') return day;
  if (by === 'month') return `${day.slice(0, 7)}-01`;
  const MONDAY = '1970-01-05';
  const weekday = ((dayDifference(MONDAY, day) % 7) + 7) % 7;
  return addDays(day, -weekday);
}

function nextBucket(start: IsoDate, by: Bucket): IsoDate {
  const days = { day: 1, week: 7, month: 31 }[by];
  return bucketStart(addDays(start, days), by);
}

/** First days of all buckets from the one that holds `from` to the one that holds `to`; null above `most`. */
export function bucketsBetween(from: IsoDate, to: IsoDate, by: Bucket, most: number): IsoDate[] | null {
  const starts: IsoDate[] = [];
  for (let start = bucketStart(from, by); start <= to; start = nextBucket(start, by)) {
    if (starts.push(start) > most) return null;
  }
  return starts;
}

/** What one survey heard on one day, as the tallies have it. */
export interface TallyRow {
  day: IsoDate;
  survey_id: string;
  type: SurveyType;
  counts: number[];
  displays: number;
}

/** Longest range, in days, that is shown day by day; longer ones go by weeks that end today. */
const LONGEST_BY_DAY = 28;
const DAYS_A_WEEK = 7;

/**
 * Buckets that end on the last day and cover exactly the days of the range. Days with few answers are taken together by
 * weeks, if that shows more of them.
 */
export function toTrend(rows: readonly TallyRow[], span: { from: IsoDate; to: IsoDate }): Trend {
  const days = dayDifference(span.from, span.to) + 1;
  if (days <= LONGEST_BY_DAY) {
    const points = bucketsOf(rows, span, 1);
    const heard = points.filter(({ parts }) => parts).map(({ parts }) => answersIn(parts));
    if (days <= DAYS_A_WEEK || heard.filter(isShown).length * 2 >= heard.length)
      return { unit: 'day', points: points.map(sayable) };
  }
  return { unit: 'week', points: bucketsOf(rows, span, DAYS_A_WEEK).map(sayable) };
}

function bucketsOf(
  rows: readonly TallyRow[],
  { from, to }: { from: IsoDate; to: IsoDate },
  step: number,
): TrendPoint[] {
  const points: TrendPoint[] = [];
  for (let end = to; end >= from; end = addDays(end, -step)) {
    const start = addDays(end, 1 - step);
    const bucket = { from: start < from ? from : start, to: end };
    points.unshift({
      ...bucket,
      ...heardIn(rows.filter(({ day }) => bucket.from <= day && day <= bucket.to)),
    });
  }
  return points;
}

function heardIn(rows: readonly TallyRow[]): Pick<TrendPoint, 'parts' | 'displays'> {
  const bySurvey = [...Map.groupBy(rows, (row) => row.survey_id)];
  const parts = bySurvey.flatMap(([surveyId, [first, ...others]]) => {
    if (!first) return [];
    const counts = addCounts(first.counts, ...others.map((row) => row.counts));
    return counts.some((count) => count > 0) ? [{ surveyId, type: first.type, counts: [...counts] }] : [];
  });
  return {
    parts: parts.length > 0 ? parts : null,
    displays: rows.reduce((sum, row) => sum + row.displays, 0),
  };
}

const answersIn = (parts: TrendPoint['parts']): number =>
  (parts ?? []).reduce((sum, { counts }) => sum + countOf(counts), 0);

/** A bucket of few answers says how many they were. */
const sayable = ({ parts, ...point }: TrendPoint): TrendPoint => ({
  ...point,
  parts: parts && withoutFew(parts),
});

/** The figures of one survey, as GET /api/v1/metrics answers them, without a series. */
export function toMetrics(type: SurveyType, days: readonly DayCounts[], raw: boolean): Metrics {
  const counts = addCounts(...days.map((day) => day.counts));
  const { n, score, low, high, mean } = headline(type, counts);
  if (!raw && !isShown(n)) return { ...UNKNOWN, type, n };
  const displays = days.reduce((sum, day) => sum + day.displays, 0);
  const last = days.reduce((latest, { lastRatedAt }) => Math.max(latest, lastRatedAt?.getTime() ?? 0), 0);
  return {
    type,
    n,
    score,
    low,
    high,
    mean,
    distribution: countsToDistribution(type, counts),
    satisfaction: satisfaction([{ type, counts }]).value,
    displays,
    responseRate: responseRate(n, displays) === null ? null : n / displays,
    lastRatedAt: last === 0 ? null : new Date(last).toISOString(),
  };
}

const UNKNOWN: Omit<Metrics, 'type' | 'n'> = {
  score: null,
  low: null,
  high: null,
  mean: null,
  distribution: null,
  satisfaction: null,
  displays: null,
  responseRate: null,
  lastRatedAt: null,
};

/** One point a bucket, empty ones too, by the same rules as the whole. */
export function toSeries(
  type: SurveyType,
  days: readonly DayCounts[],
  { starts, by, raw, timeZone }: { starts: readonly IsoDate[]; by: Bucket; raw: boolean; timeZone: string },
): MetricsPoint[] {
  const byStart = Map.groupBy(days, ({ day }) => bucketStart(day, by));
  return starts.map((start) => {
    const { n, score, low, high, satisfaction } = toMetrics(type, byStart.get(start) ?? [], raw);
    return { from: startInZone(start, timeZone), n, score, low, high, satisfaction };
  });
}

/** The beginning of a local day as ISO date-time with the offset of the zone: "2026-03-29T00:00:00+01:00". */
export function startInZone(day: IsoDate, timeZone: string): string {
  const start = zoneStartOfDay(day, timeZone);
  const parts = new Map(
    clockFormat(timeZone)
      .formatToParts(start)
      .map(({ type, value }) => [type, value]),
  );
  const offset = parts.get('timeZoneName')?.replace(/^GMT(\+00:00)?/, '') || 'Z';
  const time = `${parts.get('hour')}:${parts.get('minute')}:${parts.get('second')}`;
  return `${dayInZone(start, timeZone)}T${time}${offset}`;
}

/** Making a formatter costs a hundred times what using it does. */
const formats = new Map<string, Intl.DateTimeFormat>();

function clockFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
  formats.set(timeZone, made);
  return made;
}
