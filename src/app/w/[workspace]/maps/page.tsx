import type { Metadata } from 'next';
import { MapList } from '@/features/map/components/MapList';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Maps' };

export default async function MapsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const [{ isMember, role }] = await Promise.all([
    openPage(trpc.workspace.get.queryOptions({ workspace })),
    openPage(trpc.map.cards.queryOptions({ workspace })),
    openPage(trpc.health.list.queryOptions({ workspace })),
  ]);
  return (
    <Hydrated>
      <MapList workspace={workspace} mayEdit={isMember && role !== 'viewer'} renderedAt={Date.now()} />
    </Hydrated>
  );
}
