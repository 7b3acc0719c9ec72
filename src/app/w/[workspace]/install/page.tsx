import type { Metadata } from 'next';
import { KeysPage } from '@/features/key/components/KeysPage';
import { openPage } from '@/trpc/page';
import { trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Snippet and keys' };

export default async function InstallPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const { role } = await openPage(trpc.workspace.get.queryOptions({ workspace }));
  return <KeysPage workspace={workspace} mayEdit={role === 'admin' || role === 'owner'} />;
}
