'use client';

import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '@/components/ui/Icon';
import type { MapModel } from '@/features/map/prepare';
import type { MapData } from '@/features/map/schema';
import { useOpenCounts } from '../client';
import { type Place, placesOf, tellOpen } from './places';
import './discussion.css';

interface Mark extends Place {
  element: HTMLElement;
  /** In a list, inside the button that opens the touchpoint, rather than in a cell of the grid. */
  listed: boolean;
}

/**
 * Marks the cells where something is being discussed. A mark stands inside its cell, whichever kind of cell that is:
 * so it is part of what the cell is called, and moves with it.
 */
export function DiscussionMarks({
  data,
  model,
  area,
  onOpen,
}: {
  data: MapData;
  model: MapModel;
  area: RefObject<HTMLElement | null>;
  onOpen: (touchpointId: string, lane: string | null) => void;
}) {
  const { data: counts } = useOpenCounts(data.workspace.slug, data.id);
  const places = useMemo(() => placesOf(data, counts ?? []), [data, counts]);
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  // After every drawing: only then is it known which cells there are.
  useLayoutEffect(() => {
    const next = area.current ? findMarks(area.current, model, places) : [];
    setMarks((marks) => (same(marks, next) ? marks : next));
  });
  return marks.map(({ element, listed, row, touchpointId, lane, n }) => {
    const face = (
      <>
        <Icon name="chat" size={12} />
        <span aria-hidden="true">{n}</span>
      </>
    );
    return createPortal(
      listed ? (
        <span className="dmark listed">
          {face}
          <span className="vh">, {tellOpen(n)}</span>
        </span>
      ) : (
        <button
          type="button"
          className="dmark"
          tabIndex={-1}
          aria-label={tellOpen(n)}
          title={tellOpen(n)}
          onClick={() => onOpen(touchpointId, lane)}
        >
          {face}
        </button>
      ),
      element,
      `${row}:${touchpointId}`,
    );
  });
}

function findMarks(area: HTMLElement, model: MapModel, places: readonly Place[]): Mark[] {
  if (places.length === 0) return [];
  const columns = new Map(model.columns.map(({ touchpoint, index }) => [touchpoint?.id, index]));
  if (area.querySelector('[data-cell]'))
    return places.flatMap((place) => {
      const column = columns.get(place.touchpointId);
      const element = area.querySelector<HTMLElement>(`[data-cell="${place.row}:${column}"]`);
      return element ? [{ ...place, element, listed: false }] : [];
    });
  return [...Map.groupBy(places, ({ touchpointId }) => touchpointId)].flatMap(([touchpointId, own]) => {
    const element = area.querySelector<HTMLElement>(`[data-open="${touchpointId}"]`);
    const n = own.reduce((sum, place) => sum + place.n, 0);
    return element ? [{ row: 0, touchpointId, lane: null, n, element, listed: true }] : [];
  });
}

const same = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a.length === b.length &&
  a.every(({ element, n, lane }, index) => {
    const other = b[index];
    return other?.element === element && other.n === n && other.lane === lane;
  });
