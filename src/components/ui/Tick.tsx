'use client';

import { type InputHTMLAttributes, useState } from 'react';

/** A box whose tick is stored elsewhere: it shows at once, and from then on what is stored. */
export function Tick({
  checked,
  onTick,
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'checked' | 'onChange'> & {
  checked: boolean;
  /** Resolves when it is stored, or cannot be. */
  onTick: (checked: boolean) => Promise<unknown>;
}) {
  const [ticked, setTicked] = useState<boolean | null>(null);
  const tick = async (next: boolean) => {
    setTicked(next);
    try {
      await onTick(next);
    } finally {
      setTicked(null);
    }
  };
  return (
    <input
      {...rest}
      type="checkbox"
      checked={ticked ?? checked}
      onChange={({ target }) => void tick(target.checked)}
    />
  );
}
