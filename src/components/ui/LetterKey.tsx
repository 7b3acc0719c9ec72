'use client';

import type { ReactNode } from 'react';
import { useSingleKeys } from '@/lib/use-single-keys';

/** What is said of a key that works by itself; nothing where such keys are turned off. */
export function LetterKey({ children }: { children: ReactNode }) {
  return useSingleKeys() ? children : null;
}
