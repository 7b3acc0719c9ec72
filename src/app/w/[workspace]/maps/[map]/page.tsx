import type { Metadata } from 'next';
import { MapScreen } from '@/features/map/components/MapScreen';
import { MapSkeleton } from '@/features/map/components/MapSkeleton';
import { rangeOf } from '@/features/map/prepare';
import { Arriving } from '@/trpc/arriving';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

interface MapPageProps {
  params: Promise<{ workspace: string; map: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function open({ params, searchParams }: MapPageProps) {
  const [{ workspace, map }, query] = await Promise.all([params, searchParams]);
  const range = rangeOf(query.range);
  const persona = typeof query.persona === 'string' && query.persona !== '' ? query.persona : null;
  return openPage(trpc.map.get.queryOptions({ workspace, map, range, persona }));
}

export async function generateMetadata(props: MapPageProps): Promise<Metadata> {
  return { title: (await open(props)).name };
}

export default function MapPage(props: MapPageProps) {
  return (
    <Arriving fallback={<MapSkeleton />}>
      <OpenMap {...props} />
    </Arriving>
  );
}

async function OpenMap(props: MapPageProps) {
  const { workspace, map } = await props.params;
  await Promise.all([open(props), openPage(trpc.health.get.queryOptions({ workspace, mapId: map }))]);
  const screen = <MapScreen key={map} workspace={workspace} map={map} renderedAt={Date.now()} />;
  return <Hydrated>{screen}</Hydrated>;
}
