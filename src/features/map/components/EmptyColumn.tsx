'use client';

import { useOpenCatalogue } from '@/features/catalogue/components/MapCatalogue';
import type { Adding } from './Inserts';
import { ROWS } from './lanes';
import { useMapEditing } from './MapEditing';
import { ROLES } from './roles';

/** The place of a stage that has no touchpoint yet. */
export function EmptyColumn({
  index,
  stageId,
  onAdding,
}: {
  index: number;
  stageId: string;
  onAdding: (adding: Adding) => void;
}) {
  const { mayEdit } = useMapEditing();
  const openCatalogue = useOpenCatalogue();
  return (
    <div
      {...ROLES.columnHeader}
      tabIndex={index === 0 ? 0 : -1}
      className="tph se"
      data-cell={`${ROWS.touchpoint}:${index}`}
      style={{ gridRow: ROWS.touchpoint + 1, gridColumn: index + 2 }}
    >
      {mayEdit ? (
        <>
          <button
            type="button"
            className="ask"
            aria-label="+ Add touchpoint"
            onClick={() => onAdding({ kind: 'touchpoint', line: index, place: { stageId, after: null } })}
          >
            + Add
          </button>
          <button
            type="button"
            className="ask"
            aria-label="Catalogue for this stage"
            onClick={() => openCatalogue({ stageId })}
          >
            Catalogue
          </button>
        </>
      ) : (
        <span className="t12 mute">No touchpoint yet</span>
      )}
    </div>
  );
}
