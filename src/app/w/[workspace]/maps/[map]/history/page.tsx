import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { HistoryScreen } from '@/features/history/components/HistoryScreen';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'History' };

export default async function HistoryPage({
  params,
}: {
  params: Promise<{ workspace: string; map: string }>;
}) {
  const { workspace, map } = await params;
  const [{ isMember, role, timeZone }, maps] = await Promise.all([
    openPage(trpc.workspace.get.queryOptions({ workspace })),
    openPage(trpc.map.list.queryOptions({ workspace })),
    openPage(trpc.history.snapshots.queryOptions({ workspace, map })),
  ]);
  const name = maps.find(({ id }) => id === map)?.name;
  if (name === undefined) notFound();
  return (
    <Hydrated>
      <HistoryScreen
        workspace={workspace}
        map={map}
        name={name}
        timeZone={timeZone}
        mayEdit={isMember && role !== 'viewer'}
      />
    </Hydrated>
  );
}
