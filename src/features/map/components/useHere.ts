'use client';

import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { Present } from '@/contract/change';
import { usePresence } from '@/features/presence/client';
import type { MapModel } from '../prepare';
import type { MapData } from '../schema';
import { addressOf, focusCell } from './useGridKeys';
import type { Live } from './useLive';

/** What a row's first cell calls it; stages and touchpoints name themselves. */
const laneOf = (cell: HTMLElement): string | null =>
  cell.closest('[role="row"]')?.querySelector('[role="rowheader"]')?.textContent?.trim() || null;

/**
 * Who else is at this map, and the ways between a cell as it is told to others, "row:touchpoint id" or "0:stage id",
 * and the cell on this screen, where its touchpoint may stand in another column.
 */
export function useHere({
  data,
  model,
  live,
  area,
  grid,
  selectedId,
}: {
  data: MapData;
  model: MapModel;
  live: Live;
  area: RefObject<HTMLElement | null>;
  grid: RefObject<HTMLElement | null>;
  /** The touchpoint whose panel is open: whoever is in no cell is there. */
  selectedId: string | null;
}) {
  const latest = useRef({ model, selectedId });
  useEffect(() => {
    latest.current = { model, selectedId };
  });

  const cell = useCallback((element: Element | null): string | null => {
    const { model, selectedId } = latest.current;
    const address = addressOf(element);
    const column = address && model.columns[address.column];
    const id = address?.row === 0 ? column?.stageId : column?.touchpoint?.id;
    // Rows of a lens belong to the curve: whoever looks through another lens has them not.
    if (address && id) return `${Math.floor(address.row)}:${id}`;
    return selectedId === null ? null : `1:${selectedId}`;
  }, []);

  const addressFor = useCallback((told: string) => {
    const [row, id] = told.split(':');
    const column = latest.current.model.columns.find((one) =>
      row === '0' ? one.stageId === id : one.touchpoint?.id === id,
    );
    return column ? { row: Number(row), column: column.index } : null;
  }, []);

  const find = useCallback(
    (told: string): HTMLElement | null => {
      const address = addressFor(told);
      if (!address) return null;
      return grid.current?.querySelector(`[data-cell="${address.row}:${address.column}"]`) ?? null;
    },
    [addressFor, grid],
  );

  const people = usePresence({
    workspace: data.workspace.slug,
    map: data.id,
    tab: live.tab,
    stream: live.status === 'live' ? live.stream : null,
    member: !data.workspace.demo,
    present: live.people,
    area,
    cell,
  });

  const whereOf = ({ cell: told }: Present): string | null => {
    const address = told === null ? null : addressFor(told);
    const column = address && model.columns[address.column];
    if (!address || !column) return null;
    if (address.row === 0) return data.stages.find(({ id }) => id === column.stageId)?.name ?? null;
    const element = find(told ?? '');
    const lane = element && laneOf(element);
    return lane ? `${column.touchpoint?.name}, ${lane}` : (column.touchpoint?.name ?? null);
  };

  const onGo = ({ cell: told }: Present) => {
    const address = told === null ? null : addressFor(told);
    if (address) requestAnimationFrame(() => focusCell(grid.current, address));
  };

  return { people, find, whereOf, onGo };
}
