import type { InsightKind } from './schema';

export const KIND_NAMES: Readonly<Record<InsightKind, string>> = {
  pain: 'Pain point',
  delight: 'Delight',
  barrier: 'Barrier',
};

/** Shapes of their marks, in a square of 8. */
export const INSIGHT_MARKS: Readonly<Record<InsightKind, string>> = {
  delight: 'M4 .5 7.7 7H.3z',
  pain: 'M4 7.5 .3 1h7.4z',
  barrier: 'M.5 2.8h7v2.4h-7z',
};
