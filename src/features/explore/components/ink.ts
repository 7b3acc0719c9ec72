import { INK, SAT } from '@/features/export/components/ink';
import type { Ink } from '../prepare/drawing';

/** The page's own colours, in whatever theme it is in. */
export const PAGE_INK: Ink = {
  ink: 'var(--ink)',
  soft: 'var(--ink-2)',
  faint: 'var(--ink-3)',
  grid: 'var(--c-grid)',
  context: 'var(--ink-4)',
  band: 'var(--c-band)',
  surface: 'var(--surface)',
  levels: {
    1: 'var(--sat-1)',
    2: 'var(--sat-2)',
    3: 'var(--sat-3)',
    4: 'var(--sat-4)',
    5: 'var(--sat-5)',
  },
};

/** Those of a picture, which is on paper wherever it goes. */
export const PAPER_INK: Ink = {
  ink: INK.ink,
  soft: INK.soft,
  faint: INK.faint,
  grid: INK.grid,
  context: '#9c9ea4',
  band: INK.lineFaint,
  surface: INK.surface,
  levels: SAT,
};
