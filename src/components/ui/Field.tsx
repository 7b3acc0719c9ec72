import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react';
import { describedBy, FieldNotes } from './FieldNotes';

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
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="relative">
        <input
          id={id}
          className="input"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy({ id, hint, error })}
          {...input}
        />
        {end ? <div className="absolute inset-y-0 end-1 flex items-center">{end}</div> : null}
      </div>
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}
