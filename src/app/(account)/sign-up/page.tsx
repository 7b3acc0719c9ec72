import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AccountShell } from '@/features/account/components/AccountShell';
import { SignUpForm } from '@/features/account/components/SignUpForm';
import { WorkspaceForm } from '@/features/account/components/WorkspaceForm';
import { getHome, listProviders } from '@/features/account/data';
import { currentUserId } from '@/server/auth';

export const metadata: Metadata = { title: 'Create account' };

const SUB = 'Then draw your first map and put a question where it happens. It takes about five minutes.';

export default async function SignUpPage() {
  const userId = await currentUserId();
  const home = userId ? await getHome(userId) : null;
  if (home && home !== '/sign-up') redirect(home);
  if (home) {
    return (
      <AccountShell title="Name your workspace" sub={SUB}>
        <WorkspaceForm />
      </AccountShell>
    );
  }
  return (
    <AccountShell
      title="Create your account"
      sub={SUB}
      aside={
        <Link className="btn ghost" href="/sign-in">
          Sign in
        </Link>
      }
    >
      <SignUpForm providers={listProviders()} />
    </AccountShell>
  );
}
