'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { formatNumber } from '@/domain/format';

const SETTLE_MS = 700;

/** The level the business promises or believes it delivers, on 1–5. */
export function DesiredField({
  desired,
  onChange,
}: {
  desired: number | null;
  onChange: (level: number | null) => void;
}) {
  const id = useId();
  const [draft, setDraft] = useState<number | null>(null);
  const level = draft ?? desired;

  const settle = useRef(() => undefined as unknown);
  useEffect(() => {
    settle.current = () => {
      if (draft !== null && draft !== desired) onChange(draft);
      setDraft(null);
    };
  });
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => settle.current(), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  // Whoever closes the panel before that has set it all the same.
  useEffect(() => () => void settle.current(), []);

  return (
    <div className="desired-field">
      <label htmlFor={id}>Desired level</label>
      <input
        id={id}
        className="range"
        type="range"
        min={1}
        max={5}
        step={0.1}
        value={level ?? 3}
        aria-valuetext={level === null ? 'Not set' : formatNumber(level, 1)}
        onChange={({ target }) => setDraft(target.valueAsNumber)}
      />
      <input
        className="input num"
        type="number"
        aria-label="Desired level, 1 to 5"
        min={1}
        max={5}
        step={0.1}
        value={level ?? ''}
        placeholder="–"
        onChange={({ target }) => {
          const { valueAsNumber } = target;
          if (target.value === '') {
            setDraft(null);
            onChange(null);
          } else if (valueAsNumber >= 1 && valueAsNumber <= 5) setDraft(Math.round(valueAsNumber * 10) / 10);
        }}
      />
    </div>
  );
}
