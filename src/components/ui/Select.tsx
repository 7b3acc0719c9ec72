import { useId } from 'react';
import { describedBy, FieldNotes } from './FieldNotes';

interface SelectProps<Value extends string> {
  label: string;
  /** The label is for screen readers only; sighted people read it elsewhere. */
  hidden?: boolean;
  hint?: string;
  /** A sentence about what is wrong; announced, and tied to the control. */
  error?: string | undefined;
  name?: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  disabled?: boolean;
}

/**
 * A labelled choice of one among several, by the browser's own control: it works with every keyboard and on every
 * phone.
 */
export function Select<Value extends string>({
  label,
  hidden = false,
  hint,
  error,
  name,
  value,
  options,
  onChange,
  disabled = false,
}: SelectProps<Value>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className={hidden ? 'vh' : undefined}>
        {label}
      </label>
      <select
        id={id}
        name={name}
        className="input"
        value={value}
        disabled={disabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ id, hint, error })}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

/** The same, or none of them, which `none` names. */
export function SelectOrNone<Value extends string>({
  none,
  value,
  options,
  onChange,
  ...select
}: Omit<SelectProps<Value>, 'value' | 'onChange'> & {
  none: string;
  value: Value | null;
  onChange: (value: Value | null) => void;
}) {
  return (
    <Select<Value | ''>
      {...select}
      value={value ?? ''}
      options={[{ value: '', label: none }, ...options]}
      onChange={(chosen) => onChange(chosen || null)}
    />
  );
}
