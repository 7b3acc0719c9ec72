'use client';

import { Menu } from '@/components/ui/Menu';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { MapTouchpoint } from '@/features/map/schema';
import { importanceName } from '../schema';

const LEVELS = [5, 4, 3, 2, 1] as const;
const DOTS = [0, 1, 2, 3, 4];

/** Five dots, the first `level` of them filled. Ink, not a colour: importance is no score. */
function Dots({ level }: { level: number }) {
  return (
    <svg className="dots" width={42} height={8} viewBox="0 0 42 8" aria-hidden="true">
      {DOTS.map((dot) => (
        <circle key={dot} cx={4 + dot * 8.5} cy={4} r={2.75} className={dot < level ? 'on' : undefined} />
      ))}
    </svg>
  );
}

/** How much a touchpoint matters, to the customer or to the business, from 1 to 5. */
export function Importance({
  field,
  label,
  source,
  editable,
  inGrid,
}: {
  field: 'importance' | 'businessImportance';
  label: string;
  source: MapTouchpoint;
  editable: boolean;
  inGrid: boolean;
}) {
  const { actions } = useMapEditing();
  const level = source[field];
  const shown =
    level === null ? null : (
      <span className="imp">
        <Dots level={level} />
        {importanceName(level)}
      </span>
    );
  if (!editable) return shown ?? (inGrid ? null : <span className="mute">Not said</span>);
  const choose = (value: number | null) => void actions.setLevel(source.id, field, value);
  return (
    <Menu
      label={`${label}, ${source.name}`}
      trigger={
        <button
          type="button"
          data-edit
          className="plain-edit"
          aria-label={`${label}, ${source.name}: ${level === null ? 'not said' : `${importanceName(level)}, ${level} of 5`}`}
          {...(inGrid ? { tabIndex: -1 } : {})}
          onKeyDown={(event) => event.stopPropagation()}
        >
          {shown ?? <span className="addc">Set importance</span>}
        </button>
      }
      items={[
        ...LEVELS.map((value) => ({
          id: String(value),
          label: (
            <span className="imp">
              <Dots level={value} />
              {importanceName(value)}
            </span>
          ),
          chosen: value === level,
          onSelect: () => choose(value),
        })),
        { id: 'none', label: 'Not said', chosen: level === null, onSelect: () => choose(null) },
      ]}
    />
  );
}
