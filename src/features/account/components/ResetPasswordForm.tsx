'use client';

import Link from 'next/link';
import { faultOf, useReset } from '../client';
import { AccountForm } from './AccountForm';
import { PasswordField } from './PasswordField';

/** Sets a new password with the token of a reset mail. */
export function ResetPasswordForm({ token }: { token: string }) {
  const reset = useReset();
  const fault = faultOf(reset.error);
  if (!token || fault?.fields.token) {
    return (
      <div className="account-note" role="alert">
        <p>This link does not work: it was used already, its hour is over, or a part of it is missing.</p>
        <p className="mt-2">
          <Link className="account-link" href="/forgot-password">
            Ask for a new one
          </Link>
        </p>
      </div>
    );
  }
  return (
    <AccountForm
      submit="Set password"
      busy={reset.isPending || reset.isSuccess}
      fault={fault}
      onSubmit={({ password = '' }) =>
        reset.mutate(
          { token, password },
          { onSuccess: () => window.location.assign('/sign-in?notice=password') },
        )
      }
    >
      <PasswordField
        label="New password"
        name="password"
        autoComplete="new-password"
        hint="At least 10 characters. A few words are easy to keep in mind."
        error={fault?.fields.password}
      />
    </AccountForm>
  );
}
