'use client';

import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { Leave } from '@/components/ui/EditableText';
import { useToast } from '@/components/ui/Toast';
import { useChannels } from '@/features/channel/client';
import { offeredChannels } from '@/features/touchpoint/components/channels';
import type { MapModel } from '../prepare';
import type { MapData } from '../schema';
import { FIRST_LANE, ROWS } from './lanes';
import type { EditMode, MapEditing } from './MapEditing';
import { focusCell, focusElement, type GridKeys, isOver } from './useGridKeys';
import type { MapActions } from './useMapActions';
import type { useMapView } from './useMapView';
import type { Picking } from './usePicking';

const distinct = (names: readonly string[]) => [...new Set(names.filter((name) => name !== ''))].sort();

/**
 * Where focus goes when typing in a cell has ended: back to the cell, or into the next text. Down and up stay in the
 * column, next and previous go along the row and on in the one after it. What there is, the page says, so that every
 * lane takes part.
 */
function leave(how: Leave, from: HTMLElement): void {
  const cell = from.closest<HTMLElement>('[data-cell]');
  const grid = cell?.closest('[role="grid"]');
  if (!cell || !grid) return;
  const texts = [...grid.querySelectorAll<HTMLElement>('[data-cell] .editable')].filter(
    (text) => text === from || text.querySelector('[data-edit]'),
  );
  const upright = how === 'down' || how === 'up';
  const line = upright ? texts.filter((text) => text === from || isOver(text, cell)) : texts;
  const by = how === 'escape' ? null : how === 'down' || how === 'next' ? 1 : -1;
  const target = by === null ? undefined : line[line.indexOf(from) + by];
  const next = target?.closest<HTMLElement>('[data-cell]') ?? cell;
  focusElement(grid, next);
  // Enter goes on writing where there is nothing yet; what is written already it leaves closed.
  const edit = target?.querySelector<HTMLElement>('[data-edit]');
  if (edit && (!upright || edit.querySelector('.addc'))) edit.click();
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
  picking,
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
  picking: Picking;
}): { editing: MapEditing; keys: GridKeys } {
  const toast = useToast();
  const visible = useMemo(() => data.lanes.filter(({ hidden }) => !hidden), [data.lanes]);
  const latest = useRef({ model, mode, visible, picking });
  useEffect(() => {
    latest.current = { model, mode, visible, picking };
  });

  // Joined, so that a new answer with the same names does not draw every cell again.
  const { data: inUse } = useChannels(data.workspace.slug, mayEdit);
  const channels = distinct([
    ...model.touchpoints.map(({ source }) => source.channel),
    ...(inUse ?? []).map(({ name }) => name),
  ]).join('\n');
  const departments = distinct(data.departments.map(({ name }) => name)).join('\n');

  const editing = useMemo<MapEditing>(
    () => ({
      workspace: data.workspace.slug,
      lanes: data.lanes,
      mayEdit,
      mode,
      actions,
      channels: offeredChannels(channels.split('\n').filter(Boolean)),
      departments: departments.split('\n').filter(Boolean),
      leave,
      orphan: (label, draft) =>
        toast(`${label} is gone: somebody deleted it while you were writing “${draft}”.`, {
          label: 'Copy text',
          run: () => void navigator.clipboard.writeText(draft),
        }),
      select,
      pickAll: picking.pickAll,
    }),
    [
      data.workspace.slug,
      data.lanes,
      mayEdit,
      mode,
      actions,
      channels,
      departments,
      toast,
      select,
      picking.pickAll,
    ],
  );

  const keys = useMemo<GridKeys>(() => {
    const column = (index: number) => latest.current.model.columns[index];
    const editable = () => mayEdit && latest.current.mode === 'content';
    const laneAt = (row: number) => latest.current.visible[row - FIRST_LANE]?.id;
    /** What a digit means depends on the lane: a face, or an importance. */
    const setDigit = (laneId: string | undefined, id: string, digit: number) => {
      const lane = latest.current.visible.find((one) => one.id === laneId);
      const source = latest.current.model.touchpoints.find((one) => one.id === id)?.source;
      if (lane?.kind === 'feeling') void actions.setLevel(id, 'mood', digit);
      else if (lane?.kind === 'importance' || lane?.kind === 'businessImportance')
        void actions.setLevel(id, lane.kind, digit);
      else if (lane?.kind === 'emotion')
        void actions.setLaneNumber(lane.id, id, digit, source?.values[lane.id]?.number ?? null);
    };
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
        if (!mayEdit || laneAt(row) === 'curve') return;
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
        const { picked } = latest.current.picking;
        if (at.touchpoint && row === ROWS.touchpoint && picked.has(at.touchpoint.id) && picked.size > 1)
          void actions.removeMany(picked);
        else if (row === ROWS.stage) void actions.removeStage(at.stageId);
        else if (at.touchpoint) void actions.removeTouchpoint(at.touchpoint.id);
      },
      onDigit: ({ row, column: index }, digit) => {
        const id = column(index)?.touchpoint?.id;
        if (editable() && id) setDigit(laneAt(row), id, digit);
      },
      onExtend: ({ row, column: index }, by) => {
        const from = column(index)?.touchpoint?.id;
        const columns = latest.current.model.columns.filter(({ touchpoint }) => touchpoint);
        const next = columns[columns.findIndex(({ touchpoint }) => touchpoint?.id === from) + by];
        if (!from || !next?.touchpoint) return;
        latest.current.picking.extendTo(next.touchpoint.id, from);
        focusCell(grid.current, { row, column: next.index });
      },
      onPick: ({ row, column: index }) => {
        const at = column(index);
        if (row === ROWS.stage && at) latest.current.picking.pickAll(at.stageId);
        else if (at?.touchpoint) latest.current.picking.toggle(at.touchpoint.id);
      },
      onPickAll: ({ column: index }) => {
        const at = column(index);
        if (at) latest.current.picking.pickAll(at.stageId);
      },
      onGrab: () => undefined,
      onColumn: (index) => {
        const slug = column(index)?.touchpoint?.slug;
        const open = new URLSearchParams(window.location.search).get('touchpoint');
        if (open !== null && slug && slug !== open) show({ touchpoint: slug }, { replace: true });
      },
    };
  }, [mayEdit, actions, select, setMode, grid, show]);

  return { editing, keys };
}
