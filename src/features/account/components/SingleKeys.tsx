'use client';

import { setSingleKeys, useSingleKeys } from '@/lib/use-single-keys';

/** Turns keys that work by themselves off and on. */
export function SingleKeys() {
  const on = useSingleKeys();
  return (
    <div className="grid gap-1">
      <label className="row">
        <input type="checkbox" checked={on} onChange={({ target }) => setSingleKeys(target.checked)} />
        Single-key shortcuts
      </label>
      <p className="t12 mute" role="status">
        {on
          ? 'A letter alone does something on the map, such as L for the next lens. Kept in this browser.'
          : 'Off in this browser: a letter alone does nothing. Arrows, Enter and keys with Ctrl or ⌘ still work.'}
      </p>
    </div>
  );
}
