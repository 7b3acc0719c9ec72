'use client';

import { setQuery, useQuery } from '@/lib/use-address';

export type CompareAs = 'side' | 'overlay';

function showAs(as: CompareAs): void {
  setQuery((query) => {
    if (as === 'side') query.delete('as');
    else query.set('as', as);
  });
}

/** How the two maps are laid beside each other. It stands in the address, as what is looked at does. */
export function useCompareView() {
  const as: CompareAs = useQuery().get('as') === 'overlay' ? 'overlay' : 'side';
  return { as, showAs };
}
