'use client';

import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { useHydrated } from '@/lib/use-hydrated';
import type { FormFault } from '../client';
import './account.css';

/**
 * A form that is sent by script, so that what was typed stays whatever happens. A fault of a field stands beside the
 * field, any other above the button; the first field at fault gets the focus.
 */
export function AccountForm({
  submit,
  busy,
  fault,
  onSubmit,
  children,
}: {
  submit: string;
  busy: boolean;
  fault: FormFault | null;
  onSubmit: (values: Record<string, string>) => void;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const hydrated = useHydrated();
  useEffect(() => {
    if (fault) form.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus();
  }, [fault]);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const entries = [...new FormData(event.currentTarget).entries()];
    onSubmit(Object.fromEntries(entries.map(([name, value]) => [name, String(value)])));
  };
  const general = fault && Object.keys(fault.fields).length === 0 ? fault.message : null;
  return (
    // Posting is the fallback that never runs: before the script is there, the fields must not end up in the address.
    <form ref={form} className="account-form" method="post" noValidate onSubmit={send}>
      {children}
      <div role="alert" className={general ? 'account-fault' : 'vh'}>
        {general}
      </div>
      <Button
        type="submit"
        kind="primary"
        size="l"
        busy={busy}
        disabled={!hydrated}
        data-early={!hydrated || undefined}
      >
        {submit}
      </Button>
    </form>
  );
}
