'use client';

import { Field } from '@/components/ui/Field';
import { faultOf, useRequestReset } from '../client';
import { AccountForm } from './AccountForm';

/** Asks for a reset mail. The answer is the same whether or not the address has an account. */
export function ForgotPasswordForm({ outbox }: { outbox: boolean }) {
  const request = useRequestReset();
  const fault = faultOf(request.error);
  if (request.isSuccess) {
    return (
      <div className="account-note" role="status">
        <p>
          If <b className="m">{request.variables.email.trim()}</b> has an account, a mail with a link is on
          its way. The link works once, for one hour.
        </p>
        {outbox ? (
          <p className="mt-2">
            This installation sends no mail yet.{' '}
            <a className="account-link" href="/outbox">
              Open the outbox
            </a>
          </p>
        ) : null}
      </div>
    );
  }
  return (
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
  );
}
