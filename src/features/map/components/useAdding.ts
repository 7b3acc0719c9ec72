'use client';

import { type RefObject, useState } from 'react';
import type { MapModel } from '../prepare';
import type { MapData } from '../schema';
import type { Adding } from './Inserts';

/** Begins something new: a touchpoint after the one in focus, or a stage at the end. */
export function useAdding({
  data,
  model,
  grid,
  mayEdit,
  onBegin,
}: {
  data: MapData;
  model: MapModel;
  grid: RefObject<HTMLElement | null>;
  mayEdit: boolean;
  /** The map has to be in editing for it. */
  onBegin: () => void;
}) {
  const [adding, setAdding] = useState<Adding | null>(null);

  const addTouchpoint = () => {
    if (!mayEdit) return;
    const focused = grid.current?.querySelector<HTMLElement>('[data-cell][tabindex="0"]');
    const index = Number(focused?.dataset.cell?.split(':')[1] ?? model.columns.length - 1);
    const column = model.columns[index] ?? model.columns.at(-1);
    if (!column) return;
    onBegin();
    setAdding({
      kind: 'touchpoint',
      line: column.index + (column.touchpoint ? 1 : 0),
      place: { stageId: column.stageId, after: column.touchpoint?.id ?? null },
    });
  };

  const addStage = () => {
    const last = data.stages.at(-1);
    onBegin();
    setAdding({
      kind: 'stage',
      line: model.columns.length,
      after: last?.id ?? null,
      phase: last?.phase ?? 'before',
    });
  };

  return { adding, setAdding, addTouchpoint, addStage };
}
