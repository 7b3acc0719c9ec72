'use client';

import { clsx } from 'clsx';
import { memo } from 'react';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { ROLES } from '@/features/map/components/roles';
import type { MapInsight } from '@/features/map/schema';
import { InsightNotes } from './InsightNotes';

/** Pain points, delights and barriers noted at one touchpoint. */
export const InsightCell = memo(function InsightCell({
  id,
  name,
  insights,
  day,
  row,
  index,
  endsStage,
  lang,
}: {
  id: string;
  name: string;
  insights: readonly MapInsight[];
  day: number;
  row: number;
  index: number;
  endsStage: boolean;
  lang: string;
}) {
  const { mode } = useMapEditing();
  return (
    <div
      {...ROLES.cell}
      className={clsx('cell', endsStage && 'se')}
      data-cell={`${row}:${index}`}
      data-touchpoint={id}
      lang={lang}
      style={{ gridRow: row + 1, gridColumn: index + 2 }}
    >
      <InsightNotes
        touchpointId={id}
        name={name}
        insights={insights}
        day={day}
        editable={mode === 'content'}
        inGrid
      />
    </div>
  );
});
