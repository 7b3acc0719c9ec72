/** A part of a whole; null when there is no whole. */
export interface Fraction {
  count: number;
  of: number;
  share: number | null;
}

interface Stage {
  phase: 'before' | 'purchase' | 'after';
  /** Of each touchpoint. */
  touchpoints: readonly { n: number }[];
}

/**
 * How much of the journey lies beyond the sale: by touchpoints, and by the answers heard at them. The buying map is
 * what comes before the sale and the sale itself.
 */
export function beyondSale(stages: readonly Stage[]): { touchpoints: Fraction; answers: Fraction } {
  const all = stages.flatMap(({ phase, touchpoints }) =>
    touchpoints.map(({ n }) => ({ n, beyond: phase === 'after' })),
  );
  const beyond = all.filter((touchpoint) => touchpoint.beyond);
  const answers = (list: readonly { n: number }[]) => list.reduce((sum, { n }) => sum + n, 0);
  return {
    touchpoints: part(beyond.length, all.length),
    answers: part(answers(beyond), answers(all)),
  };
}

/**
 * owned: responsible at touchpoints that customers answer at · silent: responsible, but no answer was heard at any of
 * its touchpoints · absent: responsible at none. Absence of data is data.
 */
export type DepartmentStatus = 'owned' | 'silent' | 'absent';

export function departmentStatus(touchpoints: readonly { n: number }[]): DepartmentStatus {
  if (touchpoints.length === 0) return 'absent';
  return touchpoints.some(({ n }) => n > 0) ? 'owned' : 'silent';
}

/** A way back: from a touchpoint after the sale to where it leads again. Both are places along the journey, from 0. */
export interface Loop {
  from: number;
  to: number;
}

/**
 * Tracks for arcs, so that no two that overlap share one: short arcs lie inside long ones. `result[i]` is the track
 * of `loops[i]`, from 0 for the innermost.
 */
export function nest(loops: readonly Loop[]): number[] {
  const ends = ({ from, to }: Loop): [number, number] => [Math.min(from, to), Math.max(from, to)];
  const length = (loop: Loop) => Math.abs(loop.from - loop.to);
  const order = [...loops.keys()].sort((a, b) => {
    const [one, two] = [loops[a], loops[b]];
    return one && two ? length(one) - length(two) : 0;
  });
  const tracks: [number, number][][] = [];
  const result = loops.map(() => 0);
  for (const index of order) {
    const loop = loops[index];
    if (!loop) continue;
    const [start, end] = ends(loop);
    // Ends may touch: an arc may begin where another one arrives.
    const overlaps = ([a, b]: [number, number]) => start < b && a < end;
    const lowest = tracks.findLastIndex((track) => track.some(overlaps)) + 1;
    const track = tracks[lowest] ?? [];
    track.push([start, end]);
    tracks[lowest] = track;
    result[index] = lowest;
  }
  return result;
}

function part(count: number, of: number): Fraction {
  return { count, of, share: of === 0 ? null : count / of };
}
