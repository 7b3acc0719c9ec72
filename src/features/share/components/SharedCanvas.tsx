'use client';

import { useCallback, useEffect, useMemo, useRef } from 'react';
import { MapEditingProvider } from '@/features/map/components/MapEditing';
import { MapGrid } from '@/features/map/components/MapGrid';
import type { CellAddress } from '@/features/map/components/useGridKeys';
import { STILL, useStillEditing } from '@/features/map/components/useStillEditing';
import type { MapModel } from '@/features/map/prepare';
import type { SharedMap } from '../schema';
import { CommentsPanel } from './CommentsPanel';
import { SharedList } from './SharedList';

/** A shared map, as drawn or as a list, and beside it what customers wrote at the chosen touchpoint. */
export function SharedCanvas({
  shared,
  model,
  list,
  chosen,
  onChoose,
}: {
  shared: SharedMap;
  model: MapModel;
  list: boolean;
  /** A touchpoint; null while nothing was chosen. */
  chosen: string | null;
  onChoose: (id: string | null) => void;
}) {
  const { data, numbers, comments } = shared;
  const canvas = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const choose = useCallback((id: string) => (comments ? onChoose(id) : undefined), [comments, onChoose]);
  const editing = useStillEditing(data, choose);
  const still = useMemo(
    () => ({
      ...STILL,
      keys: {
        ...STILL.keys,
        onOpen: ({ row, column }: CellAddress) => {
          const id = model.columns[column]?.touchpoint?.id;
          if (row > 0 && id) choose(id);
        },
      },
    }),
    [model, choose],
  );
  useEffect(() => {
    const head = chosen && grid.current?.querySelector(`.tph[data-touchpoint="${CSS.escape(chosen)}"]`);
    if (head) head.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  if (data.stages.length === 0)
    return (
      <main className="shared-main">
        <div className="empty">
          <b>This map is empty</b>
          <span>Nothing was drawn on it yet.</span>
        </div>
      </main>
    );
  const touchpoint = comments && !list ? model.touchpoints.find(({ id }) => id === chosen) : undefined;
  return (
    <main className="shared-main">
      <p id="map-summary" className="vh">
        {numbers ? model.summary : `${model.stageCount}, ${model.touchpointCount}`}
      </p>
      {list ? (
        <SharedList data={data} model={model} numbers={numbers} comments={comments} />
      ) : (
        <MapEditingProvider value={editing}>
          <div className="canvas" ref={canvas}>
            <MapGrid
              data={data}
              model={model}
              canvas={canvas}
              grid={grid}
              {...still}
              selectedId={touchpoint?.id ?? null}
            />
          </div>
        </MapEditingProvider>
      )}
      {comments && touchpoint ? (
        <CommentsPanel
          comments={comments}
          touchpoints={model.touchpoints}
          chosen={touchpoint}
          range={data.range}
          onChoose={onChoose}
        />
      ) : null}
    </main>
  );
}
