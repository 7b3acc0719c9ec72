import type { Metadata } from 'next';
import { PromisesPage } from '@/features/promise/components/PromisesPage';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Promises' };

export default async function SettingsPromisesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const [{ role }] = await Promise.all([
    openPage(trpc.workspace.get.queryOptions({ workspace })),
    openPage(trpc.promise.list.queryOptions({ workspace })),
  ]);
  return (
    <Hydrated>
      <PromisesPage workspace={workspace} role={role} />
    </Hydrated>
  );
}
