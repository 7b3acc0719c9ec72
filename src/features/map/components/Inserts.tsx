'use client';

import { memo } from 'react';
import { Icon } from '@/components/ui/Icon';
import type { Place } from '@/features/touchpoint/client';
import type { MapModel } from '../prepare';
import type { Phase } from '../schema';
import { NewForm } from './NewForm';

/** Something new on its way into the map, before the column `line`. */
export type Adding =
  | { kind: 'touchpoint'; line: number; place: Place }
  | { kind: 'stage'; line: number; after: string | null; phase: Phase };

/** Between all columns: a line that shows on hover, with the button that adds a touchpoint there. */
export const InsertLines = memo(function InsertLines({
  model,
  onAdding,
}: {
  model: MapModel;
  onAdding: (adding: Adding) => void;
}) {
  const { columns } = model;
  return columns.flatMap(({ key, index, stageId, touchpoint, endsStage }) => {
    if (!touchpoint) return [];
    const before = columns[index - 1];
    const after = before?.stageId === stageId ? (before.touchpoint?.id ?? null) : null;
    const line = (at: number, place: Place, label: string) => (
      <div key={`${key}:${at}`} className="ins" style={{ gridColumn: at + 2 }}>
        <button
          type="button"
          tabIndex={-1}
          aria-label={label}
          onClick={(event) => {
            event.stopPropagation();
            onAdding({ kind: 'touchpoint', line: at, place });
          }}
        >
          <Icon name="add" />
        </button>
      </div>
    );
    const lines = [line(index, { stageId, after }, `Insert touchpoint before ${touchpoint.name}`)];
    // The end of the map; elsewhere the next column's line is in the same place.
    if (endsStage && index === columns.length - 1)
      lines.push(
        line(index + 1, { stageId, after: touchpoint.id }, `Insert touchpoint after ${touchpoint.name}`),
      );
    return lines;
  });
});

/** Asks for the name of a new touchpoint or stage, where it will stand. */
export function NewBox({
  mapId,
  adding,
  last,
  onClose,
}: {
  mapId: string;
  adding: Adding;
  /** So far to the end of the map that it opens backwards. */
  last: boolean;
  /** `made`: it is in the map now. */
  onClose: (made: boolean) => void;
}) {
  return (
    <div
      className={last ? 'newplace last' : 'newplace'}
      style={{ gridRow: adding.kind === 'stage' ? 1 : 2, gridColumn: adding.line + 2 }}
    >
      <NewForm mapId={mapId} adding={adding} onClose={onClose} />
    </div>
  );
}
