import { memo } from 'react';
import { TYPE_NAMES } from '@/features/touchpoint/prepare';
import type { CatalogueEntry } from '../schema';

/** One typical touchpoint to tick. */
export const EntryRow = memo(function EntryRow({
  entry,
  chosen,
  onMap,
  onChoose,
}: {
  entry: CatalogueEntry;
  chosen: boolean;
  /** The map has one like it already; another may still be added. */
  onMap: boolean;
  onChoose: (chosen: boolean) => void;
}) {
  const { name, channel, department, type, question } = entry;
  return (
    <li>
      <label>
        <input type="checkbox" checked={chosen} onChange={({ target }) => onChoose(target.checked)} />
        <span className="grow">
          <b>{name}</b>{' '}
          <span className="mute t12">
            {channel} · {department}
          </span>
          {onMap ? <span className="badge">On this map</span> : null}
          <span className="catalogue-question mute">
            <span className="t11">{TYPE_NAMES[type]}</span> {question}
          </span>
        </span>
      </label>
    </li>
  );
});
