'use client';

import { useMemo } from 'react';
import { type Clock, readSegment, writeSegment } from '@/features/segment/prepare';
import type { Segment } from '@/features/segment/schema';
import { setQuery, useQuery } from '@/lib/use-address';

export interface ThemesView {
  segment: Segment;
  /** Themes of this language only. */
  speaks: string | null;
  /** Those that are hidden, too. */
  hidden: boolean;
  /** The one that is open. */
  theme: string | null;
  faults: string[];
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is looked at. It stands in the address, so that a link shows the same and "back" goes back. */
export function useThemesView(clock: Clock) {
  const query = useQuery();
  const view = useMemo<ThemesView>(() => {
    const { segment, faults } = readSegment(query, clock);
    const [theme, speaks] = [query.get('theme') ?? '', query.get('speaks') ?? ''];
    if (theme && !ID.test(theme)) faults.push('The theme in the address does not exist.');
    return {
      segment,
      faults,
      speaks: /^[a-z]{2,3}$/.test(speaks) ? speaks : null,
      hidden: query.get('hidden') === 'shown',
      theme: ID.test(theme) ? theme.toLowerCase() : null,
    };
  }, [query, clock]);
  return { view, show };
}

function show(patch: Partial<Omit<ThemesView, 'faults'>>, { replace = false } = {}): void {
  setQuery(
    (query) => {
      if (patch.segment) writeSegment(query, patch.segment);
      if (patch.theme !== undefined) setOrDelete(query, 'theme', patch.theme);
      if (patch.speaks !== undefined) setOrDelete(query, 'speaks', patch.speaks);
      if (patch.hidden !== undefined) setOrDelete(query, 'hidden', patch.hidden ? 'shown' : null);
    },
    { replace },
  );
}

function setOrDelete(query: URLSearchParams, name: string, value: string | null): void {
  if (value === null) query.delete(name);
  else query.set(name, value);
}
