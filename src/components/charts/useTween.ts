'use client';

import { useEffect, useRef, useState } from 'react';

type Values = Readonly<Record<string, readonly (number | null)[]>>;

const DURATION_MS = 320;

/** Fast at first, without a bounce: close to the house's easing curve. */
const ease = (t: number): number => 1 - (1 - t) ** 4;

/**
 * Follows rows of numbers with a glide of 320 ms, so that data moves instead of jumping. A row that is new, or a
 * number that was or becomes unknown, is there at once; with reduced motion everything is.
 */
export function useTween(target: Values): Values {
  const [shown, setShown] = useState(target);
  const current = useRef(target);
  useEffect(() => {
    const from = current.current;
    if (sameValues(from, target)) return;
    const still =
      !Object.keys(target).some((key) => from[key]) ||
      matchMedia('(prefers-reduced-motion: reduce)').matches ||
      document.hidden;
    const show = (values: Values) => {
      current.current = values;
      setShown(values);
    };
    if (still) {
      show(target);
      return;
    }
    const start = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const t = Math.min(1, Math.max(0, now - start) / DURATION_MS);
      show(t === 1 ? target : between(from, target, ease(t)));
      if (t < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [target]);
  // A row that has just come must not wait for the effect: its place would be empty for a frame.
  return Object.keys(target).every((key) => shown[key]) ? shown : target;
}

function sameValues(a: Values, b: Values): boolean {
  const keys = Object.keys(b);
  if (keys.length !== Object.keys(a).length) return false;
  return keys.every((key) => {
    const [x, y] = [a[key], b[key]];
    return x && y && x.length === y.length && x.every((value, index) => value === y[index]);
  });
}

function between(from: Values, to: Values, t: number): Values {
  return Object.fromEntries(
    Object.entries(to).map(([key, row]) => [
      key,
      row.map((value, index) => {
        const before = from[key]?.[index];
        return value === null || before === null || before === undefined
          ? value
          : before + (value - before) * t;
      }),
    ]),
  );
}
