/** One customer: what they said overall, and of each touchpoint what they said of it, null for nothing. */
export interface Answered {
  outcome: number;
  scores: readonly (number | null)[];
}

/** What was said by one customer, gaps left out: places and values side by side. The outcome has the last place. */
interface Said {
  places: readonly number[];
  values: readonly number[];
}

export const saidBy = ({ outcome, scores }: Answered): Said => {
  const places = scores.flatMap((score, place) => (score === null ? [] : [place]));
  const values = scores.flatMap((score) => score ?? []);
  return { places: [...places, scores.length], values: [...values, outcome] };
};

/** Sums over those who said both, for each pair of places. */
export interface Pairs {
  /** Places, that of the outcome too. */
  size: number;
  /** How many said both; of a place with itself how many said it. */
  count: (a: number, b: number) => number;
  /** −1…1; null where too few said both, or all the same. */
  correlation: (a: number, b: number) => number | null;
}

const SUMS = 6;

/**
 * Pearson's correlation of each pair of places, from the customers who said both (available cases: Little & Rubin,
 * Statistical Analysis with Missing Data, 2nd ed. (2002), section 3.4). `times` says how often each customer counts.
 */
export function pairsOf(customers: readonly Said[], size: number, times?: Uint16Array): Pairs {
  const sums = new Float64Array(size * size * SUMS);
  customers.forEach(({ places, values }, customer) => {
    const often = times === undefined ? 1 : (times[customer] ?? 0);
    if (often > 0) add(sums, size, places, values, often);
  });
  const of = (a: number, b: number) => {
    const at = (Math.min(a, b) * size + Math.max(a, b)) * SUMS;
    return [...sums.subarray(at, at + SUMS)];
  };
  return {
    size,
    count: (a, b) => of(a, b)[0] ?? 0,
    correlation: (a, b) => {
      const [n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0] = of(a, b);
      const [spreadX, spreadY] = [n * xx - x * x, n * yy - y * y];
      // What rounding leaves of a spread of nothing is no spread.
      if (n < 3 || spreadX <= 1e-9 * n * xx || spreadY <= 1e-9 * n * yy) return null;
      return Math.max(-1, Math.min(1, (n * xy - x * y) / Math.sqrt(spreadX * spreadY)));
    },
  };
}

function add(
  sums: Float64Array,
  size: number,
  places: Said['places'],
  values: Said['values'],
  often: number,
) {
  for (let i = 0; i < places.length; i++) {
    const a = places[i] ?? 0;
    const x = values[i] ?? 0;
    for (let j = i; j < places.length; j++) {
      const y = values[j] ?? 0;
      const at = (a * size + (places[j] ?? 0)) * SUMS;
      sums[at] = (sums[at] ?? 0) + often;
      sums[at + 1] = (sums[at + 1] ?? 0) + often * x;
      sums[at + 2] = (sums[at + 2] ?? 0) + often * y;
      sums[at + 3] = (sums[at + 3] ?? 0) + often * x * x;
      sums[at + 4] = (sums[at + 4] ?? 0) + often * y * y;
      sums[at + 5] = (sums[at + 5] ?? 0) + often * x * y;
    }
  }
}
