import type { Metadata } from 'next';
import { HealthPage } from '@/features/health/components/HealthPage';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Health' };

interface HealthProps {
  params: Promise<{ workspace: string; map: string }>;
}

export default async function MapHealthPage({ params }: HealthProps) {
  const { workspace, map } = await params;
  const [{ role }] = await Promise.all([
    openPage(trpc.workspace.get.queryOptions({ workspace })),
    openPage(trpc.health.get.queryOptions({ workspace, mapId: map })),
  ]);
  return (
    <Hydrated>
      <HealthPage workspace={workspace} map={map} role={role} />
    </Hydrated>
  );
}
