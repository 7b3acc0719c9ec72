import type { ReactNode } from 'react';

interface Notes {
  /** Of the control; the notes have ids made from it. */
  id: string;
  hint?: ReactNode;
  /** A sentence about what is wrong. */
  error?: string | undefined;
}

/** Ids of the notes that say something, for `aria-describedby`. */
export const describedBy = ({ id, hint, error }: Notes): string | undefined =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;

/** What stands below a control: its hint, and what is wrong with it, which is announced. */
export function FieldNotes({ id, hint, error }: Notes) {
  return (
    <>
      {hint ? (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      ) : null}
      <span id={`${id}-error`} role="alert" className="t12 text-danger empty:hidden">
        {error}
      </span>
    </>
  );
}
