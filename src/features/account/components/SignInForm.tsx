'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/Field';
import { type FormFault, faultIn, faultOf, useSignIn } from '../client';
import { signInInput } from '../schema';
import { AccountForm } from './AccountForm';
import { PasswordField } from './PasswordField';

/** E-mail and password. `onDone` runs once the browser is signed in; the page is not left. */
export function SignInForm({ email = '', onDone }: { email?: string; onDone: () => void }) {
  const signIn = useSignIn();
  const [missing, setMissing] = useState<FormFault | null>(null);
  const fault = missing ?? faultOf(signIn.error);
  return (
    <AccountForm
      submit={signIn.isPending ? 'Signing in…' : 'Sign in'}
      // Still busy after success: the next page is on its way.
      busy={signIn.isPending || signIn.isSuccess}
      fault={fault}
      onSubmit={({ email = '', password = '' }) => {
        const gap = faultIn(signInInput, { email, password });
        setMissing(gap);
        if (!gap) signIn.mutate({ email, password }, { onSuccess: onDone });
      }}
    >
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        defaultValue={email}
        required
        error={fault?.fields.email}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        error={fault?.fields.password}
      />
    </AccountForm>
  );
}
