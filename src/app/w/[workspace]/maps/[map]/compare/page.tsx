import type { Metadata } from 'next';
import { ComparePage } from '@/features/desired/components/ComparePage';
import { rangeOf } from '@/features/map/prepare';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

interface ComparePageProps {
  params: Promise<{ workspace: string; map: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: 'Compare' };

export default async function Compare({ params, searchParams }: ComparePageProps) {
  const [{ workspace, map: asked }, query] = await Promise.all([params, searchParams]);
  const range = rangeOf(query.range);
  const persona = typeof query.persona === 'string' && query.persona !== '' ? query.persona : null;
  const read = (map: string) => openPage(trpc.map.get.queryOptions({ workspace, map, range, persona }));
  const given = await read(asked);
  const [first, ...others] = given.desiredMaps;
  // Of a map with one desired journey that one is meant. Sent there, the page would load once more while it is in use.
  const map = given.kind === 'current' && first && others.length === 0 ? first.id : asked;
  const shown = map === asked ? given : await read(map);
  if (shown.kind === 'current') await openPage(trpc.map.cards.queryOptions({ workspace }));
  else {
    const other = shown.derivedFrom && !shown.derivedFrom.deleted ? [shown.derivedFrom.id] : [];
    await Promise.all([openPage(trpc.desired.ancestry.queryOptions({ workspace, map })), ...other.map(read)]);
  }
  return (
    <Hydrated>
      <ComparePage key={map} workspace={workspace} map={map} renderedAt={Date.now()} />
    </Hydrated>
  );
}
