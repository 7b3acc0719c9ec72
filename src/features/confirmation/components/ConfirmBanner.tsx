'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { faultOf, useMe } from '@/features/account/client';
import { useResendConfirmation } from '../client';

/**
 * Says that one's own address is not confirmed yet, and sends the mail again. Nothing while it is, and where no mail
 * could ever confirm it.
 */
export function ConfirmBanner() {
  const { data: me } = useMe();
  const resend = useResendConfirmation();
  if (!me || me.emailVerified || me.mail === 'nowhere') return null;
  const fault = faultOf(resend.error);
  return (
    <div className="banner flex-wrap" role="status">
      <Icon name="mail" />
      <span className="grow">
        {resend.isSuccess
          ? `A mail with a new link is on its way to ${me.email}.`
          : (fault?.message ??
            `Confirm your address ${me.email} with the link in our mail. Until then you cannot invite people.`)}
        {me.mail === 'outbox' ? (
          <>
            {' No mail leaves this server: it waits in the '}
            <Link className="underline" href="/outbox">
              outbox
            </Link>
            .
          </>
        ) : null}
      </span>
      {resend.isSuccess ? null : (
        <Button size="s" busy={resend.isPending} onClick={() => resend.mutate()}>
          Send the mail again
        </Button>
      )}
    </div>
  );
}
