import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ComparePage } from '@/features/desired/components/ComparePage';
import { RANGES } from '@/features/map/schema';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

interface ComparePageProps {
  params: Promise<{ workspace: string; map: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: 'Compare' };

export default async function Compare({ params, searchParams }: ComparePageProps) {
  const [{ workspace, map }, query] = await Promise.all([params, searchParams]);
  const range = RANGES.find((range) => range === query.range) ?? '28d';
  const persona = typeof query.persona === 'string' && query.persona !== '' ? query.persona : null;
  const shown = await openPage(trpc.map.get.queryOptions({ workspace, map, range, persona }));
  const [first, ...others] = shown.desiredMaps;
  if (shown.kind === 'current' && first && others.length === 0) {
    const asked = Object.entries(query).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    );
    redirect(`/w/${workspace}/maps/${first.id}/compare?${new URLSearchParams(asked)}`);
  }
  if (shown.kind === 'current') await openPage(trpc.map.cards.queryOptions({ workspace }));
  else {
    const other = shown.derivedFrom && !shown.derivedFrom.deleted ? [shown.derivedFrom.id] : [];
    await Promise.all([
      openPage(trpc.desired.ancestry.queryOptions({ workspace, map })),
      ...other.map((id) => openPage(trpc.map.get.queryOptions({ workspace, map: id, range, persona }))),
    ]);
  }
  return (
    <Hydrated>
      <ComparePage key={map} workspace={workspace} map={map} renderedAt={Date.now()} />
    </Hydrated>
  );
}
