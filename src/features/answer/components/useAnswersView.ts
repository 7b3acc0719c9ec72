'use client';

import { useMemo } from 'react';
import { MOST_LETTERS, MOST_TAGS, ORDERS, type Order } from '@/features/search/schema';
import { type Clock, readSegment, writeSegment } from '@/features/segment/prepare';
import type { Segment } from '@/features/segment/schema';
import { setQuery, useQuery } from '@/lib/use-address';

export interface AnswersView {
  segment: Segment;
  words: string;
  tags: string[];
  commented: boolean;
  order: Order;
  /** The one that is open. */
  rating: string | null;
  /** What in the address was not understood. */
  faults: string[];
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is looked at. It stands in the address, so that a link shows the same and "back" goes back. */
export function useAnswersView(clock: Clock) {
  const query = useQuery();
  const view = useMemo<AnswersView>(() => {
    const { segment, faults } = readSegment(query, clock);
    const rating = query.get('rating') ?? '';
    const tags = [...new Set(query.getAll('tag'))].filter(Boolean);
    const known = tags.filter((id) => ID.test(id));
    if (known.length < tags.length) faults.push('A tag in the address cannot be read: it is left out.');
    if (rating && !ID.test(rating)) faults.push('The rating in the address does not exist.');
    return {
      segment,
      words: (query.get('words') ?? '').slice(0, MOST_LETTERS),
      tags: known.slice(0, MOST_TAGS),
      commented: query.get('comments') === 'only',
      order: ORDERS.find((order) => order === query.get('order')) ?? 'newest',
      rating: rating && ID.test(rating) ? rating.toLowerCase() : null,
      faults,
    };
  }, [query, clock]);
  return { view, show };
}

/** Steps from one to the next and letters that are typed are no places to go back to. */
function show(patch: Partial<Omit<AnswersView, 'faults'>>, { replace = false } = {}): void {
  setQuery(
    (query) => {
      if (patch.segment) writeSegment(query, patch.segment);
      if (patch.words !== undefined) setOrDelete(query, 'words', patch.words);
      if (patch.commented !== undefined) setOrDelete(query, 'comments', patch.commented ? 'only' : '');
      if (patch.order !== undefined) setOrDelete(query, 'order', patch.order === 'newest' ? '' : patch.order);
      if (patch.rating !== undefined) setOrDelete(query, 'rating', patch.rating ?? '');
      if (patch.tags) {
        query.delete('tag');
        for (const tag of patch.tags) query.append('tag', tag);
      }
    },
    { replace },
  );
}

function setOrDelete(query: URLSearchParams, name: string, value: string): void {
  if (value === '') query.delete(name);
  else query.set(name, value);
}
