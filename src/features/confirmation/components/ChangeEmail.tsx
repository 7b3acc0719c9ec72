'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/Field';
import { faultOf } from '@/features/account/client';
import { AccountForm } from '@/features/account/components/AccountForm';
import { PasswordField } from '@/features/account/components/PasswordField';
import type { Me } from '@/features/account/schema';
import { useRequestEmailChange } from '../client';

/** Changes one's own address, by a link that goes to the new one. */
export function ChangeEmail({ me }: { me: Me }) {
  const change = useRequestEmailChange();
  const [round, setRound] = useState(0);
  const fault = faultOf(change.error);
  return (
    <section className="sec">
      <header>
        <h2>E-mail</h2>
        <span className="badge">{me.emailVerified ? 'Confirmed' : 'Not confirmed'}</span>
      </header>
      <div className="body grid gap-4">
        <p className="ink2">
          You sign in with <b className="m">{me.email}</b>.
        </p>
        {me.mail === 'nowhere' ? (
          <p className="account-note">
            No mail leaves this server: it has no mail server (SMTP_URL is not set). A link to another address
            would not arrive.
          </p>
        ) : null}
        <div role="status" className={change.data ? 'account-note' : 'vh'}>
          {change.data
            ? `A link is on its way to ${change.data.email}. Your address changes when you open it and press the button.`
            : null}
        </div>
        <AccountForm
          key={round}
          submit="Send a link to the new address"
          busy={change.isPending}
          fault={fault}
          onSubmit={({ email = '', password = '' }) =>
            change.mutate({ email, password }, { onSuccess: () => setRound(round + 1) })
          }
        >
          <Field
            label="New e-mail"
            name="email"
            type="email"
            autoComplete="off"
            inputMode="email"
            required
            error={fault?.fields.email}
          />
          {me.hasPassword ? (
            <PasswordField
              label="Your password"
              name="password"
              autoComplete="current-password"
              error={fault?.fields.password}
            />
          ) : null}
        </AccountForm>
      </div>
    </section>
  );
}
