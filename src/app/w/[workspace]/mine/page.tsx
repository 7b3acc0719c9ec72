import type { Metadata } from 'next';
import { MinePage } from '@/features/lead/components/MinePage';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'My touchpoints' };

export default async function MyTouchpointsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  await openPage(trpc.lead.mine.queryOptions({ workspace }));
  return (
    <Hydrated>
      <MinePage workspace={workspace} renderedAt={Date.now()} />
    </Hydrated>
  );
}
