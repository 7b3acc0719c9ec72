import type { Metadata } from 'next';
import { MapList } from '@/features/map/components/MapList';
import { openPage } from '@/trpc/page';
import { trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Maps' };

export default async function MapsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const [{ isMember, role }, maps] = await Promise.all([
    openPage(trpc.workspace.get.queryOptions({ workspace })),
    openPage(trpc.map.list.queryOptions({ workspace })),
  ]);
  return <MapList workspace={workspace} maps={maps} mayEdit={isMember && role !== 'viewer'} />;
}
