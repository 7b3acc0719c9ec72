import { zCritical } from './normal';

/** Two-sided 95 % point of the standard normal distribution. */
export const Z95 = 1.959963984540054;

/** From here on the expansion below is exact to nine digits; under it the distribution is inverted. */
const EXPANSION_FROM = 100;

/**
 * Two-sided critical value of Student's t: P(|T| ≥ t) = alpha, by default the one of a 95 % interval.
 * `df` may be any number ≥ 1, also a fraction (Welch); Infinity gives the normal value. RangeError below 1, and
 * unless 0 < alpha ≤ 1.
 * Source: Abramowitz & Stegun 26.7.1 with 26.5 (incomplete beta) below 100 degrees, 26.7.5 from there on.
 */
export function tCritical(df: number, alpha = 0.05): number {
  if (!(df >= 1)) throw new RangeError(`Degrees of freedom must be at least 1, not ${df}`);
  const z = alpha === 0.05 ? Z95 : zCritical(alpha);
  return df >= EXPANSION_FROM ? expand(df, z) : invert(df, alpha, z);
}

/**
 * Beyond so many degrees the distribution moves in the fifth digit only, and a little less of them errs on the safe
 * side.
 */
const MOST_DEGREES = 2000;

/** P(|T| ≥ t) of Student's t with `df` ≥ 1 degrees of freedom, for t ≥ 0: the two-sided p value. */
export function twoSided(t: number, df: number): number {
  if (!(df >= 1)) throw new RangeError(`Degrees of freedom must be at least 1, not ${df}`);
  if (t <= 0) return 1;
  if (t === Number.POSITIVE_INFINITY) return 0;
  const degrees = Math.min(df, MOST_DEGREES);
  const logBeta = logGamma(degrees / 2) + logGamma(0.5) - logGamma((degrees + 1) / 2);
  return Math.min(1, Math.max(0, 1 - centralProbability(t, degrees, logBeta)));
}

/** Cornish–Fisher expansion of t in powers of 1/df, Abramowitz & Stegun 26.7.5. */
function expand(df: number, z: number): number {
  const g1 = (z ** 3 + z) / 4;
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  const g4 = (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160;
  return z + (g1 + (g2 + (g3 + g4 / df) / df) / df) / df;
}

/**
 * Newton's method on P(|T| ≤ t). That function is concave for t > 0 and the normal value lies left of every
 * t value, so each step lands left of the root again: it climbs to it and cannot diverge.
 */
function invert(df: number, alpha: number, z: number): number {
  const logBeta = logGamma(df / 2) + logGamma(0.5) - logGamma((df + 1) / 2);
  let t = z;
  for (let step = 0; step < 60; step++) {
    const density = (2 / Math.sqrt(df)) * Math.exp(-logBeta - ((df + 1) / 2) * Math.log1p((t * t) / df));
    const next = t + (1 - alpha - centralProbability(t, df, logBeta)) / density;
    if (Math.abs(next - t) <= 1e-12 * t) return next;
    t = next;
  }
  return t;
}

/** P(|T| ≤ t) = I_y(1/2, df/2) with y = t²/(df + t²). */
function centralProbability(t: number, df: number, logBeta: number): number {
  const y = (t * t) / (df + t * t);
  const x = df / (df + t * t);
  const front = Math.exp(0.5 * Math.log(y) + (df / 2) * Math.log(x) - logBeta);
  // The continued fraction converges fast only on its side of the mean; the other side is its complement.
  return y < 1.5 / (df / 2 + 2.5)
    ? (front / 0.5) * betaFraction(0.5, df / 2, y)
    : 1 - (front / (df / 2)) * betaFraction(df / 2, 0.5, x);
}

/** Continued fraction of the incomplete beta function (Abramowitz & Stegun 26.5.8), by Lentz's method. */
function betaFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return result;
}

/** ln Γ(x) for x ≥ 0.5, Lanczos approximation with g = 7 and nine terms (Godfrey's coefficients). */
function logGamma(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  const shifted = x - 1;
  const sum = terms.reduce((acc, term, i) => acc + term / (shifted + i + 1), 0.9999999999998099);
  const base = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}
