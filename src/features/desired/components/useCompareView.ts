'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

export type CompareAs = 'side' | 'overlay';

/** How the two maps are laid beside each other. It stands in the address, as what is looked at does. */
export function useCompareView() {
  const params = useSearchParams();
  const path = usePathname();
  const as: CompareAs = params.get('as') === 'overlay' ? 'overlay' : 'side';
  const showAs = useCallback(
    (as: CompareAs) => {
      const next = new URLSearchParams(window.location.search);
      if (as === 'side') next.delete('as');
      else next.set('as', as);
      window.history.pushState(null, '', next.size > 0 ? `${path}?${next}` : path);
    },
    [path],
  );
  return { as, showAs };
}
