'use client';

import { type CSSProperties, memo, type RefObject, useCallback, useMemo } from 'react';
import { useFaded } from '@/features/lens/components/useFaded';
import type { LensModel } from '@/features/lens/prepare';
import { StageHeader } from '@/features/stage/components/StageHeader';
import type { Place } from '@/features/touchpoint/client';
import { TouchpointHeader } from '@/features/touchpoint/components/TouchpointHeader';
import type { MapModel } from '../prepare';
import type { MapData } from '../schema';
import { EmptyColumn } from './EmptyColumn';
import { LANE } from './geometry';
import { type Adding, InsertLines, NewBox } from './Inserts';
import type { Landings } from './landings';
import { FIRST_LANE, ROWS } from './lanes';
import { useMapEditing } from './MapEditing';
import { MapLanes } from './MapLanes';
import { type Dragged, nameOf } from './reorder';
import { ROLES } from './roles';
import { useColumnWidth } from './useColumnWidth';
import { focusCell, focusElement, type GridKeys, useGridKeys } from './useGridKeys';
import { useHold } from './useHold';
import type { Picking } from './usePicking';
import { usePresses } from './usePresses';
import { ReorderProvider, useReorder } from './useReorder';

const NO_LENS: LensModel = { lens: 'experience' };

/** The map as drawn: stages over touchpoints over the curve over lanes. */
export const MapGrid = memo(function MapGrid({
  data,
  model,
  lens = NO_LENS,
  canvas,
  grid,
  keys,
  selectedId,
  landings,
  age,
  adding,
  onAdding,
  picking,
  announce,
  drawn = Number.POSITIVE_INFINITY,
}: {
  data: MapData;
  model: MapModel;
  lens?: LensModel;
  canvas: RefObject<HTMLElement | null>;
  grid: RefObject<HTMLDivElement | null>;
  keys: GridKeys;
  selectedId: string | null;
  landings: Landings;
  /** In place of intervals while the figures are stale. */
  age: string | null;
  adding: Adding | null;
  onAdding: (adding: Adding | null) => void;
  picking: Picking;
  announce: (text: string) => void;
  /** Columns whose lanes are drawn; the others follow. */
  drawn?: number;
}) {
  const { mode, mayEdit, actions, select } = useMapEditing();
  const { columns, stages } = model;
  const lang = data.workspace.locale;
  const width = useColumnWidth(canvas, columns.length);
  const { picked } = picking;
  const lanes = useMemo(() => data.lanes.filter(({ hidden }) => !hidden), [data.lanes]);
  const rows = FIRST_LANE + lanes.length;
  useFaded(lens);

  const onDrop = useCallback(
    (moved: Dragged, place: Place) => {
      const done =
        moved.kind === 'stage'
          ? actions.moveStage(moved.id, place.after)
          : picked.has(moved.id) && picked.size > 1
            ? actions.moveMany(picked, place)
            : actions.moveTouchpoint(moved.id, place);
      // Where it went, the focus goes too.
      void Promise.resolve(done).then(() => {
        const head = grid.current?.querySelector<HTMLElement>(
          moved.kind === 'stage' ? `[data-stage="${moved.id}"]` : `.tph[data-touchpoint="${moved.id}"]`,
        );
        if (head && grid.current?.contains(document.activeElement)) focusElement(grid.current, head);
      });
    },
    [actions, picked, grid],
  );
  const { reorder, grab, ghost, dragging } = useReorder(data, model, canvas, {
    laneWidth: LANE,
    columnWidth: width,
    announce,
    onDrop,
  });
  useHold(grid, mode === 'content', reorder);
  const allKeys = useMemo<GridKeys>(
    () => ({
      ...keys,
      onGrab: ({ row, column }) => {
        const at = model.columns[column];
        if (!mayEdit || !at) return;
        if (row === ROWS.stage) grab({ kind: 'stage', id: at.stageId });
        else if (at.touchpoint) grab({ kind: 'touchpoint', id: at.touchpoint.id });
      },
    }),
    [keys, model, mayEdit, grab],
  );
  const { onFocus, onKeyDown } = useGridKeys(grid, allKeys);
  const isDragged = (id: string) =>
    dragging !== null && (dragging.dragged.id === id || (picked.has(id) && picked.has(dragging.dragged.id)));
  const drop = dragging?.drop;

  const presses = usePresses({ mode, keys, picking, select });

  const selected = columns.find(({ touchpoint }) => touchpoint?.id === selectedId);
  const rest = columns.length + 2;
  return (
    <ReorderProvider value={reorder}>
      <div
        {...{ ...presses, onFocus, onKeyDown }}
        ref={grid}
        className="map"
        data-edit-mode={mode}
        data-lanes
        data-lens={lens.lens}
        style={{ '--cols': columns.length, '--rows': rows, '--col-w': `${width}px` } as CSSProperties}
      >
        <div {...ROLES.grid(data.name)} aria-describedby="map-summary">
          <div {...ROLES.row}>
            <div {...ROLES.columnHeader} className="lane corner" style={{ gridRow: 1, gridColumn: 1 }}>
              {model.stageCount}
              <br />
              {model.touchpointCount}
            </div>
            {stages.map((stage) => (
              <StageHeader
                key={stage.id}
                stage={stage}
                age={age}
                dragged={dragging?.dragged.id === stage.id}
              />
            ))}
            <div className="stg rest" style={{ gridRow: 1, gridColumn: rest }} aria-hidden="true" />
          </div>
          <div {...ROLES.row}>
            <div {...ROLES.columnHeader} className="lane corner2" style={{ gridRow: 2, gridColumn: 1 }}>
              Touchpoint
              <br />
              Survey type
            </div>
            {columns
              .slice(0, drawn)
              .map(({ key, index, number, endsStage, touchpoint, stageId }) =>
                touchpoint ? (
                  <TouchpointHeader
                    key={key}
                    id={touchpoint.id}
                    index={index}
                    name={touchpoint.name}
                    type={touchpoint.type}
                    number={number}
                    moment={touchpoint.source.momentOfTruth}
                    endsStage={endsStage}
                    selected={touchpoint.id === selectedId}
                    picked={picked.has(touchpoint.id)}
                    dragged={isDragged(touchpoint.id) || dragging?.dragged.id === stageId}
                    lang={lang}
                  />
                ) : (
                  <EmptyColumn key={key} index={index} stageId={stageId} onAdding={onAdding} />
                ),
              )}
            <div className="tph rest" style={{ gridRow: 2, gridColumn: rest }} aria-hidden="true" />
          </div>
          <MapLanes
            {...{ lanes, model, lens, lang, width, landings, drawn }}
            range={data.range}
            opportunities={data.opportunities}
          />
        </div>
        {selected ? (
          <div className="colsel" style={{ gridColumn: selected.index + 2 }} aria-hidden="true" />
        ) : null}
        {mode === 'content' ? <InsertLines model={model} onAdding={onAdding} /> : null}
        {columns.map(({ key, index, touchpoint }) =>
          touchpoint && picked.has(touchpoint.id) ? (
            <div key={key} className="colpick" style={{ gridColumn: index + 2 }} aria-hidden="true" />
          ) : null,
        )}
        {drop ? (
          <div
            className={dragging?.dragged.kind === 'stage' ? 'ins drop of-stage' : 'ins drop'}
            style={{ gridColumn: drop.line + 2 }}
            aria-hidden="true"
          />
        ) : null}
        {dragging && !dragging.byKeys ? (
          <div ref={ghost} className="dragghost" dir="auto" aria-hidden="true">
            {picked.size > 1 && picked.has(dragging.dragged.id)
              ? `${picked.size} touchpoints`
              : nameOf(data, dragging.dragged)}
          </div>
        ) : null}
        {adding ? (
          <NewBox
            key={adding.line}
            mapId={data.id}
            adding={adding}
            last={adding.line > 2 && adding.line >= columns.length - 1}
            onClose={(made) => {
              onAdding(null);
              const column = made ? adding.line : Math.max(0, adding.line - 1);
              const row = adding.kind === 'stage' ? ROWS.stage : ROWS.touchpoint;
              requestAnimationFrame(() => focusCell(grid.current, { row, column }));
            }}
          />
        ) : null}
      </div>
    </ReorderProvider>
  );
});
