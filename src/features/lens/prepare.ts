import { beyondSale, type Fraction, nest } from '@/domain/buying';
import { formatCount, formatNumber, formatPercent, formatRange, plural } from '@/domain/format';
import { type DepartmentsModel, prepareDepartments } from '@/features/department/prepare';
import { MARK_NAMES } from '@/features/desired/prepare/compare';
import { type Derived, type DerivedModel, prepareDerived } from '@/features/desired/prepare/derived';
import type { Column, MapModel } from '@/features/map/prepare';
import type { MapData } from '@/features/map/schema';
import { type PromisesModel, preparePromises } from '@/features/promise/prepare';
import { type GapView, RANGE_NAMES } from '@/features/touchpoint/prepare';
import type { Lens } from './schema';

/** From a touchpoint back to another one: an arc. */
export interface LoopView {
  from: { id: string; name: string; index: number };
  to: { id: string; name: string; index: number };
  /** 0 for the innermost of the arcs. */
  track: number;
}

export interface BuyingModel {
  /** Columns after the sale, by index. */
  beyond: readonly number[];
  /** The column with which the journey goes on after the sale; null when no line can be drawn. */
  ends: number | null;
  loops: LoopView[];
  /** Tracks the arcs take. */
  tracks: number;
  summary: string;
}

/** Distance of one touchpoint from its desired level. */
export interface GapRow {
  id: string;
  index: number;
  name: string;
  /** Null while nothing can be said; `text` says why. */
  gap: GapView | null;
  low: boolean;
  /** "−1.60 (−1.72 – −1.48)", "No desired level" */
  text: string;
  desired: number | null;
  /** 1 for the widest gap below that can be told from noise; null for the others. */
  rank: number | null;
}

export interface GapsModel {
  rows: GapRow[];
  /** Those with a rank, widest first. */
  ranked: GapRow[];
  /** At how many touchpoints a level is set. */
  set: number;
  summary: string;
  /** The desired map laid over this one; null where there is none, or while it is read. */
  derived: DerivedModel | null;
}

export const GAP_RULE =
  'Gap: score minus desired level, with the 95% interval of the score. It is ranked where the whole interval lies below, from 30 answers on.';

/** What a lens adds to the map. */
export type LensModel =
  | { lens: 'experience' }
  | ({ lens: 'buying' } & BuyingModel)
  | ({ lens: 'departments' } & DepartmentsModel)
  | ({ lens: 'promises' } & PromisesModel)
  | ({ lens: 'desired' } & GapsModel);

export function prepareLens(
  lens: Lens,
  data: MapData,
  { columns }: MapModel,
  derived: Derived | null = null,
): LensModel {
  switch (lens) {
    case 'experience':
      return { lens };
    case 'buying':
      return { lens, ...prepareBuying(data, columns) };
    case 'departments':
      return {
        lens,
        ...prepareDepartments(columns, data.departments, RANGE_NAMES[data.range]),
      };
    case 'promises':
      return { lens, ...preparePromises(columns, data.promises) };
    case 'desired':
      return { lens, ...prepareGaps(columns), derived: derived && prepareDerived(data, derived) };
  }
}

/** What the lens says of single touchpoints, by id, in a few words: for a list that has no columns. */
export function lensNotes(lens: LensModel): ReadonlyMap<string, string> {
  switch (lens.lens) {
    case 'experience':
      return new Map();
    case 'buying':
      return new Map(lens.loops.map(({ from, to }) => [from.id, `Back to ${to.name}`]));
    case 'departments':
      return new Map(
        lens.rows.flatMap(({ name, cells }) => cells.map(({ touchpoint }) => [touchpoint.id, name])),
      );
    case 'promises': {
      const told = new Map<string, string>();
      for (const { name, cells } of lens.rows)
        for (const { id, text, below } of cells) {
          const one = `${name}: ${text}${below.length > 0 ? ', misaligned' : ''}`;
          told.set(id, [told.get(id), one].filter(Boolean).join(' · '));
        }
      return told;
    }
    case 'desired':
      return new Map(
        lens.rows.map(({ id, text, rank }) => [
          id,
          [rank === null ? text : `${text}, widest no. ${rank}`, derivedNote(lens.derived, id)]
            .filter(Boolean)
            .join(' · '),
        ]),
      );
  }
}

/** What the desired map laid over makes of a touchpoint, in words; '' where it leaves it as it is. */
export function derivedNote(derived: DerivedModel | null, id: string): string {
  const { marks = [], lines = [], added = [] } = derived?.stops.get(id) ?? {};
  return [
    ...marks.filter((mark) => mark !== 'changed').map((mark) => MARK_NAMES[mark]),
    ...lines,
    ...added.map(({ name, before }) => `${before ? 'Before it' : 'After it'}: ${name}`),
  ].join(', ');
}

/** What leads to a sale, how much lies beyond it, and what leads back. */
export function prepareBuying({ stages }: Pick<MapData, 'stages'>, columns: readonly Column[]): BuyingModel {
  const beyond = columns.filter(({ phase }) => phase === 'after').map(({ index }) => index);
  const [first] = beyond;
  const nOf = new Map(columns.map(({ key, touchpoint }) => [key, touchpoint?.score.n ?? 0]));
  const share = beyondSale(
    stages.map(({ phase, touchpoints }) => ({
      phase,
      touchpoints: touchpoints.map(({ id }) => ({ n: nOf.get(id) ?? 0 })),
    })),
  );
  const loops = loopsOf(columns);
  return {
    beyond,
    ends: first === undefined || first === 0 ? null : first,
    loops,
    tracks: loops.reduce((most, { track }) => Math.max(most, track + 1), 0),
    summary: buyingSummary(share, beyond.length > 0, loops.length),
  };
}

function loopsOf(columns: readonly Column[]): LoopView[] {
  const placed = new Map(
    columns.flatMap(({ index, touchpoint }) =>
      touchpoint ? [[touchpoint.id, { id: touchpoint.id, name: touchpoint.name, index }] as const] : [],
    ),
  );
  const loops = columns.flatMap(({ touchpoint }) => {
    const { id, leadsToId } = touchpoint?.source ?? {};
    const [from, to] = [placed.get(id ?? ''), placed.get(leadsToId ?? '')];
    return from && to && from !== to ? [{ from, to }] : [];
  });
  const tracks = nest(loops.map(({ from, to }) => ({ from: from.index, to: to.index })));
  return loops.map((loop, index) => ({ ...loop, track: tracks[index] ?? 0 }));
}

function buyingSummary(
  { touchpoints, answers }: { touchpoints: Fraction; answers: Fraction },
  goesOn: boolean,
  loops: number,
): string {
  if (!goesOn) return 'No stage lies after the sale on this map, so nothing beyond it is seen.';
  const ratings = answers.of === 0 ? '' : ` and ${tell(answers, 'rating')}`;
  const back =
    loops === 0
      ? 'Nothing leads back to buying yet.'
      : `${formatCount(loops, 'touchpoint leads', 'touchpoints lead')} back.`;
  return `Beyond the sale: ${tell(touchpoints, 'touchpoint')}${ratings}. ${back}`;
}

function tell({ count, of, share }: Fraction, unit: string): string {
  const percent = share === null ? '' : ` (${formatPercent(100 * share, 0)})`;
  return `${formatNumber(count)} of ${formatCount(of, unit)}${percent}`;
}

/** Score against desired level at each touchpoint, and in which order to look at them. */
export function prepareGaps(columns: readonly Column[]): Omit<GapsModel, 'derived'> {
  const rows = columns.flatMap(({ index, touchpoint }): GapRow[] => {
    if (!touchpoint) return [];
    const { id, name, gap, desired, score } = touchpoint;
    const low = score.state === 'low';
    return [{ id, index, name, gap, low, desired, text: gapText(touchpoint), rank: null }];
  });
  const ranked = rows
    .filter(({ gap, low }) => gap?.clear && gap.value < 0 && !low)
    .sort((a, b) => (a.gap?.value ?? 0) - (b.gap?.value ?? 0))
    .map((row, index) => ({ ...row, rank: index + 1 }));
  const rankOf = new Map(ranked.map(({ id, rank }) => [id, rank]));
  const set = rows.filter(({ desired }) => desired !== null).length;
  return {
    rows: rows.map((row) => ({ ...row, rank: rankOf.get(row.id) ?? null })),
    ranked,
    set,
    summary: gapSummary(rows, ranked, set),
  };
}

function gapText({ gap, desired, score, type }: NonNullable<Column['touchpoint']>): string {
  if (desired === null) return 'No desired level';
  if (!gap || score.low === null || score.high === null)
    return score.state === 'hidden' ? 'Too few to show' : type ? 'No data yet' : 'No survey yet';
  return `${gap.text} (${formatRange(score.low - desired, score.high - desired)})${score.state === 'low' ? ', low' : ''}`;
}

function gapSummary(rows: readonly GapRow[], ranked: readonly GapRow[], set: number): string {
  if (set === 0) return 'No touchpoint has a desired level yet, so there is nothing to compare with.';
  const known = rows.flatMap(({ gap, low }) => (gap && !low ? [gap] : []));
  const reached = known.filter(({ value }) => value >= 0).length;
  const close = known.length - reached - ranked.length;
  const unsure = rows.filter(({ gap, low, desired }) => desired !== null && (gap === null || low)).length;
  const [widest] = ranked;
  return [
    `${ranked.length} of ${formatCount(set, 'touchpoint')} with a desired level ${plural(ranked.length, 'falls', 'fall')} short of it, ${formatCount(reached, 'reaches', 'reach')} it.`,
    widest?.gap ? `Widest: ${widest.name}, ${widest.gap.label}.` : '',
    close > 0 ? `${close} too close to say.` : '',
    unsure > 0 ? `${unsure} with too few answers to say.` : '',
    set < rows.length ? `${rows.length - set} without a level.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
