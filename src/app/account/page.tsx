import type { Metadata } from 'next';
import { AccountSettings } from '@/features/account/components/AccountSettings';
import { openPage } from '@/trpc/page';
import { trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  const me = await openPage(trpc.account.me.queryOptions());
  const workspaces = await openPage(trpc.workspace.mine.queryOptions());
  return <AccountSettings me={me} workspaces={workspaces} />;
}
