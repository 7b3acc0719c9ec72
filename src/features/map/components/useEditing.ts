'use client';

import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { Leave } from '@/components/ui/EditableText';
import { useToast } from '@/components/ui/Toast';
import type { MapModel } from '../prepare';
import type { MapData } from '../schema';
import { ROWS } from './lanes';
import type { EditMode, MapEditing } from './MapEditing';
import { addressOf, focusCell, type GridKeys } from './useGridKeys';
import type { MapActions } from './useMapActions';
import type { useMapView } from './useMapView';

const distinct = (names: readonly string[]) => [...new Set(names.filter((name) => name !== ''))].sort();

/** Where focus goes when typing in a cell has ended: back to the cell, or into the next text of the row. */
function leave(how: Leave, from: HTMLElement): void {
  const cell = from.closest<HTMLElement>('[data-cell]');
  const address = addressOf(cell);
  const grid = cell?.closest('[role="grid"]');
  if (!address || !grid) return;
  const texts = [...grid.querySelectorAll<HTMLElement>(`[data-cell^="${address.row}:"] .editable`)];
  const by = { next: 1, previous: -1, enter: null, escape: null }[how];
  const target = by === null ? undefined : texts[texts.indexOf(from) + by];
  focusCell(grid, addressOf(target ?? null) ?? address);
  target?.querySelector<HTMLElement>('[data-edit]')?.click();
}

/** What cells need for editing, and what the grid's keys do. Both stay the same objects while nothing changes. */
export function useEditing({
  data,
  model,
  mode,
  setMode,
  mayEdit,
  actions,
  select,
  grid,
  show,
}: {
  data: MapData;
  model: MapModel;
  mode: EditMode;
  setMode: (mode: EditMode) => void;
  mayEdit: boolean;
  actions: MapActions;
  select: MapEditing['select'];
  grid: RefObject<HTMLElement | null>;
  show: ReturnType<typeof useMapView>['show'];
}): { editing: MapEditing; keys: GridKeys } {
  const toast = useToast();
  const latest = useRef({ model, mode });
  useEffect(() => {
    latest.current = { model, mode };
  });

  // Joined, so that a new answer with the same names does not draw every cell again.
  const channels = distinct(model.touchpoints.map(({ source }) => source.channel)).join('\n');
  const departments = distinct(data.departments.map(({ name }) => name)).join('\n');

  const editing = useMemo<MapEditing>(
    () => ({
      mayEdit,
      mode,
      actions,
      channels: channels.split('\n').filter(Boolean),
      departments: departments.split('\n').filter(Boolean),
      leave,
      orphan: (label, draft) =>
        toast(`${label} is gone: somebody deleted it while you were writing “${draft}”.`, {
          label: 'Copy text',
          run: () => void navigator.clipboard.writeText(draft),
        }),
      select,
    }),
    [mayEdit, mode, actions, channels, departments, toast, select],
  );

  const keys = useMemo<GridKeys>(() => {
    const column = (index: number) => latest.current.model.columns[index];
    const editable = () => mayEdit && latest.current.mode === 'content';
    const click = (cell: HTMLElement) => cell.querySelector<HTMLElement>('[data-edit]')?.click();
    return {
      onOpen: ({ column: index }, cell) => {
        const edit = latest.current.mode === 'off' ? null : cell.querySelector('[data-edit]');
        const id = column(index)?.touchpoint?.id;
        if (edit) click(cell);
        else if (cell.dataset.touchpoint && id) select(id);
        else cell.querySelector('button')?.click();
      },
      onEdit: ({ row, column: index }) => {
        if (!mayEdit || row === ROWS.score) return;
        if (latest.current.mode !== 'content') flushSync(() => setMode('content'));
        const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${row}:${index}"]`);
        if (cell) click(cell);
      },
      onMove: ({ row, column: index }, by) => {
        if (!mayEdit) return;
        const at = column(index);
        const focusMoved = () => {
          const { columns, stages } = latest.current.model;
          const stage = stages.find(({ id }) => id === at?.stageId);
          const moved = columns.find(({ touchpoint }) => touchpoint && touchpoint.id === at?.touchpoint?.id);
          const target = row === ROWS.stage ? stage?.start : moved?.index;
          if (target !== undefined) focusCell(grid.current, { row, column: target });
        };
        if (row === ROWS.stage && at) void actions.stepStage(at.stageId, by).then(focusMoved);
        else if (at?.touchpoint) void actions.stepTouchpoint(at.touchpoint.id, by).then(focusMoved);
      },
      onDelete: ({ row, column: index }) => {
        const at = column(index);
        if (!editable() || !at) return;
        if (row === ROWS.stage) void actions.removeStage(at.stageId);
        else if (at.touchpoint) void actions.removeTouchpoint(at.touchpoint.id);
      },
      onDigit: ({ row, column: index }, digit) => {
        const id = column(index)?.touchpoint?.id;
        if (editable() && row === ROWS.feeling && id) void actions.setLevel(id, 'mood', digit);
      },
      onColumn: (index) => {
        const slug = column(index)?.touchpoint?.slug;
        const open = new URLSearchParams(window.location.search).get('touchpoint');
        if (open !== null && slug && slug !== open) show({ touchpoint: slug }, { replace: true });
      },
    };
  }, [mayEdit, actions, select, setMode, grid, show]);

  return { editing, keys };
}
