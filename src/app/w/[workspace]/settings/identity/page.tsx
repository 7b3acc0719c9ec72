import type { Metadata } from 'next';
import { IdentityPage } from '@/features/identity/components/IdentityPage';
import { openPage } from '@/trpc/page';
import { trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Identity' };

export default async function SettingsIdentityPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  await openPage(trpc.workspace.get.queryOptions({ workspace }));
  return <IdentityPage workspace={workspace} />;
}
