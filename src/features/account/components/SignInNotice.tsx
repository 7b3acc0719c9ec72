'use client';

import { signInFault } from '../client';

/** What happened before somebody came here: a sign-in that failed elsewhere, or a password that was just set. */
export function SignInNotice({ error, notice }: { error?: string | undefined; notice?: string | undefined }) {
  if (error) {
    return (
      <p role="alert" className="account-fault mb-4 max-w-[360px]">
        {signInFault(error)}
      </p>
    );
  }
  if (notice !== 'password') return null;
  return (
    <p role="status" className="account-note mb-4 max-w-[360px]">
      Your password is set and you are signed out everywhere. Sign in with the new one.
    </p>
  );
}
