'use client';

import { useId, useState } from 'react';

/** A whole number that is saved when the field is left or Enter pressed; what was typed stays when it is refused. */
export function NumberSetting({
  label,
  unit,
  value,
  most,
  empty = false,
  save,
}: {
  label: string;
  unit: string;
  value: number | null;
  most: number;
  /** Whether it may be left open. */
  empty?: boolean;
  save: (value: number | null) => Promise<string | null>;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const shown = typed ?? (value === null ? '' : String(value));
  const commit = async () => {
    if (typed === null) return;
    const next = typed.trim() === '' ? null : Number(typed);
    if (next === value) {
      setTyped(null);
      setProblem(null);
      return;
    }
    if (next === null ? !empty : !Number.isInteger(next) || next < 1 || next > most)
      return setProblem(`Give a whole number from 1 to ${most}${empty ? ', or nothing' : ''}.`);
    const failed = await save(next);
    setProblem(failed);
    if (!failed) setTyped(null);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="row">
        <input
          id={id}
          className="input health-number num"
          inputMode="numeric"
          value={shown}
          placeholder={empty ? 'Not set' : undefined}
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-unit${problem ? ` ${id}-error` : ''}`}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={() => void commit()}
          onKeyDown={({ key }) => (key === 'Enter' ? void commit() : undefined)}
        />
        <span id={`${id}-unit`} className="mute t12">
          {unit}
        </span>
      </span>
      {problem ? (
        <span id={`${id}-error`} role="alert" className="t12 text-danger">
          {problem}
        </span>
      ) : null}
    </div>
  );
}
