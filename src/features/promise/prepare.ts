import { formatCount, formatInterval, formatNumber, plural } from '@/domain/format';
import { type ChannelKeeping, coverageByChannel, type Keeping, keepingOf } from '@/domain/keeping';
import { findMisaligned, type Misalignment } from '@/domain/misalignment';
import type { Column } from '@/features/map/prepare';
import { type AverageView, prepareAverage } from '@/features/stage/prepare';
import type { TouchpointModel } from '@/features/touchpoint/prepare';

export const KEEPING_NAMES: Readonly<Record<Keeping, string>> = {
  kept: 'kept',
  missed: 'not kept',
  close: 'too close to say',
  few: 'too few to say',
  silent: 'no data yet',
  unset: 'no desired level',
};

/** How "kept" is decided, as shown to the reader. */
export const KEEPING_RULE =
  'Kept: the score reaches the desired level. Not kept: its whole 95% interval lies below. From 30 answers on.';

/** Two touchpoints that share a promise and do not keep it alike. */
export interface MisalignmentView {
  key: string;
  lower: { id: string; name: string };
  higher: { id: string; name: string };
  /** "1.95 ± 0.16" */
  difference: string;
}

/** A promise at one of its touchpoints. */
export interface PromiseCell {
  index: number;
  id: string;
  name: string;
  keeping: Keeping;
  /** "not kept" */
  text: string;
  /** Names of those it falls short of; empty when none. */
  below: readonly string[];
  /** Names of those that fall short of it. */
  above: readonly string[];
}

export interface PromiseRow {
  id: string;
  name: string;
  average: AverageView;
  cells: PromiseCell[];
  /** "kept at 2 of 5", of those with enough ratings to tell; "too early to say" while there are none. */
  kept: string;
  misaligned: MisalignmentView[];
  /** Channels of the map by how the promise fares there. */
  channels: Readonly<Record<ChannelKeeping, string[]>>;
  /** "Kept in Showroom, missed in SMS and Web; not asked of Social." Null when there is no contrast to tell. */
  contrast: string | null;
}

export interface PromisesModel {
  rows: PromiseRow[];
  /** Promises no touchpoint of this map is asked to keep. */
  unused: string[];
  misaligned: number;
  /** How misalignment is decided, with the number of pairs looked at. */
  rule: string;
  summary: string;
}

/** Each promise across its touchpoints, in the order in which the journey meets them. */
export function preparePromises(
  columns: readonly Column[],
  promises: readonly { id: string; name: string }[],
): PromisesModel {
  const placed = columns.flatMap(({ index, touchpoint }) => (touchpoint ? [{ index, touchpoint }] : []));
  const named = new Map(promises.map((promise) => [promise.id, promise]));
  for (const { touchpoint } of placed)
    for (const promise of touchpoint.source.promises) named.set(promise.id, promise);
  const groups = [...named.values()].map(({ id, name }) => ({ id, name, at: placed.filter(keeps(id)) }));
  const used = groups
    .filter(({ at }) => at.length > 0)
    .sort((a, b) => (a.at[0]?.index ?? 0) - (b.at[0]?.index ?? 0));
  const { pairs, compared } = findMisaligned(
    used.map(({ at }) => at.map(({ touchpoint: { id, source } }) => ({ id, parts: source.current.parts }))),
  );
  const rows = used.map(({ id, name, at }) => toRow({ id, name, at, placed, pairs }));
  const unused = groups.filter(({ at }) => at.length === 0).map(({ name }) => name);
  return {
    rows,
    unused,
    misaligned: pairs.length,
    rule: ruleOf(compared),
    summary: summarize(rows, pairs.length),
  };
}

interface Placed {
  index: number;
  touchpoint: TouchpointModel;
}

const keeps =
  (id: string) =>
  ({ touchpoint }: Placed) =>
    touchpoint.source.promises.some((promise) => promise.id === id);

function toRow({
  id,
  name,
  at,
  placed,
  pairs,
}: {
  id: string;
  name: string;
  at: readonly Placed[];
  placed: readonly Placed[];
  pairs: readonly Misalignment[];
}): PromiseRow {
  const nameOf = new Map(at.map(({ touchpoint }) => [touchpoint.id, touchpoint.name]));
  const own = pairs.filter(({ lower, higher }) => nameOf.has(lower) && nameOf.has(higher));
  const names = (ids: readonly string[]) => ids.map((one) => nameOf.get(one) ?? '');
  const cells = at.map(({ index, touchpoint }) => {
    const keeping = keepingOf(touchpoint.score, touchpoint.desired);
    return {
      index,
      id: touchpoint.id,
      name: touchpoint.name,
      keeping,
      text: KEEPING_NAMES[keeping],
      below: names(own.filter(({ lower }) => lower === touchpoint.id).map(({ higher }) => higher)),
      above: names(own.filter(({ higher }) => higher === touchpoint.id).map(({ lower }) => lower)),
    };
  });
  const channels = channelsOf(id, placed);
  return {
    id,
    name,
    average: prepareAverage(at.map(({ touchpoint }) => touchpoint.source.current.parts)),
    cells,
    kept: keptOf(cells),
    misaligned: own.map(({ lower, higher, difference, low, high }) => ({
      key: `${lower} ${higher}`,
      lower: { id: lower, name: nameOf.get(lower) ?? '' },
      higher: { id: higher, name: nameOf.get(higher) ?? '' },
      difference: `${formatNumber(difference, 2)} (${formatInterval(difference, low, high)})`,
    })),
    channels,
    contrast: contrastOf(channels),
  };
}

const TOLD: ReadonlySet<Keeping> = new Set(['kept', 'missed', 'close']);
const isTold = ({ keeping }: PromiseCell): boolean => TOLD.has(keeping);

/** A promise nobody has been asked about is not one that is kept nowhere. */
function keptOf(cells: readonly PromiseCell[]): string {
  const told = cells.filter(isTold);
  return told.length === 0
    ? 'too early to say'
    : `kept at ${told.filter(({ keeping }) => keeping === 'kept').length} of ${told.length}`;
}

function channelsOf(id: string, placed: readonly Placed[]): Record<ChannelKeeping, string[]> {
  const channels: Record<ChannelKeeping, string[]> = {
    kept: [],
    missed: [],
    mixed: [],
    unknown: [],
    absent: [],
  };
  const coverage = coverageByChannel(
    placed.map((one) => ({
      channel: one.touchpoint.source.channel,
      promised: keeps(id)(one),
      keeping: keepingOf(one.touchpoint.score, one.touchpoint.desired),
    })),
  );
  for (const { channel, keeping } of coverage) channels[keeping].push(channel);
  return channels;
}

/** Where a promise is kept in one channel and missing in another: missed there, or not even asked for. */
function contrastOf({ kept, missed, mixed, absent }: Record<ChannelKeeping, string[]>): string | null {
  if (kept.length + mixed.length === 0 || missed.length + mixed.length + absent.length === 0) return null;
  const told = [
    kept.length > 0 ? `kept in ${list(kept)}` : '',
    mixed.length > 0 ? `kept and missed in ${list(mixed)}` : '',
    missed.length > 0 ? `missed in ${list(missed)}` : '',
    absent.length > 0 ? `not asked of ${list(absent)}` : '',
  ].filter(Boolean);
  const sentence = told.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function ruleOf(compared: number): string {
  const pairs =
    compared === 0
      ? 'No pair could be compared yet: both need 30 answers.'
      : `${formatCount(compared, 'pair was', 'pairs were')} compared.`;
  return `Misaligned: two touchpoints with the same promise whose scores differ more than chance explains. ${pairs} Welch’s t test of each pair, Holm’s correction over all of them, so that any false alarm at all has a chance of less than 5%.`;
}

function summarize(rows: readonly PromiseRow[], misaligned: number): string {
  if (rows.length === 0) return 'No touchpoint on this map has a promise to keep yet.';
  const told = rows.filter(({ cells }) => cells.some(isTold));
  const untold = rows.filter((row) => !told.includes(row));
  const [first, ...others] = told.map(
    ({ name, kept }, index) => `${name} ${index === 0 ? 'is ' : ''}${kept}`,
  );
  const open = rows
    .flatMap(({ cells }) => cells)
    .filter(({ keeping }) => keeping === 'few' || keeping === 'silent').length;
  return [
    first
      ? `${[`${first} ${plural(told[0]?.cells.filter(isTold).length ?? 0, 'touchpoint')}`, ...others].join(', ')}.`
      : '',
    untold.length > 0 ? `Too early to say of ${list(untold.map(({ name }) => name))}.` : '',
    misaligned > 0 ? `${formatCount(misaligned, 'misaligned pair')}.` : '',
    open > 0 ? `${formatNumber(open)} with too few ratings to say.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** "A, B and C" */
export function list(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
