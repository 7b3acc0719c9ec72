'use client';

import Link from 'next/link';
import { Button, buttonClass } from '@/components/ui/Button';
import { faultOf } from '@/features/account/client';
import { useConfirmEmail } from '../client';

/** Confirms the address of the mail, by a press of the button: opening the link changes nothing. */
export function ConfirmEmail({ token }: { token: string }) {
  const confirm = useConfirmEmail();
  const fault = faultOf(confirm.error);
  if (confirm.data) {
    return (
      <div className="account-note grid gap-3" role="status">
        <p>
          <b className="m">{confirm.data.email}</b> is confirmed.
          {confirm.data.changed ? ' You sign in with it from now on.' : ''}
        </p>
        <Link className={`${buttonClass('primary')} justify-self-start`} href="/sign-in">
          Go on to Touchline
        </Link>
      </div>
    );
  }
  if (!token || fault?.fields.token || fault?.code === 'conflict') {
    return (
      <div className="account-note" role="alert">
        <p>
          {fault?.code === 'conflict'
            ? fault.message
            : 'This link does not work: it was used already, its time is over, or a part of it is missing.'}
        </p>
        <p className="mt-2">
          <Link className="account-link" href="/account">
            Ask for a new one on your account page
          </Link>
        </p>
      </div>
    );
  }
  return (
    <div className="account-form">
      <Button kind="primary" size="l" busy={confirm.isPending} onClick={() => confirm.mutate({ token })}>
        Confirm this address
      </Button>
      <div role="alert" className={fault ? 'account-fault' : 'vh'}>
        {fault?.message}
      </div>
    </div>
  );
}
