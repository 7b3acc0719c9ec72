'use client';

import type { RefObject } from 'react';
import { useOpenPalette } from '@/features/workspace/components/Commands';
import type { useClipboard } from './useClipboard';
import { focusCell } from './useGridKeys';
import { HERE, type Screen, useMapCommands } from './useMapCommands';
import { useMapKeys, useUndoKeys } from './useMapKeys';
import type { Picking } from './usePicking';

/** What can be done with the map from anywhere on it: by keys, and by name in the palette. */
export function useControls({
  grid,
  picking,
  clipboard,
  selectedIndex,
  narrow,
  onEscape,
  onLensBy,
  onGrid,
  ...screen
}: Omit<Screen, 'goToStage' | 'onCopy' | 'onPaste' | 'onPickAll'> & {
  grid: RefObject<HTMLElement | null>;
  picking: Picking;
  clipboard: ReturnType<typeof useClipboard>;
  /** Column of the touchpoint whose panel is open. */
  selectedIndex: number | undefined;
  /** On a phone nothing is edited. */
  narrow: boolean;
  onEscape: () => void;
  onLensBy: (by: 1 | -1) => void;
  /** The grid is to be shown, not the table. */
  onGrid: () => void;
}): void {
  const { model, mayEdit, actions } = screen;
  const openPalette = useOpenPalette();
  useUndoKeys(actions);
  useMapKeys({
    onLens: onLensBy,
    onTable: screen.onTable,
    onKeys: screen.onKeys,
    onNew: screen.onTouchpoint,
    onFind: () => openPalette(HERE),
    onEscape: () => (picking.picked.size > 0 ? picking.clear() : onEscape()),
    onEnterGrid: () => focusCell(grid.current, { row: 1, column: selectedIndex ?? 0 }),
  });
  useMapCommands({
    ...screen,
    mayEdit: mayEdit && !narrow,
    goToStage: (id) => {
      const start = model.stages.find((stage) => stage.id === id)?.start;
      onGrid();
      if (start !== undefined)
        requestAnimationFrame(() => focusCell(grid.current, { row: 0, column: start }));
    },
    onCopy: () => void clipboard.copy(),
    onPaste: () => void clipboard.pasteFromSystem(),
    onPickAll: () => picking.pick(model.touchpoints.map(({ id }) => id)),
  });
}
