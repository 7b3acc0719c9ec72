/** Below this the series is the quicker way to full precision, from here on the continued fraction is. */
const FRACTION_FROM = 2.5;

/**
 * P(|Z| ≥ z) of the standard normal distribution, 0–1, for z ≥ 0 (1 below): the two-sided p value. Relative error
 * under 1e-12, also far out.
 * Source: Abramowitz & Stegun 26.2.11 (series) and 26.2.14 (continued fraction).
 */
export function twoSidedNormal(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('Not a number of standard errors: NaN');
  if (z <= 0) return 1;
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z >= FRACTION_FROM) {
    let fraction = z;
    for (let k = 120; k >= 1; k--) fraction = z + k / fraction;
    return (2 * density) / fraction;
  }
  let term = z;
  let sum = z;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (z * z) / (2 * k + 1);
    sum += term;
  }
  return 1 - 2 * density * sum;
}

/**
 * The z with P(|Z| ≥ z) = alpha, so 1.96 for 0.05. RangeError unless 0 < alpha ≤ 1.
 * The probability falls ever less steeply, so Newton's steps from 0 never pass the root: they climb to it.
 */
export function zCritical(alpha: number): number {
  if (!(alpha > 0 && alpha <= 1)) throw new RangeError(`Alpha must lie above 0 and up to 1, not ${alpha}`);
  let z = 0;
  for (let step = 0; step < 900; step++) {
    const slope = 2 * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI));
    const next = z + (twoSidedNormal(z) - alpha) / slope;
    if (Math.abs(next - z) <= 1e-14 * (1 + z)) return next;
    z = next;
  }
  return z;
}
