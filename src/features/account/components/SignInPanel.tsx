'use client';

import Link from 'next/link';
import type { Provider } from '../data';
import { ProviderButtons } from './ProviderButtons';
import { SignInForm } from './SignInForm';

/** Signing in on a page of its own; `next` is the path it leads to. */
export function SignInPanel({ next, providers }: { next: string; providers: Provider[] }) {
  return (
    <>
      <SignInForm onDone={() => window.location.assign(next)} />
      <ProviderButtons providers={providers} callbackUrl={next} />
      <p className="mt-6">
        <Link className="account-link" href="/forgot-password">
          Forgot your password?
        </Link>
      </p>
    </>
  );
}
