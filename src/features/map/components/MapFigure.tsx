'use client';

import { useMemo, useRef } from 'react';
import { prepareMap } from '../prepare';
import type { MapData } from '../schema';
import { type MapEditing, MapEditingProvider } from './MapEditing';
import { MapGrid } from './MapGrid';
import { useHistory } from './useHistory';
import { useMapActions } from './useMapActions';
import './map.css';

const nothing = () => undefined;
const KEYS = {
  onOpen: nothing,
  onEdit: nothing,
  onMove: nothing,
  onDelete: nothing,
  onDigit: nothing,
  onColumn: nothing,
  onExtend: nothing,
  onPick: nothing,
  onPickAll: nothing,
  onGrab: nothing,
};
const PICKING = {
  picked: new Set<string>(),
  toggle: nothing,
  extendTo: nothing,
  pickAll: nothing,
  pick: nothing,
  clear: nothing,
};

/** The map as a picture: drawn by the same parts as the real one, out of reach of pointer, keyboard and reader. */
export function MapFigure({ data, now }: { data: MapData; now: number }) {
  const canvas = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const model = useMemo(() => prepareMap(data, now), [data, now]);
  const { recorder } = useHistory(data.id);
  const actions = useMapActions(data, { history: recorder, announce: nothing });
  const editing: MapEditing = useMemo(
    () => ({
      workspace: data.workspace.slug,
      lanes: data.lanes,
      mayEdit: false,
      mode: 'off',
      actions,
      channels: [],
      departments: [],
      leave: nothing,
      orphan: nothing,
      select: nothing,
      pickAll: nothing,
    }),
    [data.workspace.slug, data.lanes, actions],
  );
  return (
    <MapEditingProvider value={editing}>
      <div className="map-figure" inert aria-hidden="true">
        <div ref={canvas} className="canvas">
          <MapGrid
            data={data}
            model={model}
            canvas={canvas}
            grid={grid}
            keys={KEYS}
            selectedId={null}
            landings={{}}
            age={null}
            adding={null}
            onAdding={nothing}
            picking={PICKING}
            announce={nothing}
          />
        </div>
      </div>
    </MapEditingProvider>
  );
}
