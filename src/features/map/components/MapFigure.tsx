'use client';

import { useMemo, useRef } from 'react';
import { prepareMap } from '../prepare';
import type { MapData } from '../schema';
import { MapEditingProvider } from './MapEditing';
import { MapGrid } from './MapGrid';
import { STILL, useStillEditing } from './useStillEditing';
import './map.css';

/** The map as a picture: drawn by the same parts as the real one, out of reach of pointer, keyboard and reader. */
export function MapFigure({ data, now }: { data: MapData; now: number }) {
  const canvas = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const model = useMemo(() => prepareMap(data, now), [data, now]);
  const editing = useStillEditing(data);
  return (
    <MapEditingProvider value={editing}>
      <div className="map-figure" inert aria-hidden="true">
        <div ref={canvas} className="canvas">
          <MapGrid data={data} model={model} canvas={canvas} grid={grid} {...STILL} />
        </div>
      </div>
    </MapEditingProvider>
  );
}
