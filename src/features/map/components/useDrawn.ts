'use client';

import { startTransition, useEffect, useState } from 'react';

/** Columns whose cells are drawn with the page: what is in sight at its start on a wide screen, and some more. */
const FIRST = 18;
/** Columns that follow at a time: so few that a key pressed meanwhile does not wait for them. */
const STEP = 7;

/**
 * How many columns have their cells drawn. Those far to the right follow right after the page is there, without
 * keeping anybody from using it: a long map is in sight, and answers, about as soon as a short one.
 */
export function useDrawn(columns: number, all: boolean): number {
  const [drawn, setDrawn] = useState(all || columns <= FIRST ? Number.POSITIVE_INFINITY : FIRST);
  useEffect(() => {
    if (drawn === Number.POSITIVE_INFINITY) return;
    startTransition(() => setDrawn(drawn + STEP < columns ? drawn + STEP : Number.POSITIVE_INFINITY));
  }, [drawn, columns]);
  return drawn;
}
