import type { Metadata } from 'next';
import { ExplorePage } from '@/features/explore/components/ExplorePage';
import { ExploreSkeleton } from '@/features/explore/components/ExploreSkeleton';
import { queryOf, readState } from '@/features/explore/prepare/state';
import { Arriving } from '@/trpc/arriving';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Explore' };

interface ExploreProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default function Page(props: ExploreProps) {
  return (
    <Arriving fallback={<ExploreSkeleton />}>
      <OpenExplore {...props} />
    </Arriving>
  );
}

async function OpenExplore({ params, searchParams }: ExploreProps) {
  const [{ workspace }, sent] = await Promise.all([params, searchParams]);
  const query = new URLSearchParams(
    Object.entries(sent).flatMap(([name, values]) => [values ?? []].flat().map((value) => [name, value])),
  );
  const { timeZone } = await openPage(trpc.workspace.get.queryOptions({ workspace }));
  const { state } = readState(query, { timeZone, now: new Date() });
  await openPage(trpc.explore.get.queryOptions({ workspace, ...queryOf(state) }));
  return (
    <Hydrated>
      <ExplorePage workspace={workspace} renderedAt={Date.now()} />
    </Hydrated>
  );
}
