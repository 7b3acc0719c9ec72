'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Field } from '@/components/ui/Field';
import { type FormFault, faultIn, faultOf, useSignUp } from '../client';
import type { Provider } from '../data';
import { signUpInput } from '../schema';
import { AccountForm } from './AccountForm';
import { PasswordField } from './PasswordField';
import { ProviderButtons } from './ProviderButtons';

/** A new account and its first workspace, in one form. */
export function SignUpForm({ providers }: { providers: Provider[] }) {
  const signUp = useSignUp();
  const [missing, setMissing] = useState<FormFault | null>(null);
  const fault = missing ?? faultOf(signUp.error);
  return (
    <>
      <AccountForm
        submit={signUp.isPending ? 'Creating your workspace…' : 'Create workspace'}
        busy={signUp.isPending || signUp.isSuccess}
        fault={fault}
        onSubmit={({ name = '', email = '', password = '', workspaceName = '' }) => {
          const input = { name, email, password, workspaceName };
          const gap = faultIn(signUpInput, input);
          setMissing(gap);
          if (!gap) signUp.mutate(input, { onSuccess: (slug) => window.location.assign(`/w/${slug}/start`) });
        }}
      >
        <Field label="Your name" name="name" autoComplete="name" required error={fault?.fields.name} />
        <div className="grid gap-1">
          <Field
            label="E-mail"
            name="email"
            type="email"
            autoComplete="username"
            inputMode="email"
            required
            error={fault?.fields.email}
          />
          {fault?.code === 'conflict' ? <KnownAddress /> : null}
        </div>
        <PasswordField
          label="Password"
          name="password"
          autoComplete="new-password"
          hint="At least 10 characters. A few words are easy to keep in mind."
          error={fault?.fields.password}
        />
        <Field
          label="Workspace"
          name="workspaceName"
          autoComplete="organization"
          required
          hint="Usually the name of your business."
          error={fault?.fields.workspaceName}
        />
      </AccountForm>
      <ProviderButtons providers={providers} callbackUrl="/sign-up" />
    </>
  );
}

function KnownAddress() {
  return (
    <p className="t12 ink2">
      <Link className="account-link" href="/sign-in">
        Sign in
      </Link>{' '}
      or{' '}
      <Link className="account-link" href="/forgot-password">
        reset the password
      </Link>
      .
    </p>
  );
}
