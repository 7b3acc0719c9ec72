'use client';

import {
  type CSSProperties,
  type MouseEvent,
  memo,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { StageHeader } from '@/features/stage/components/StageHeader';
import type { Place } from '@/features/touchpoint/client';
import { TouchpointHeader } from '@/features/touchpoint/components/TouchpointHeader';
import type { MapModel } from '../prepare';
import type { MapData } from '../schema';
import { EmptyColumn } from './EmptyColumn';
import { columnFor, LANE } from './geometry';
import { type Adding, InsertLines, NewBox } from './Inserts';
import type { Landings } from './landings';
import { ROW_COUNT, ROWS } from './lanes';
import { useMapEditing } from './MapEditing';
import { MapLanes } from './MapLanes';
import { ROLES } from './roles';
import { ScoreRow } from './ScoreRow';
import { focusCell, type GridKeys, useGridKeys } from './useGridKeys';
import { type Dragged, ReorderProvider, useReorder } from './useReorder';

/** The map as drawn: stages over touchpoints over the curve over lanes. */
export const MapGrid = memo(function MapGrid({
  data,
  model,
  canvas,
  grid,
  keys,
  selectedId,
  landings,
  age,
  adding,
  onAdding,
}: {
  data: MapData;
  model: MapModel;
  canvas: RefObject<HTMLElement | null>;
  grid: RefObject<HTMLDivElement | null>;
  keys: GridKeys;
  selectedId: string | null;
  landings: Landings;
  /** In place of intervals while the figures are stale. */
  age: string | null;
  adding: Adding | null;
  onAdding: (adding: Adding | null) => void;
}) {
  const { mode, actions, select } = useMapEditing();
  const { columns, stages } = model;
  const lang = data.workspace.locale;
  const width = useColumnWidth(canvas, columns.length);
  const size = useMemo(() => ({ rows: ROW_COUNT, columns: columns.length }), [columns.length]);
  const { onFocus, onKeyDown } = useGridKeys(grid, size, keys);

  const onDrop = useCallback(
    ({ kind, id }: Dragged, place: Place) =>
      void (kind === 'stage' ? actions.moveStage(id, place.after) : actions.moveTouchpoint(id, place)),
    [actions],
  );
  const sizes = { laneWidth: LANE, columnWidth: width };
  const { reorder, dragged, drop } = useReorder(model, canvas, sizes, onDrop);

  const onClick = ({ target }: MouseEvent) => {
    if (!(target instanceof Element) || target.closest('.edbox, .newbox')) return;
    const cell = target.closest<HTMLElement>('[data-cell], [data-touchpoint]');
    const edit = mode === 'off' ? null : cell?.querySelector<HTMLElement>('[data-edit]');
    const id = cell?.dataset.touchpoint;
    if (edit) edit.click();
    else if (id && mode !== 'desired') select(id);
  };

  const selected = columns.find(({ touchpoint }) => touchpoint?.id === selectedId);
  const rest = columns.length + 2;
  return (
    <ReorderProvider value={reorder}>
      <div
        {...{ onClick, onFocus, onKeyDown }}
        ref={grid}
        className="map"
        data-edit-mode={mode}
        style={{ '--cols': columns.length, '--col-w': `${width}px` } as CSSProperties}
      >
        <div {...ROLES.grid(data.name)} aria-describedby="map-summary">
          <div {...ROLES.row}>
            <div {...ROLES.columnHeader} className="lane corner" style={{ gridRow: 1, gridColumn: 1 }}>
              {model.stageCount}
              <br />
              {model.touchpointCount}
            </div>
            {stages.map((stage) => (
              <StageHeader key={stage.id} stage={stage} age={age} />
            ))}
            <div className="stg rest" style={{ gridRow: 1, gridColumn: rest }} aria-hidden="true" />
          </div>
          <div {...ROLES.row}>
            <div {...ROLES.columnHeader} className="lane corner2" style={{ gridRow: 2, gridColumn: 1 }}>
              Touchpoint
              <br />
              Survey type
            </div>
            {columns.map(({ key, index, number, endsStage, touchpoint, stageId }) =>
              touchpoint ? (
                <TouchpointHeader
                  key={key}
                  id={touchpoint.id}
                  index={index}
                  name={touchpoint.name}
                  type={touchpoint.type}
                  number={number}
                  endsStage={endsStage}
                  selected={touchpoint.id === selectedId}
                  dragged={dragged?.id === touchpoint.id || dragged?.id === stageId}
                  lang={lang}
                />
              ) : (
                <EmptyColumn key={key} index={index} stageId={stageId} onAdding={onAdding} />
              ),
            )}
            <div className="tph rest" style={{ gridRow: 2, gridColumn: rest }} aria-hidden="true" />
          </div>
          <ScoreRow model={model} range={data.range} width={width} landings={landings} />
          <MapLanes model={model} opportunities={data.opportunities} lang={lang} />
        </div>
        {selected ? (
          <div className="colsel" style={{ gridColumn: selected.index + 2 }} aria-hidden="true" />
        ) : null}
        {mode === 'content' ? <InsertLines model={model} onAdding={onAdding} /> : null}
        {drop ? <div className="ins drop" style={{ gridColumn: drop.line + 2 }} aria-hidden="true" /> : null}
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

/** As wide as the columns can be while all of them fit beside each other; the panel does not change it. */
function useColumnWidth(canvas: RefObject<HTMLElement | null>, columns: number): number {
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const element = canvas.current;
    const area = element?.parentElement;
    if (!area) return;
    const measure = () => setRoom(area.clientWidth - (element.offsetWidth - element.clientWidth) - LANE);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(area);
    return () => observer.disconnect();
  }, [canvas]);
  return columnFor(room, columns);
}
