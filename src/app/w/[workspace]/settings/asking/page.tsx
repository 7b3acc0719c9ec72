import type { Metadata } from 'next';
import { AskingPage } from '@/features/asking/components/AskingPage';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Asking' };

export default async function SettingsAskingPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const [{ role }] = await Promise.all([
    openPage(trpc.workspace.get.queryOptions({ workspace })),
    openPage(trpc.asking.get.queryOptions({ workspace })),
  ]);
  return (
    <Hydrated>
      <AskingPage workspace={workspace} role={role} />
    </Hydrated>
  );
}
