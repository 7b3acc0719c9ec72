import type { Metadata } from 'next';
import { AccountShell } from '@/features/account/components/AccountShell';
import { ResetPasswordForm } from '@/features/account/components/ResetPasswordForm';

export const metadata: Metadata = { title: 'Set a new password' };

export default async function ResetPasswordPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  return (
    <AccountShell title="Set a new password" sub="It signs you out everywhere else.">
      <ResetPasswordForm token={typeof token === 'string' ? token : ''} />
    </AccountShell>
  );
}
