import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { AccountShell } from '@/features/account/components/AccountShell';
import { ForgotPasswordForm } from '@/features/account/components/ForgotPasswordForm';
import { resetRoute } from '@/features/account/data';

export const metadata: Metadata = { title: 'Forgot password' };

export default async function ForgotPasswordPage() {
  return (
    <AccountShell
      title="Forgot your password?"
      sub="Enter your e-mail and get a link that sets a new one."
      aside={
        <Link className="btn ghost" href="/sign-in">
          Sign in
        </Link>
      }
    >
      <ForgotPasswordForm {...resetRoute(await headers())} />
    </AccountShell>
  );
}
