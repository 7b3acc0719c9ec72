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
  const root = rootOf(among, outcome);
  const r2 = outcome.reduce((sum, _, next) => sum + put(root, next, next), 0);
  // Above 1 lies R² of no sample, and NaN is that of none that can be told.
  if (!(r2 < 1 - LEAST_REST)) return null;
  return outcome.length <= EXACT_UP_TO ? exactly(root) : byOrders(root);
}

/** So much of its variance every predictor must have to itself beside the others, and the outcome beside them all. */
const LEAST_REST = 1e-3;

/** Cholesky's root of the correlations of predictors put in one after the other, written over again and again. */
interface Root {
  size: number;
  among: Float64Array;
  outcome: readonly number[];
  /** By place: the predictor put there, its row, and the outcome's part along it. */
  order: Uint16Array;
  rows: Float64Array;
  along: Float64Array;
}

function rootOf(among: Matrix, outcome: readonly number[]): Root {
  const size = outcome.length;
  return {
    size,
    among: Float64Array.from(among.flat()),
    outcome,
    order: new Uint16Array(size),
    rows: new Float64Array(size * size),
    along: new Float64Array(size),
  };
}

/** Puts a predictor in behind those before `place`: what it adds to their R². NaN where they leave nothing of it. */
function put({ size, among, outcome, order, rows, along }: Root, place: number, next: number): number {
  const own = place * size;
  let rest = 1;
  let part = outcome[next] ?? 0;
  for (let at = 0; at < place; at++) {
    const other = at * size;
    let entry = among[next * size + (order[at] ?? 0)] ?? 0;
    for (let k = 0; k < at; k++) entry -= (rows[own + k] ?? 0) * (rows[other + k] ?? 0);
    entry /= rows[other + at] ?? 1;
    rows[own + at] = entry;
    rest -= entry * entry;
    part -= entry * (along[at] ?? 0);
  }
  order[place] = next;
  rows[own + place] = rest > LEAST_REST ? Math.sqrt(rest) : Number.NaN;
  along[place] = part / (rows[own + place] ?? 1);
  return (along[place] ?? 0) ** 2;
}

/** R² of every set of predictors (bit by bit), each grown from a smaller one by a predictor behind its last. */
function exactly(root: Root): number[] {
  const r2 = new Float64Array(2 ** root.size);
  const grow = (set: number, place: number, from: number) => {
    for (let next = from; next < root.size; next++) {
      const grown = set | (1 << next);
      r2[grown] = (r2[set] ?? 0) + put(root, place, next);
      grow(grown, place + 1, next + 1);
    }
  };
  grow(0, 0, 0);
  const weights = weightsBySize(root.size);
  return root.outcome.map((_, own) => {
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

function byOrders(root: Root): number[] {
  const shares = new Array<number>(root.size).fill(0);
  const orders = ordersOf(root.size);
  for (const order of orders) {
    order.forEach((own, place) => {
      shares[own] = (shares[own] ?? 0) + put(root, place, own) / orders.length;
    });
  }
  return shares;
}

/** Orders by size: drawing them takes longer than using them once. */
const drawn = new Map<number, number[][]>();

/**
 * Always the same orders for a size. Each drawn one is turned round place by place and read backwards, so that every
 * predictor comes equally often at every place.
 */
function ordersOf(size: number): readonly number[][] {
  const known = drawn.get(size);
  if (known) return known;
  const random = randomOf(size);
  const orders = Array.from({ length: Math.ceil(ORDERS / (2 * size)) }, () => {
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
  drawn.set(size, orders);
  return orders;
}
