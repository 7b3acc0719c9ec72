'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Origin of the page; empty on the server and in the first render, so that both draw the same. */
export function useOrigin(): string {
  return useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  );
}
