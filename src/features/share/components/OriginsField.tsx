'use client';

import { useId } from 'react';
import { describedBy, FieldNotes } from '@/components/ui/FieldNotes';

const HINT =
  'Their origins, one a line: https:// and the host, without a path. On any other page the frame stays empty.';

/** Typed origins, one by one. */
export const originsIn = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** Where a map may be embedded, one origin a line. */
export function OriginsField({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Pages that may embed it</label>
      <textarea
        id={id}
        className="input"
        rows={2}
        value={value}
        placeholder="https://intranet.example.com"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ id, hint: HINT, error })}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldNotes id={id} hint={HINT} error={error} />
    </div>
  );
}
