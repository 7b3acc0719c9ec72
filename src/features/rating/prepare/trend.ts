import { sinceChange } from '@/domain/alike';
import { formatInterval, formatN, formatSatisfaction } from '@/domain/format';
import { satisfaction } from '@/domain/satisfaction';
import { visibility } from '@/domain/visibility';
import type { Trend, TrendPoint } from '../schema';

/** One point of the trend as drawn. `value` is null, a gap, where fewer than five answered. */
export interface TrendMark {
  from: string;
  to: string;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  /** Few answered: drawn hollow, with dots through it. */
  hollow: boolean;
  /** "3–9 Nov" */
  when: string;
  /** "4.34 ± 0.10, n 31" */
  text: string;
}

export interface TrendView {
  unit: 'day' | 'week';
  marks: TrendMark[];
  /** How it went, in a sentence. */
  label: string;
  /** What is to be known beside it; null: nothing. */
  note: string | null;
}

const CHANGED = 'The trend begins where the question was changed to another type.';

/** Satisfaction over time, bucket by bucket. */
export function prepareTrend({ unit, points }: Trend): TrendView {
  const { series, changed } = sinceChange(points.map(({ parts }) => parts));
  const marks = points.map((point, place) => toMark({ ...point, parts: series[place] ?? null }));
  return { unit, marks, label: tell(marks, unit), note: changed ? CHANGED : null };
}

function toMark({ from, to, parts }: TrendPoint): TrendMark {
  const answers = parts ?? [];
  const when = formatSpan(from, to);
  const { n, value, low, high } = satisfaction(answers);
  if (value === null || low === null || high === null) {
    const text = n === 0 ? 'No ratings' : `${formatN(n)}, too few to show`;
    return { from, to, value: null, low: null, high: null, n, hollow: true, when, text };
  }
  const hollow = visibility(n) !== 'normal';
  const text = `${formatSatisfaction(value)} ${formatInterval(value, low, high)}, ${formatN(n)}${hollow ? ' low' : ''}`;
  return { from, to, value, low, high, n, hollow, when, text };
}

const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric' });
const dayMonth = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });

/** "9 Nov", "3–9 Nov", "28 Oct – 3 Nov" */
export function formatSpan(from: string, to: string): string {
  const [start, end] = [new Date(from), new Date(to)];
  if (from === to) return dayMonth.format(start);
  return from.slice(0, 7) === to.slice(0, 7)
    ? `${day.format(start)}–${dayMonth.format(end)}`
    : `${dayMonth.format(start)} – ${dayMonth.format(end)}`;
}

function tell(marks: readonly TrendMark[], unit: 'day' | 'week'): string {
  const known = marks.flatMap(({ value, when }) => (value === null ? [] : [{ value, when }]));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return `Satisfaction by ${unit}: too few ratings to show`;
  return `Satisfaction by ${unit}: ${formatSatisfaction(first.value)} on ${first.when}, ${formatSatisfaction(last.value)} on ${last.when}`;
}
