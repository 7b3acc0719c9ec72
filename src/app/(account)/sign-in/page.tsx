import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AccountShell } from '@/features/account/components/AccountShell';
import { SignInNotice } from '@/features/account/components/SignInNotice';
import { SignInPanel } from '@/features/account/components/SignInPanel';
import { getHome, listProviders } from '@/features/account/data';
import { sameSitePath } from '@/features/account/schema';
import { currentUserId } from '@/server/auth';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { callbackUrl, error, notice } = await searchParams;
  const next = sameSitePath(callbackUrl);
  const userId = await currentUserId();
  if (userId) redirect(next ?? (await getHome(userId)));
  return (
    <AccountShell
      title="Sign in"
      sub="Your maps are where you left them."
      aside={
        <Link className="btn ghost" href="/sign-up">
          Create account
        </Link>
      }
    >
      <SignInNotice error={error?.toString()} notice={notice?.toString()} />
      <SignInPanel next={next ?? '/sign-in'} providers={listProviders()} />
    </AccountShell>
  );
}
