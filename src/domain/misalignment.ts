import { compareSamples, type Difference } from './comparison';
import { holm } from './multiplicity';
import type { Sample } from './sample';
import { type Part, SATISFACTION_SCALE, satisfactionSample } from './satisfaction';
import { tCritical, twoSided } from './student';
import { NORMAL_FROM } from './visibility';

/** A touchpoint with its answers. */
export interface Measured {
  id: string;
  parts: readonly Part[];
}

/** Two touchpoints that ought to be alike and are not. */
export interface Misalignment {
  lower: string;
  higher: string;
  /** Satisfaction of the higher minus that of the lower, 0 to 4, with the 95 % interval of this pair by itself. */
  difference: number;
  low: number;
  high: number;
}

export interface Alignment {
  /** Widest difference first. */
  pairs: Misalignment[];
  /** Pairs that were looked at: both with 30 answers or more. */
  compared: number;
}

interface Tested extends Difference {
  a: string;
  b: string;
  p: number;
}

/**
 * Which touchpoints of a group (those with the same promise) differ more than chance explains, over all groups of a
 * map at once. Each pair is tested once, however many groups hold it: Welch's t test of the two means (Biometrika 34,
 * 1947, 28–35), then Holm's step-down procedure over all pairs (Scandinavian Journal of Statistics 6, 1979, 65–70).
 * So the chance that any pair at all is flagged although nothing differs stays below 5 %, with 3 touchpoints as with
 * 60. Touchpoints with fewer than 30 answers are not compared: with so few the t distribution promises too much.
 */
export function findMisaligned(groups: readonly (readonly Measured[])[]): Alignment {
  const samples = new Map<string, Sample | null>();
  const tested = new Map<string, Tested>();
  for (const group of groups) {
    const known = group.flatMap(({ id, parts }) => {
      if (!samples.has(id)) samples.set(id, comparable(parts));
      const sample = samples.get(id);
      return sample ? [{ id, sample }] : [];
    });
    known.forEach((one, index) => {
      for (const other of known.slice(index + 1)) {
        const [a, b] = one.id < other.id ? [one, other] : [other, one];
        const key = `${a.id} ${b.id}`;
        if (a.id === b.id || tested.has(key)) continue;
        const difference = compareSamples(a.sample, b.sample);
        if (difference) tested.set(key, { ...difference, a: a.id, b: b.id, p: chance(difference) });
      }
    });
  }
  const all = [...tested.values()].sort((a, b) => a.a.localeCompare(b.a) || a.b.localeCompare(b.b));
  const pairs = holm(all.map(({ p }) => p)).flatMap((index) => all[index] ?? []);
  return {
    pairs: pairs.map(toMisalignment).sort((a, b) => b.difference - a.difference),
    compared: tested.size,
  };
}

function comparable(parts: readonly Part[]): Sample | null {
  const sample = satisfactionSample(parts);
  return sample.n >= NORMAL_FROM ? sample : null;
}

/** Probability of a difference at least as large if the two do not differ. */
function chance({ difference, error, df }: Difference): number {
  if (difference === 0) return 1;
  return error === 0 ? 0 : twoSided(Math.abs(difference) / error, df);
}

function toMisalignment({ a, b, difference, error, df }: Tested): Misalignment {
  const size = Math.abs(difference);
  const reach = tCritical(Math.max(1, df)) * error;
  const span = SATISFACTION_SCALE.max - SATISFACTION_SCALE.min;
  const [lower, higher] = difference > 0 ? [a, b] : [b, a];
  return { lower, higher, difference: size, low: size - reach, high: Math.min(span, size + reach) };
}
