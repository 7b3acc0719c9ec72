'use client';

import { useCallback, useMemo, useState } from 'react';
import { useDerived } from '@/features/desired/client';
import type { useMapView } from '@/features/map/components/useMapView';
import type { MapModel } from '@/features/map/prepare';
import type { MapData } from '@/features/map/schema';
import { prepareLens } from '../prepare';
import { LENS_HINTS, LENS_NAMES, type Lens, lensBeside, lensOf } from '../schema';

/** Through which lens the map is looked at, what that adds, and how to change it. A change is said aloud. */
export function useLens(
  chosen: Lens,
  {
    data,
    model,
    show,
    announce,
  }: {
    data: MapData;
    model: MapModel;
    show: ReturnType<typeof useMapView>['show'];
    announce: (text: string) => void;
  },
) {
  const [beside, setBeside] = useState<string | null>(null);
  const { desiredMaps, kind } = data;
  // A desired map is not laid over another one.
  const over = chosen === 'desired' && kind === 'current' ? desiredMaps : [];
  const laid = over.find(({ id }) => id === beside) ?? over[0];
  const derived = useDerived(data, laid?.id ?? null);
  const lens = useMemo(() => prepareLens(chosen, data, model, derived), [chosen, data, model, derived]);
  const choose = useCallback(
    (next: Lens) => {
      show({ lens: next });
      announce(`${LENS_NAMES[next]} lens. ${LENS_HINTS[next]}`);
    },
    [show, announce],
  );
  /** To the next lens or the one before; from the address, as two presses may come before the next render. */
  const step = useCallback(
    (by: 1 | -1) => choose(lensBeside(lensOf(new URLSearchParams(location.search).get('lens')), by)),
    [choose],
  );
  return { lens, choose, step, layOver: setBeside };
}
