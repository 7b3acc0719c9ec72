'use client';

import { useEffect, useRef, useState } from 'react';
import { useToast } from './Toast';

/**
 * A part of the page that comes when it is wanted; null until it is there. `onFail`: it did not come, and the reader
 * was told. `load` must stay the same.
 */
export function useLater<Part>(
  load: () => Promise<Part>,
  wanted: boolean,
  onFail: () => void = () => undefined,
): Part | null {
  const [part, setPart] = useState<{ loaded: Part } | null>(null);
  const toast = useToast();
  const fail = useRef(onFail);
  fail.current = onFail;
  const waiting = wanted && !part;
  useEffect(() => {
    if (!waiting) return;
    let gone = false;
    load().then(
      (loaded) => (gone ? undefined : setPart({ loaded })),
      () => {
        if (gone) return;
        toast('This could not be loaded. Check the connection, then load the page again.');
        fail.current();
      },
    );
    return () => {
      gone = true;
    };
  }, [waiting, load, toast]);
  return part?.loaded ?? null;
}
