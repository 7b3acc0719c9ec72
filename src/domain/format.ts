import type { SurveyType } from '@/contract/survey';

const MINUS = '−';

/**
 * Rounded as it will be shown: half away from zero, so that a scale and its mirror image round alike, and never
 * −0. A hair is added against values such as 1.005 that binary fractions hold a little too small.
 */
export function roundTo(value: number, decimals: number): number {
  const power = 10 ** decimals;
  const rounded = Math.round(Math.abs(value) * power * (1 + 1e-12)) / power;
  return rounded === 0 ? 0 : Math.sign(value) * rounded;
}

/** 1234.5 → "1,234.50", −3 → "−3.00". Written out by hand: the same in every browser, locale and Node build. */
export function formatNumber(value: number, decimals = 0): string {
  const shown = roundTo(value, decimals);
  const [whole = '', fraction] = Math.abs(shown).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${shown < 0 ? MINUS : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** Satisfaction on 1–5: two decimals, one in a heatmap cell or a report chart. */
export function formatSatisfaction(value: number, decimals: 1 | 2 = 2): string {
  return formatNumber(value, decimals);
}

/** Percent given as 0–100: "81.4%". */
export function formatPercent(value: number, decimals = 1): string {
  return `${formatNumber(value, decimals)}%`;
}

/** Decimals with which a type's headline is shown. */
export const SCORE_DECIMALS: Readonly<Record<SurveyType, number>> = {
  csat: 1,
  smiley: 1,
  thumbs: 1,
  nps: 0,
  ces: 2,
};

/** A type's headline in its own unit: "81.4%", "−12", "5.30". */
export function formatScore(type: SurveyType, score: number): string {
  return `${formatNumber(score, SCORE_DECIMALS[type])}${unitOf(type)}`;
}

/** The interval of a type's headline: "71.0–80.7%", "−12 – 30". */
export function formatScoreRange(type: SurveyType, low: number, high: number): string {
  return `${formatRange(low, high, SCORE_DECIMALS[type])}${unitOf(type)}`;
}

/** "4.24–4.44"; with a negative end the dash gets room, or it would read as a second minus. */
export function formatRange(low: number, high: number, decimals = 2): string {
  const [from, to] = [formatNumber(low, decimals), formatNumber(high, decimals)];
  return from.startsWith(MINUS) || to.startsWith(MINUS) ? `${from} – ${to}` : `${from}–${to}`;
}

/** Half the width of an interval: "± 0.10". Never "± 0.00": the last digit shown is the least we admit to. */
export function formatMargin(half: number, decimals = 2): string {
  return `± ${formatNumber(Math.max(half, 10 ** -decimals), decimals)}`;
}

/**
 * The interval beside a value: "± 0.10" while it reaches equally far to both sides as shown, else its ends
 * ("4.62–5.00"), as at the end of a scale, where ± would promise values that do not exist.
 */
export function formatInterval(value: number, low: number, high: number, decimals = 2): string {
  const [below, above] = [value - low, high - value];
  return roundTo(below, decimals) === roundTo(above, decimals)
    ? formatMargin((below + above) / 2, decimals)
    : formatRange(low, high, decimals);
}

/**
 * The form of a word that goes with a count: "touchpoint" or "touchpoints", "is" or "are". Only this place knows how
 * a language counts; `more` is for words that do not take an s.
 */
export const plural = (count: number, one: string, more = `${one}s`): string => (count === 1 ? one : more);

/** "1 rating", "1,062 ratings"; `more` as in `plural`. */
export function formatCount(count: number, one: string, more?: string): string {
  return `${formatNumber(count)} ${plural(count, one, more)}`;
}

/** 1062 → "n 1,062". */
export function formatN(n: number): string {
  return `n ${formatNumber(n)}`;
}

/** "+0.05", "−0.05"; what rounds to nothing has no sign. */
export function formatSigned(value: number, decimals = 2): string {
  return `${roundTo(value, decimals) > 0 ? '+' : ''}${formatNumber(value, decimals)}`;
}

/** A change: "▲ 0.18" or "▼ 0.31" if it can be told from noise, "≈ +0.05" otherwise. */
export function formatChange(change: { difference: number; distinguishable: boolean }, decimals = 2): string {
  if (!change.distinguishable) return `≈ ${formatSigned(change.difference, decimals)}`;
  const size = Math.max(Math.abs(change.difference), 10 ** -decimals);
  return `${change.difference > 0 ? '▲' : '▼'} ${formatNumber(size, decimals)}`;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = (365.25 / 12) * DAY;

/**
 * Age in milliseconds as text: "now", "4 s ago", "3 min ago", "5 h ago", "2 days ago", "3 weeks ago",
 * "5 months ago", "2 years ago". Always rounded down. A clock that runs ahead gives "now".
 */
export function formatAge(ms: number): string {
  if (ms < SECOND) return 'now';
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s ago`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h ago`;
  if (ms < 14 * DAY) return ago(Math.floor(ms / DAY), 'day');
  if (ms < 9 * 7 * DAY) return ago(Math.floor(ms / (7 * DAY)), 'week');
  if (ms < 24 * MONTH) return ago(Math.floor(ms / MONTH), 'month');
  return ago(Math.floor(ms / (12 * MONTH)), 'year');
}

const ago = (count: number, unit: string): string => `${formatCount(count, unit)} ago`;

function unitOf(type: SurveyType): string {
  return type === 'nps' || type === 'ces' ? '' : '%';
}
