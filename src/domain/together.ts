import type { Comparison } from './comparison';
import { holm } from './multiplicity';
import { twoSidedNormal } from './normal';
import { Z95 } from './student';
import type { Verdict } from './verdict';

/**
 * The chance (0–1) of a difference at least as large if there is none, from the difference and its 95 % interval: half of
 * it stands for 1.96 standard errors. Of an interval that is no mirror image the half towards zero counts.
 * Source: Altman & Bland, "How to obtain the P value from a confidence interval", BMJ 343 (2011) d2304.
 */
export function chanceOf({ difference, low, high }: Comparison): number {
  if (difference === 0) return 1;
  const half = difference > 0 ? difference - low : high - difference;
  return half <= 0 ? 0 : twoSidedNormal((Z95 * Math.abs(difference)) / half);
}

/**
 * Verdicts that are read beside one another, so that what is called better or worse is wrong anywhere among them at most
 * one time in twenty: what Holm's procedure does not keep cannot be told yet. Those of too few answers are not looked
 * at, and take nothing from the others.
 */
export function judgedTogether(verdicts: readonly Verdict[]): { verdicts: Verdict[]; compared: number } {
  const looked = verdicts.flatMap(({ word, change }, index) =>
    word === 'few' || change === null ? [] : [{ index, p: chanceOf(change) }],
  );
  const kept = new Set(holm(looked.map(({ p }) => p)).map((place) => looked[place]?.index));
  return {
    compared: looked.length,
    verdicts: verdicts.map((verdict, index) => {
      const { word, change } = verdict;
      if ((word !== 'better' && word !== 'worse') || kept.has(index)) return verdict;
      return { word: 'early', change: change && { ...change, distinguishable: false }, more: null };
    }),
  };
}
