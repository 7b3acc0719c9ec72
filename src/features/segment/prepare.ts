import { type Bound, bound } from '@/domain/bound';
import { formatCount } from '@/domain/format';
import { addDays, dayDifference, dayInZone, isRangeKey } from '@/domain/period';
import { spanOf } from '@/features/rating/prepare';
import {
  attributePair,
  DIMENSION_NAMES,
  DIMENSIONS,
  type Dimension,
  EVERYTHING,
  LONGEST_YEARS,
  type Missing,
  MOST_VALUES,
  type Segment,
  type SegmentPeriod,
  segment,
} from './schema';

/** The workspace's clock, by which "today" and "in the future" are told. */
export interface Clock {
  timeZone: string;
  now: Date;
}

export interface ReadSegment {
  segment: Segment;
  /** What in the address could not be understood and was left out, a sentence each. */
  faults: string[];
}

const ATTRIBUTE = 'attributes.';
const USUAL_RANGE = '28d';

/**
 * The segment an address names, with `prefix` before each of its parameters. Each is read for itself: what cannot be
 * understood is left out and said, and the rest holds.
 */
export function readSegment(query: URLSearchParams, clock: Clock, prefix = ''): ReadSegment {
  const faults: string[] = [];
  const read: Segment = { ...EVERYTHING, period: readPeriod(query, clock, prefix, faults) };
  for (const dimension of DIMENSIONS) {
    const sent = [...new Set(query.getAll(prefix + DIMENSION_NAMES[dimension]))].filter(Boolean);
    const one = segment.shape[dimension].unwrap().element;
    const good = sent.filter((value) => one.safeParse(value).success);
    for (const value of sent.filter((value) => !good.includes(value)).slice(0, 3))
      faults.push(`There is no ${DIMENSION_NAMES[dimension]} “${shorten(value)}”: that filter is left out.`);
    if (good.length > MOST_VALUES)
      faults.push(`Only the first ${formatCount(MOST_VALUES, DIMENSION_NAMES[dimension])} are looked at.`);
    Object.assign(read, { [dimension]: good.slice(0, MOST_VALUES) });
  }
  read.attributes = readAttributes(query, prefix, faults);
  return { segment: read, faults };
}

function readAttributes(query: URLSearchParams, prefix: string, faults: string[]): Segment['attributes'] {
  const sent = [...query].filter(([key]) => key.startsWith(prefix + ATTRIBUTE));
  const pairs = sent.flatMap(([key, value]) => {
    const pair = attributePair.safeParse({ name: key.slice(prefix.length + ATTRIBUTE.length), value });
    if (!pair.success) faults.push(`The attribute “${shorten(key)}” cannot be looked for: it is left out.`);
    return pair.success ? [pair.data] : [];
  });
  const good = pairs.filter((pair, place) => pairs.findIndex((other) => isSame(other, pair)) === place);
  if (good.length > MOST_VALUES)
    faults.push(`Only the first ${formatCount(MOST_VALUES, 'attribute')} are looked at.`);
  return good.slice(0, MOST_VALUES);
}

const isSame = (a: { name: string; value: string }, b: typeof a) => a.name === b.name && a.value === b.value;

/** As much of what an address says as fits into a sentence. */
export const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

const INSTEAD = 'The last 28 days are shown.';

function readPeriod(query: URLSearchParams, clock: Clock, prefix: string, faults: string[]): SegmentPeriod {
  const [from, to, range] = ['from', 'to', 'range'].map((name) => query.get(prefix + name) || null);
  if (!from && !to) {
    if (!range || isRangeKey(range)) return { range: range && isRangeKey(range) ? range : USUAL_RANGE };
    faults.push(`There is no period “${shorten(range)}”. ${INSTEAD}`);
    return { range: USUAL_RANGE };
  }
  const until = to ?? dayInZone(clock.now, clock.timeZone);
  const fault = from ? periodFault(from, until, clock) : 'The period has an end and no beginning.';
  if (from && !fault) return { from, to: until };
  faults.push(`${fault} ${INSTEAD}`);
  return { range: USUAL_RANGE };
}

/** What is wrong with a period, as a sentence; null: nothing. */
export function periodFault(from: string, to: string, { timeZone, now }: Clock): string | null {
  const [begin, end] = [bound.safeParse(from), bound.safeParse(to)];
  if (!begin.success || !end.success) return 'The period is no dates that can be read.';
  const today = dayInZone(now, timeZone);
  const first = dayOf(begin.data, timeZone);
  const last = dayOf(end.data, timeZone);
  if ('day' in begin.data ? first > today : begin.data.instant > now)
    return 'The period lies in the future: nobody has answered yet.';
  if (first > last || !spanOf(begin.data, end.data, timeZone, now))
    return 'The period ends before it begins.';
  const most = Math.ceil(LONGEST_YEARS * 365.25);
  return dayDifference(first, last) > most ? `A period has ${LONGEST_YEARS} years at most.` : null;
}

const dayOf = (at: Bound, timeZone: string): string =>
  'day' in at ? at.day : dayInZone(at.instant, timeZone);

/** Writes a segment into the query of an address, in place of the one that stood there. */
export function writeSegment(query: URLSearchParams, { period, attributes, ...lists }: Segment, prefix = '') {
  const own = ['from', 'to', 'range', ...Object.values(DIMENSION_NAMES)].map((name) => prefix + name);
  for (const key of [...query.keys()])
    if (own.includes(key) || key.startsWith(prefix + ATTRIBUTE)) query.delete(key);
  if ('from' in period) {
    query.set(`${prefix}from`, period.from);
    query.set(`${prefix}to`, period.to);
  } else if (period.range !== USUAL_RANGE) query.set(`${prefix}range`, period.range);
  for (const dimension of DIMENSIONS)
    for (const value of lists[dimension]) query.append(prefix + DIMENSION_NAMES[dimension], value);
  for (const { name, value } of attributes) query.append(prefix + ATTRIBUTE + name, value);
}

/** What is said of values that are not there (any more): they fit no rating. */
export function missingText(missing: readonly Missing[]): string[] {
  const names: Readonly<Record<Dimension, string>> = DIMENSION_NAMES;
  return missing.map(({ dimension, value }) =>
    dimension === 'touchpoints' || dimension === 'personas' || dimension === 'channels'
      ? `There is no ${names[dimension]} “${shorten(value)}” here (any more).`
      : `The address names a ${names[dimension]} that is not here (any more).`,
  );
}

/** What is said of touchpoints that are shown although they were deleted. */
export const deletedText = (names: readonly string[]): string | null =>
  names.length === 0
    ? null
    : `${names.slice(0, 3).map(shorten).join(', ')}${names.length > 3 ? ' and others' : ''} ${names.length === 1 ? 'was' : 'were'} deleted. What customers said there is kept.`;

/** The period of the same length just before, of whole days. Null for instants. */
export function daysBefore({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const days = dayDifference(from, to) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}

/** What two segments look at, as far as it tells whether they may hold the same ratings. */
interface Looked {
  segment: Segment;
  span: { from: Date; to: Date };
  touchpoints: readonly { id: string }[];
}

/** Whether a rating may lie in both. A test of a difference takes two groups for strangers. */
export function sharesRatings(a: Looked, b: Looked): boolean {
  if (a.span.to <= b.span.from || b.span.to <= a.span.from) return false;
  const meets = (own: readonly string[], others: readonly string[]) =>
    own.length === 0 || others.length === 0 || own.some((value) => others.includes(value));
  const ids = b.touchpoints.map(({ id }) => id);
  if (!a.touchpoints.some(({ id }) => ids.includes(id))) return false;
  const lists = ['personas', 'sources', 'languages', 'devices'] as const;
  if (!lists.every((list) => meets(a.segment[list], b.segment[list]))) return false;
  const valuesOf = ({ segment }: Looked, name: string) =>
    segment.attributes.filter((one) => one.name === name).map(({ value }) => value);
  return a.segment.attributes.every(({ name }) => meets(valuesOf(a, name), valuesOf(b, name)));
}
