'use client';

import { Field } from '@/components/ui/Field';
import { faultOf, useRequestReset } from '../client';
import { AccountForm } from './AccountForm';

/** Asks for a reset mail. The answer is the same whether or not the address has an account. */
export function ForgotPasswordForm({
  route,
  mayOpen,
}: {
  /** Where mails go. */
  route: 'out' | 'outbox' | 'nowhere';
  /** The outbox may be opened from here. */
  mayOpen: boolean;
}) {
  const request = useRequestReset();
  const fault = faultOf(request.error);
  if (route === 'nowhere')
    return (
      <p className="account-note">
        This server sends no mail, so no link can reach you. Ask whoever runs it to set SMTP_URL.
      </p>
    );
  if (request.isSuccess) {
    return (
      <div className="account-note" role="status">
        <p>
          If <b className="m">{request.variables.email.trim()}</b> has an account, a mail with a link{' '}
          {route === 'outbox' ? 'waits in the outbox, because no mail leaves this server' : 'is on its way'}.
          The link works once, for one hour.
        </p>
        {mayOpen ? (
          <p className="mt-2">
            <a className="account-link" href="/outbox">
              Open the outbox
            </a>
          </p>
        ) : null}
      </div>
    );
  }
  return (
    <>
      {route === 'outbox' ? (
        <p className="account-note mb-4">
          No mail leaves this server: the link will wait in its{' '}
          {mayOpen ? (
            <a className="account-link" href="/outbox">
              outbox
            </a>
          ) : (
            'outbox, which only the machine it runs on can open'
          )}
          .
        </p>
      ) : null}
      <AccountForm
        submit="Send the link"
        busy={request.isPending}
        fault={fault}
        onSubmit={({ email = '' }) => request.mutate({ email })}
      >
        <Field
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          error={fault?.fields.email}
        />
      </AccountForm>
    </>
  );
}
