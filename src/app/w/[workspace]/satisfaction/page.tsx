import type { Metadata } from 'next';
import { rangeOf } from '@/features/map/prepare';
import { OverviewPage } from '@/features/overview/components/OverviewPage';
import { OverviewSkeleton } from '@/features/overview/components/OverviewSkeleton';
import { Arriving } from '@/trpc/arriving';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Satisfaction' };

interface SatisfactionProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default function SatisfactionPage(props: SatisfactionProps) {
  return (
    <Arriving fallback={<OverviewSkeleton />}>
      <OpenOverview {...props} />
    </Arriving>
  );
}

async function OpenOverview({ params, searchParams }: SatisfactionProps) {
  const [{ workspace }, query] = await Promise.all([params, searchParams]);
  const named = (value: string | string[] | undefined) =>
    typeof value === 'string' && value !== '' ? value : null;
  const range = rangeOf(query.range);
  const look = { workspace, map: named(query.map), range, persona: named(query.persona) };
  await openPage(trpc.overview.get.queryOptions(look));
  return (
    <Hydrated>
      <OverviewPage workspace={workspace} renderedAt={Date.now()} />
    </Hydrated>
  );
}
