import type { Metadata } from 'next';
import { KeysPage } from '@/features/key/components/KeysPage';
import { openPage } from '@/trpc/page';
import { trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Keys' };

export default async function SettingsKeysPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const { role } = await openPage(trpc.workspace.get.queryOptions({ workspace }));
  return <KeysPage workspace={workspace} role={role} />;
}
