import type { DeltaView } from '@/components/ui/Delta';
import type { ScoreView } from '@/components/ui/Score';
import type { SurveyType } from '@/contract/survey';
import { alike } from '@/domain/alike';
import { type Comparison, compareSatisfaction, directionOf } from '@/domain/comparison';
import {
  formatAge,
  formatChange,
  formatCount,
  formatInterval,
  formatN,
  formatNumber,
  formatSatisfaction,
  formatSigned,
  roundTo,
} from '@/domain/format';
import {
  BAND_NAMES,
  band,
  countUnsaid,
  type Part,
  type Spread,
  satisfaction,
  spread5,
  toSatisfaction,
} from '@/domain/satisfaction';
import { addCounts, countOf } from '@/domain/tally';
import { isShown, moreNeeded, visibility } from '@/domain/visibility';
import type { Heard, MapTouchpoint, Range } from '@/features/map/schema';

/** How the number on the map is computed, as shown to the reader. */
export const SATISFACTION_RULE = 'Mean of answers, each rescaled to 1–5, t 95% interval';

/** Why no score stands where few answered, as shown to the reader. */
export const FEW_RULE =
  'Scores are shown from five answers on: of fewer, a single customer could be recognised.';

export const TYPE_NAMES: Readonly<Record<SurveyType, string>> = {
  csat: 'CSAT',
  nps: 'NPS',
  ces: 'CES',
  smiley: 'Smiley',
  thumbs: 'Thumbs',
};

export const RANGE_NAMES: Readonly<Record<Range, string>> = {
  '7d': '7 days',
  '28d': '28 days',
  '90d': '90 days',
  '365d': '365 days',
};

/** Distance from the desired level, actual minus desired. */
export interface GapView {
  /** Of the figures as shown, so that they add up. */
  value: number;
  /** "−1.60" */
  text: string;
  /** The interval leaves out the desired level. */
  clear: boolean;
  /** "1.60 below desired" */
  label: string;
}

/** What one touchpoint shows, all decisions made. */
export interface TouchpointModel {
  id: string;
  slug: string;
  name: string;
  /** As it came: the texts, which are shown as they are. */
  source: MapTouchpoint;
  score: ScoreView;
  /** Null where nothing may be said: too few now or before. */
  change: DeltaView | null;
  desired: number | null;
  gap: GapView | null;
  /** Shares of answers near 1 to 5; null while the score is not shown. */
  spread: Spread | null;
  /** "n 318", "n 19 low", "n 3 too few", "No data yet" */
  count: string;
  /** "CSAT", null without a survey */
  type: string | null;
  /** "last heard 3 days ago"; null when nothing was ever heard */
  heard: string | null;
  /** All of it in sentences, for readers who do not see the curve. */
  description: string;
}

/** Satisfaction of all parts together, as it may be shown. */
export function prepareScore(parts: readonly Part[]): ScoreView {
  const { n, value, low, high } = satisfaction(parts);
  const state = value === null && n > 0 ? 'hidden' : visibility(n);
  if (value === null || low === null || high === null || state === 'none' || state === 'hidden') {
    return {
      state,
      n,
      value: null,
      low: null,
      high: null,
      text: null,
      interval: null,
      level: null,
      levelName: null,
    };
  }
  const level = band(value);
  return {
    state,
    n,
    value,
    low,
    high,
    text: formatSatisfaction(value),
    interval: formatInterval(value, low, high),
    level,
    levelName: BAND_NAMES[level],
  };
}

/** A comparison as it may be told; null when it says nothing. */
export function prepareChange(change: Comparison | null, decimals = 2, unit = ''): DeltaView | null {
  const direction = directionOf(change);
  if (change === null || direction === 'unknown') return null;
  const text = formatChange(change, decimals);
  if (direction === 'none') {
    const by = `${formatSigned(change.difference, decimals)}${unit}`;
    return { direction, text: `${text}${unit}`, label: `no clear change, ${by}` };
  }
  const size = `${text.slice(2)}${unit}`;
  return { direction, text: size, label: `${direction} ${size}` };
}

export function prepareGap(score: ScoreView, desired: number | null): GapView | null {
  const { value, low, high } = score;
  if (value === null || low === null || high === null || desired === null) return null;
  const gap = roundTo(roundTo(value, 2) - desired, 2);
  const size = formatNumber(Math.abs(gap), 2);
  return {
    value: gap,
    text: formatSigned(gap),
    clear: desired < low || desired > high,
    label: gap === 0 ? 'as desired' : `${size} ${gap < 0 ? 'below' : 'above'} desired`,
  };
}

/** Shares over all parts, each answer counted once. Null without answers. */
export function prepareSpread(parts: readonly Part[]): Spread | null {
  const total = parts.reduce((sum, { counts }) => sum + countOf(addCounts(counts)), 0);
  if (total === 0) return null;
  const bars: Spread = [0, 0, 0, 0, 0];
  for (const { type, counts } of parts) {
    const weight = countOf(addCounts(counts)) / total;
    spread5(type, counts).forEach((share, index) => {
      bars[index] = (bars[index] ?? 0) + share * weight;
    });
  }
  return bars;
}

/** What was heard stays the same object while its figures do, so the statistics of it are done once. */
const figures = new WeakMap<Heard, { previous: Heard; score: ScoreView; change: DeltaView | null }>();

function prepareFigures({ current, previous }: MapTouchpoint) {
  const known = figures.get(current);
  if (known?.previous === previous) return known;
  const score = prepareScore(current.parts);
  const compared = alike(previous.parts, current.parts);
  const normal = compared.every((parts) => prepareScore(parts).state === 'normal');
  const change = normal ? prepareChange(compareSatisfaction(...compared)) : null;
  const made = { previous, score, change };
  figures.set(current, made);
  return made;
}

const models = new WeakMap<MapTouchpoint, { range: Range; model: TouchpointModel }>();

/**
 * Everything the map says about one touchpoint. `now` in milliseconds, for ages. While it says the same, it is the
 * same object: an edit of one touchpoint leaves the others as they are.
 */
export function prepareTouchpoint(source: MapTouchpoint, range: Range, now: number): TouchpointModel {
  const known = models.get(source);
  const { score, change } = prepareFigures(source);
  const gap = prepareGap(score, source.desired);
  const heard = source.lastRatedAt
    ? `last heard ${formatAge(Math.max(0, now - Date.parse(source.lastRatedAt)))}`
    : null;
  if (known?.range === range && known.model.heard === heard) return known.model;
  const shown = score.value !== null;
  const facts = {
    id: source.id,
    slug: source.slug,
    name: source.name,
    source,
    score,
    change,
    desired: source.desired,
    gap,
    spread: shown ? prepareSpread(source.current.parts) : null,
    count: countText(score),
    type: askedAs(source),
    heard,
  };
  const model = { ...facts, description: tell(facts, range) };
  models.set(source, { range, model });
  return model;
}

/** On a desired map, whose touchpoints ask nothing themselves: what those they stand for ask. */
function askedAs({ survey, origins, current }: MapTouchpoint): string | null {
  if (survey) return TYPE_NAMES[survey.type];
  if (!origins) return null;
  if (origins.length === 0) return 'Added';
  const types = [...new Set(current.parts.map(({ type }) => TYPE_NAMES[type]))];
  return types.length > 0 ? types.join(' + ') : 'As today';
}

/** What is missing until a score is shown. Several surveys may have few answers each. */
export const missingText = (n: number): string =>
  isShown(n) ? 'fewer than 5 to each question' : `${moreNeeded(n)} more needed`;

/** "3 ratings not counted: fewer than 5 answered their question"; null where all are. */
export function leftOutText(parts: readonly Part[], { value }: ScoreView): string | null {
  const n = value === null ? 0 : countUnsaid(parts);
  return n === 0 ? null : `${formatCount(n, 'rating')} not counted: fewer than 5 answered their question`;
}

/** n as it stands beside a score, with what it allows to be said. */
export function countText({ state, n }: ScoreView): string {
  switch (state) {
    case 'none':
      return 'No data yet';
    case 'hidden':
      return `${formatN(n)} too few`;
    case 'low':
      return `${formatN(n)} low`;
    case 'normal':
      return formatN(n);
  }
}

function tell(model: Omit<TouchpointModel, 'description'>, range: Range): string {
  const { score, change, gap, desired, heard, type } = model;
  const ratings = formatCount(score.n, 'rating');
  const parts: string[] = [];
  if (score.state === 'none') parts.push(type ? 'No data yet' : 'No survey yet');
  else if (score.state === 'hidden') {
    parts.push(`${ratings}, too few to show a score: ${missingText(score.n)}`);
  } else {
    const low = score.state === 'low' ? ', low' : '';
    parts.push(`${score.levelName}: ${score.text} of 5, ${score.interval}, from ${ratings}${low}`);
  }
  const leftOut = leftOutText(model.source.current.parts, score);
  if (leftOut) parts.push(leftOut);
  if (change) parts.push(`${change.label} on the ${RANGE_NAMES[range]} before`);
  if (desired !== null) parts.push(`desired ${formatNumber(desired, 1)}${gap ? `, ${gap.label}` : ''}`);
  if (heard) parts.push(heard);
  return `${parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('. ')}.`;
}

/** Where on the common scale a single answer lands, and what to write beside it. */
export function prepareLanding(type: SurveyType, score: number): { value: number; text: string } {
  const value = toSatisfaction(type, score);
  switch (type) {
    case 'csat':
    case 'smiley':
      return { value, text: String(score) };
    case 'nps':
      return { value, text: `${score}/10` };
    case 'ces':
      return { value, text: `${score}/7` };
    case 'thumbs':
      return { value, text: score === 1 ? 'up' : 'down' };
  }
}

/** The counts of one survey's own type, earlier surveys of the same type included. */
export function countsOfType(parts: readonly Part[], type: SurveyType) {
  return addCounts(...parts.filter((part) => part.type === type).map(({ counts }) => counts));
}
