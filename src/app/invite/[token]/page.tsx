import type { Metadata } from 'next';
import { AccountShell } from '@/features/account/components/AccountShell';
import { InvitationPage } from '@/features/invitation/components/InvitationPage';
import { invitationTitle } from '@/features/invitation/prepare';
import { currentUser } from '@/server/auth';
import { openPage } from '@/trpc/page';
import { trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Invitation', robots: { index: false } };

/** Opening it changes nothing: programs that look at mails for people open every link. */
export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await openPage(trpc.invitation.open.queryOptions({ token: token.slice(0, 200) }));
  const me = await currentUser();
  return (
    <AccountShell {...invitationTitle(invitation)}>
      <InvitationPage token={token} invitation={invitation} me={me?.email ?? null} />
    </AccountShell>
  );
}
