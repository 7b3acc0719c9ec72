'use client';

import { useEffect, useState } from 'react';

/**
 * The time in milliseconds, as of at most `every` milliseconds ago. `initial` is the time the page was made, so that
 * the browser's first picture is the server's.
 */
export function useNow(every: number, initial?: number): number {
  const [now, setNow] = useState(() => initial ?? Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
