'use client';

import { useMemo } from 'react';
import type { MapData } from '../schema';
import type { MapEditing } from './MapEditing';
import { useHistory } from './useHistory';
import { useMapActions } from './useMapActions';

const nothing = () => undefined;

/** What a grid is given where nothing can be changed, selected or opened. */
export const STILL = {
  keys: {
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
  },
  selectedId: null,
  landings: {},
  age: null,
  adding: null,
  onAdding: nothing,
  picking: {
    picked: new Set<string>(),
    toggle: nothing,
    extendTo: nothing,
    pickAll: nothing,
    pick: nothing,
    clear: nothing,
  },
  announce: nothing,
};

/** `select` is told which touchpoint was chosen, where choosing one shows something. */
export function useStillEditing(data: MapData, select: (id: string) => void = nothing): MapEditing {
  const { recorder } = useHistory(data.id);
  const actions = useMapActions(data, { history: recorder, announce: nothing });
  return useMemo(
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
      select,
      pickAll: nothing,
    }),
    [data.workspace.slug, data.lanes, actions, select],
  );
}
