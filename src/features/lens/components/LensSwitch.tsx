'use client';

import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { Segmented } from '@/components/ui/Segmented';
import { LENS_NAMES, LENSES, type Lens } from '../schema';

const OPTIONS = LENSES.map((value) => ({ value, label: LENS_NAMES[value] }));

/** Chooses the lens: all in sight on a desk, in a menu where there is no room for them. */
export function LensSwitch({
  lens,
  narrow,
  onLens,
}: {
  lens: Lens;
  narrow: boolean;
  onLens: (lens: Lens) => void;
}) {
  if (!narrow) return <Segmented label="Lens" options={OPTIONS} value={lens} onChange={onLens} />;
  return (
    <Menu
      label="Lens"
      trigger={
        <button type="button" className="select">
          <span className="mute">Lens</span> {LENS_NAMES[lens]}
          <Icon name="chevronDown" />
        </button>
      }
      items={OPTIONS.map(({ value, label }) => ({
        id: value,
        label,
        chosen: value === lens,
        onSelect: () => onLens(value),
      }))}
    />
  );
}
