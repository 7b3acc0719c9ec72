import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> {
  label: ReactNode;
  hint?: ReactNode;
  /** A sentence about what is wrong; announced, and tied to the input. */
  error?: string | undefined;
  /** A control at the end of the input, e.g. one that reveals a password. */
  end?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

/** A labelled text input with its hint and its error. */
export function Field({ label, hint, error, end, ...input }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="relative">
        <input
          id={id}
          className="input"
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          {...input}
        />
        {end ? <div className="absolute inset-y-0 end-1 flex items-center">{end}</div> : null}
      </div>
      {hint ? (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      ) : null}
      <span id={`${id}-error`} role="alert" className="t12 text-danger empty:hidden">
        {error}
      </span>
    </div>
  );
}
