import type { Part } from './satisfaction';
import { countOf, UNSAID, withoutScores } from './tally';
import { isShown } from './visibility';

/** Answers of several touchpoints, to be averaged. */
export interface Pool {
  /** Answers of the touchpoints that count. */
  parts: Part[];
  /** Answers of all of them, those left out too. */
  n: number;
  /** Touchpoints left out: some answers, but too few to show. */
  leftOut: number;
}

const isSaid = ({ counts }: Part): boolean => (counts[UNSAID] ?? 0) === 0 && countOf(counts) > 0;

/**
 * Of a part with fewer than 5 answers only how many there were. Each part is the answers of one survey at one
 * touchpoint: were five of them enough together, the few of one could be read beside the others, or taken off a sum.
 */
export const withoutFew = <P extends Part>(parts: readonly P[]): P[] =>
  parts.map((part) =>
    isShown(countOf(part.counts)) ? part : { ...part, counts: withoutScores(part.counts) },
  );

/**
 * What an average over touchpoints may rest on: the answers of those with at least 5, each answer once. A touchpoint
 * with fewer stays out, because its hidden mean could be worked out from an average that held it and the others'
 * shown ones; how many stay out must be said beside the average.
 */
export function poolShown(touchpoints: readonly (readonly Part[])[]): Pool {
  const pool: Pool = { parts: [], n: 0, leftOut: 0 };
  for (const parts of touchpoints) {
    const n = parts.reduce((sum, { counts }) => sum + countOf(counts), 0);
    pool.n += n;
    const said = isShown(n) ? parts.filter(isSaid) : [];
    pool.parts.push(...said);
    if (said.length === 0 && n > 0) pool.leftOut += 1;
  }
  return pool;
}

/** Answers of one survey at one touchpoint within one group: a source, a language, a week. */
export interface Cell extends Part {
  /** Which survey at which touchpoint; the same in every group. */
  of: string;
  group: string;
}

/** What may be said of groups and of all of them together. */
export interface Grouped {
  /** By group: its answers where at least 5 answered one survey at one touchpoint, and how many answered at all. */
  groups: Map<string, { parts: Part[]; n: number }>;
  total: { parts: Part[]; n: number };
}

/**
 * Groups side by side and their sum. A cell of fewer than 5 answers says only how many they were. It stays in the sum
 * only if no fewer than 5 answers could be worked out from it: all that is hidden of one survey together, when what is
 * shown is taken off the sum.
 */
export function poolCells(cells: readonly Cell[]): Grouped {
  const groups: Grouped['groups'] = new Map();
  const total: Grouped['total'] = { parts: [], n: 0 };
  for (const own of Map.groupBy(cells, (cell) => cell.of).values()) {
    const shown = own.filter(({ counts }) => isShown(countOf(counts)));
    const hidden = own.filter(({ counts }) => !isShown(countOf(counts)));
    const left = hidden.reduce((sum, { counts }) => sum + countOf(counts), 0);
    const summed = left === 0 || isShown(left) ? own : shown;
    total.parts.push(...summed.map(({ type, counts }) => ({ type, counts })));
    for (const { group, type, counts } of own) {
      const into = groups.get(group) ?? { parts: [], n: 0 };
      const n = countOf(counts);
      into.n += n;
      total.n += n;
      if (isShown(n)) into.parts.push({ type, counts });
      groups.set(group, into);
    }
  }
  return { groups, total };
}

/**
 * All together where one answer may stand in several groups: `whole` holds each once. The answers of one survey at one
 * touchpoint stay out where fewer than 5 of them would be left beside a group that is shown: its figure, taken off the
 * sum, would tell them.
 */
export function poolWhole(whole: readonly Cell[], groups: readonly Cell[]): Grouped['total'] {
  const shown = Map.groupBy(
    groups.filter(({ counts }) => isShown(countOf(counts))),
    (cell) => cell.of,
  );
  const isSaidBeside = ({ of, counts }: Cell): boolean => {
    const n = countOf(counts);
    const left = (shown.get(of) ?? []).map((group) => n - countOf(group.counts));
    return isShown(n) && left.every((rest) => rest === 0 || isShown(rest));
  };
  return {
    parts: whole.filter(isSaidBeside).map(({ type, counts }) => ({ type, counts })),
    n: whole.reduce((sum, { counts }) => sum + countOf(counts), 0),
  };
}
