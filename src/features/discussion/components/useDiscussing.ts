'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { addressOf } from '@/features/map/components/useGridKeys';
import { TYPING } from '@/features/map/components/useMapKeys';
import type { MapViewState } from '@/features/map/components/useMapView';
import type { MapModel } from '@/features/map/prepare';
import type { MapData } from '@/features/map/schema';
import { setQuery, useQuery } from '@/lib/use-address';
import { singleKeysOn } from '@/lib/use-single-keys';
import { laneAt } from './places';

/** A discussion somebody wants to see: that one, or one about this lane. Each wish is an object of its own. */
export type Asked = { thread: string } | { touchpointId: string; lane: string | null };

/** Opens what is said at a cell: by D, by its mark, or by a link that names the discussion. */
export function useDiscussing({
  data,
  model,
  selectedId,
  select,
  show,
}: {
  data: MapData;
  model: MapModel;
  /** The touchpoint whose panel is open. */
  selectedId: string | null;
  select: (id: string, tab: 'discussion') => void;
  show: (patch: Partial<MapViewState>, options?: { replace?: boolean }) => void;
}) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const latest = useRef({ data, model, selectedId });
  useEffect(() => {
    latest.current = { data, model, selectedId };
  });

  const discuss = useCallback(
    (touchpointId: string, lane: string | null) => {
      setAsked({ touchpointId, lane });
      if (latest.current.selectedId === touchpointId) show({ tab: 'discussion' }, { replace: true });
      else select(touchpointId, 'discussion');
    },
    [select, show],
  );

  const thread = useQuery().get('thread');
  useEffect(() => {
    if (!thread) return;
    setAsked({ thread });
    // Leads there once: from then on the address says which touchpoint is open, as ever.
    setQuery((query) => query.delete('thread'), { replace: true });
  }, [thread]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (key.toLowerCase() !== 'd' || !singleKeysOn()) return;
      if (target instanceof Element && target.closest(TYPING)) return;
      const { data, model, selectedId } = latest.current;
      const address = target instanceof Element ? addressOf(target) : null;
      const id = address ? model.columns[address.column]?.touchpoint?.id : selectedId;
      if (!id || address?.row === 0) return;
      // Or the letter lands in the field that opens.
      event.preventDefault();
      discuss(id, address ? laneAt(data, address.row) : null);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [discuss]);

  return { asked, discuss };
}
