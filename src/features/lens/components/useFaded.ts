'use client';

import { useEffect } from 'react';
import type { LensModel } from '../prepare';

/** Ink of the context: quieter, but still text one can read (4.5:1), and no colour that ranks. */
const FADED = [
  'color: var(--ink-3)',
  ...['ink', 'ink-2', 'accent-ink', 'sat-1t', 'sat-2t', 'sat-3t', 'sat-4t', 'sat-5t'].map(
    (token) => `--${token}: var(--ink-3)`,
  ),
  ...[1, 2, 3, 4, 5].map((level) => `--sat-${level}: var(--c-context)`),
].join(';');

/**
 * Fades the columns beyond the sale while the buying lens is on. A rule by the cells' addresses does it for every lane
 * there is or will be, and switching the lens draws no cell again.
 */
export function useFaded(lens: LensModel): void {
  const columns = lens.lens === 'buying' && lens.beyond.length > 0 ? lens.beyond.join(' ') : '';
  useEffect(() => {
    if (columns === '') return;
    const cells = columns.split(' ').map((index) => `[data-cell$=":${index}"]`);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`.map [data-cell]:is(${cells.join()}):not(.lens-loop) { ${FADED} }`);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [columns]);
}
