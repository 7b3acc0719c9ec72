import type { Metadata } from 'next';
import { AccountShell } from '@/features/account/components/AccountShell';
import { ConfirmEmail } from '@/features/confirmation/components/ConfirmEmail';

export const metadata: Metadata = { title: 'Confirm your e-mail address' };

export default async function ConfirmEmailPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  return (
    <AccountShell title="Confirm your e-mail address" sub="So that mail reaches you, and nobody else.">
      <ConfirmEmail token={typeof token === 'string' ? token : ''} />
    </AccountShell>
  );
}
