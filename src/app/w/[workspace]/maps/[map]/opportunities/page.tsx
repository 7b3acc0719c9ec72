import type { Metadata } from 'next';
import { OpportunitiesPage } from '@/features/opportunity/components/OpportunitiesPage';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Opportunities' };

interface OpportunitiesProps {
  params: Promise<{ workspace: string; map: string }>;
}

export default async function MapOpportunitiesPage({ params }: OpportunitiesProps) {
  const { workspace, map } = await params;
  await Promise.all([
    openPage(trpc.map.get.queryOptions({ workspace, map, range: '28d', persona: null })),
    openPage(trpc.opportunity.list.queryOptions({ workspace, mapId: map })),
  ]);
  return (
    <Hydrated>
      <OpportunitiesPage workspace={workspace} map={map} renderedAt={Date.now()} />
    </Hydrated>
  );
}
