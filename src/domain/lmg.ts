import { randomOf, wholeBelow } from './random';

/** A correlation matrix, row by row. */
export type Matrix = readonly (readonly number[])[];

/** Up to so many predictors all 2ᵖ sets are tried; beyond, orders are drawn. */
const EXACT_UP_TO = 12;

/** At least so many orders are drawn where sets are too many. */
const ORDERS = 300;

/**
 * How much of an outcome's variance each predictor explains (0–1), its share of R²: they add up to R² of all together.
 * What predictors explain in common is divided fairly: each one's gain in R² is averaged over all orders in which they
 * could be added. This is the Shapley value of R², known as LMG.
 *
 * `among` holds the predictors' correlations, `outcome` theirs with the outcome; null where these cannot be of one
 * sample (not positive definite), also where one predictor repeats another. Exact up to 12 predictors (4,096 sets); from
 * there on over some 300 orders drawn once and for all, which is good to about a hundredth.
 * Source: Lindeman, Merenda & Gold, Introduction to Bivariate and Multivariate Analysis (1980), p. 119 ff.; Grömping, The
 * American Statistician 61 (2007) 139–147; Castro, Gómez & Tejada, Computers & Operations Research 36 (2009) 1726–1730
 * (drawing orders).
 */
export function lmgShares(among: Matrix, outcome: readonly number[]): number[] | null {
  // With the outcome last, a matrix without a root says that it is that of no sample: R² would pass 1.
  const all = [...among.map((row, index) => [...row, outcome[index] ?? 0]), [...outcome, 1]];
  if (!isPositive(all)) return null;
  return outcome.length <= EXACT_UP_TO ? exactly(among, outcome) : byOrders(among, outcome);
}

/** The square of this, at the least, every predictor must have of its own beside the others. */
const LEAST_PIVOT = 1e-3;

export function isPositive(matrix: Matrix): boolean {
  const rows: number[][] = [];
  return matrix.every((_, index) => {
    const row = extend(
      matrix,
      rows,
      rows.map((_, place) => place),
      index,
    );
    if (row === null) return false;
    rows.push(row);
    return true;
  });
}

/** The next row of Cholesky's root of the matrix, after those of the first in `order`: that of `next`. Null: it has none. */
function extend(
  matrix: Matrix,
  rows: readonly number[][],
  order: readonly number[],
  next: number,
): number[] | null {
  const row: number[] = [];
  let rest = 1;
  for (let place = 0; place < rows.length; place++) {
    const own = rows[place] ?? [];
    let value = matrix[next]?.[order[place] ?? -1] ?? 0;
    for (let k = 0; k < place; k++) value -= (row[k] ?? 0) * (own[k] ?? 0);
    value /= own[place] ?? 1;
    row.push(value);
    rest -= value * value;
  }
  if (!(rest > LEAST_PIVOT)) return null;
  row.push(Math.sqrt(rest));
  return row;
}

/** What `row` adds to R², and the coordinate of the outcome along it. */
function along(row: readonly number[], before: readonly number[], correlation: number): number {
  const last = row.length - 1;
  let value = correlation;
  for (let k = 0; k < last; k++) value -= (row[k] ?? 0) * (before[k] ?? 0);
  return value / (row[last] ?? 1);
}

/** R² of every set of predictors (bit by bit), each grown from a smaller one by one row of the root. */
function exactly(among: Matrix, outcome: readonly number[]): number[] {
  const size = outcome.length;
  const r2 = new Float64Array(2 ** size);
  const grow = (set: number, order: number[], rows: number[][], coordinates: number[]) => {
    for (let next = (order.at(-1) ?? -1) + 1; next < size; next++) {
      const row = extend(among, rows, order, next) ?? [];
      const own = along(row, coordinates, outcome[next] ?? 0);
      const grown = set | (1 << next);
      r2[grown] = (r2[set] ?? 0) + own * own;
      grow(grown, [...order, next], [...rows, row], [...coordinates, own]);
    }
  };
  grow(0, [], [], []);
  const weights = weightsBySize(size);
  return outcome.map((_, own) => {
    let share = 0;
    for (let set = 0; set < r2.length; set++) {
      if (set & (1 << own)) continue;
      share += (weights[bitsOf(set)] ?? 0) * ((r2[set | (1 << own)] ?? 0) - (r2[set] ?? 0));
    }
    return share;
  });
}

/** Share of all orders in which exactly a given set of so many comes before: k!(p − 1 − k)!/p! */
function weightsBySize(size: number): number[] {
  const weights = [1 / size];
  for (let k = 1; k < size; k++) weights.push(((weights[k - 1] ?? 0) * k) / (size - k));
  return weights;
}

function bitsOf(set: number): number {
  let bits = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) bits++;
  return bits;
}

function byOrders(among: Matrix, outcome: readonly number[]): number[] {
  const shares = outcome.map(() => 0);
  const orders = ordersOf(outcome.length);
  for (const order of orders) {
    const rows: number[][] = [];
    const coordinates: number[] = [];
    order.forEach((own) => {
      const row = extend(among, rows, order, own) ?? [];
      const coordinate = along(row, coordinates, outcome[own] ?? 0);
      rows.push(row);
      coordinates.push(coordinate);
      shares[own] = (shares[own] ?? 0) + coordinate ** 2 / orders.length;
    });
  }
  return shares;
}

/**
 * Always the same orders for a size. Each drawn one is turned round place by place and read backwards, so that every
 * predictor comes equally often at every place.
 */
function ordersOf(size: number): number[][] {
  const random = randomOf(size);
  return Array.from({ length: Math.ceil(ORDERS / (2 * size)) }, () => {
    const order = Array.from({ length: size }, (_, index) => index);
    for (let last = size - 1; last > 0; last--) {
      const other = wholeBelow(random, last + 1);
      const [a = 0, b = 0] = [order[last], order[other]];
      order[last] = b;
      order[other] = a;
    }
    return order;
  }).flatMap((order) =>
    order.flatMap((_, by) => {
      const turned = [...order.slice(by), ...order.slice(0, by)];
      return [turned, turned.toReversed()];
    }),
  );
}
