import { useId } from 'react';

/** A native choice of one among many: it works with every keyboard and on every phone. */
export function Choice({
  label,
  hidden = false,
  value,
  options,
  onChange,
}: {
  label: string;
  /** The label is for screen readers only; sighted people read it elsewhere. */
  hidden?: boolean;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="field import-choice">
      <label htmlFor={id} className={hidden ? 'sr-only' : ''}>
        {label}
      </label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
