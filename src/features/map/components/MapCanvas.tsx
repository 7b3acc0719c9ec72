import type { RefObject } from 'react';
import type { LensModel } from '@/features/lens/prepare';
import type { MapModel } from '../prepare';
import type { MapData } from '../schema';
import type { Adding } from './Inserts';
import type { Landings } from './landings';
import { MapEmpty } from './MapEmpty';
import { MapGrid } from './MapGrid';
import { MapPhone } from './MapPhone';
import { MapTable } from './MapTable';
import type { GridKeys } from './useGridKeys';
import type { Picking } from './usePicking';

/** What scrolls: the map as a grid, down the page on a phone, as a table, or what to do while nothing is on it. */
export function MapCanvas({
  data,
  model,
  lens,
  landings,
  canvas,
  grid,
  keys,
  drawn,
  table,
  narrow,
  pending,
  mayEdit,
  selectedId,
  age,
  adding,
  onAdding,
  onStage,
  onOpen,
  picking,
  announce,
}: {
  data: MapData;
  model: MapModel;
  lens: LensModel;
  landings: Landings;
  canvas: RefObject<HTMLDivElement | null>;
  grid: RefObject<HTMLDivElement | null>;
  keys: GridKeys;
  /** Columns whose lanes are drawn. */
  drawn: number;
  table: boolean;
  narrow: boolean;
  /** Another range or persona is on its way. */
  pending: boolean;
  mayEdit: boolean;
  selectedId: string | null;
  /** In place of intervals while the figures are stale. */
  age: string | null;
  adding: Adding | null;
  onAdding: (adding: Adding | null) => void;
  onStage: () => void;
  onOpen: (id: string) => void;
  picking: Picking;
  announce: (text: string) => void;
}) {
  return (
    <div className="canvas" ref={canvas} aria-busy={pending || undefined}>
      <p id="map-summary" className="vh">
        {model.summary}
      </p>
      {data.stages.length === 0 && !adding ? (
        <MapEmpty mayEdit={mayEdit} onAdd={onStage} />
      ) : table ? (
        <MapTable model={model} range={data.range} onOpen={onOpen} />
      ) : narrow ? (
        <MapPhone {...{ model, lens, landings, adding, onAdding, onStage, onOpen }} mapId={data.id} />
      ) : (
        <MapGrid
          {...{ data, model, lens, canvas, grid, keys, selectedId, landings, age, adding, onAdding }}
          {...{ picking, announce, drawn }}
        />
      )}
    </div>
  );
}
