'use client';

import { useMemo } from 'react';
import { type Clock, readSegment, writeSegment } from '@/features/segment/prepare';
import type { Segment } from '@/features/segment/schema';
import { setQuery, useQuery } from '@/lib/use-address';

export interface ThemesView {
  /** Of all themes: the one in the address is open, and narrows nothing. */
  segment: Segment;
  /** Themes of this language only. */
  speaks: string | null;
  /** Those that are hidden, too. */
  hidden: boolean;
  /** The one that is open. */
  theme: string | null;
  faults: string[];
}

/** What is looked at. It stands in the address, so that a link shows the same and "back" goes back. */
export function useThemesView(clock: Clock) {
  const query = useQuery();
  const view = useMemo<ThemesView>(() => {
    const { segment, faults } = readSegment(query, clock);
    const speaks = query.get('speaks') ?? '';
    return {
      segment: { ...segment, themes: [] },
      faults,
      speaks: /^[a-z]{2,3}$/.test(speaks) ? speaks : null,
      hidden: query.get('hidden') === 'shown',
      theme: segment.themes[0] ?? null,
    };
  }, [query, clock]);
  return { view, show };
}

function show(patch: Partial<Omit<ThemesView, 'faults'>>, { replace = false } = {}): void {
  setQuery(
    (query) => {
      const open = patch.theme === undefined ? query.get('theme') : patch.theme;
      if (patch.segment) writeSegment(query, patch.segment);
      setOrDelete(query, 'theme', open);
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
