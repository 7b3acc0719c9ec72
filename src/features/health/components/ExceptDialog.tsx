'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { useAttempt } from '@/components/ui/useAttempt';
import type { CheckId } from '@/domain/health';

/** A check, or with a subject one finding of it. */
export interface Asked {
  rule: CheckId;
  subject: string;
}

/** Asks why something does not apply: without a reason it would only be hidden. */
export function ExceptDialog({
  asked,
  onClose,
  except,
}: {
  asked: (Asked & { what: string }) | null;
  onClose: () => void;
  except: (what: Asked & { reason: string }) => Promise<string | null>;
}) {
  const field = useId();
  const [reason, setReason] = useState('');
  const { attempt, busy, problem } = useAttempt();
  return (
    <Dialog
      open={asked !== null}
      onClose={onClose}
      title="Does not apply"
      description="It is kept with its reason under “Set aside”, for everybody, and can be brought back."
    >
      <p className="health-what" dir="auto">
        {asked?.what}
      </p>
      <form
        className="field"
        onSubmit={(event) => {
          event.preventDefault();
          if (!asked) return;
          const { rule, subject } = asked;
          void attempt(() => except({ rule, subject, reason }), onClose);
        }}
      >
        <label htmlFor={field}>Why it does not apply here</label>
        <input
          id={field}
          className="input"
          dir="auto"
          value={reason}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${field}-error` : undefined}
          onChange={({ target }) => setReason(target.value)}
        />
        {problem ? (
          <p id={`${field}-error`} role="alert" className="text-danger">
            {problem}
          </p>
        ) : null}
        <div className="row mt-4">
          <Button type="submit" kind="primary" busy={busy}>
            Set aside
          </Button>
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
