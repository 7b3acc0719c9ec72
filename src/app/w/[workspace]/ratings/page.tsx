import type { Metadata } from 'next';
import { AnswersPage } from '@/features/answer/components/AnswersPage';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Ratings' };

export default async function RatingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const { timeZone } = await openPage(trpc.workspace.get.queryOptions({ workspace }));
  await openPage(trpc.tag.list.queryOptions({ workspace }));
  return (
    <Hydrated>
      <AnswersPage workspace={workspace} timeZone={timeZone} renderedAt={Date.now()} />
    </Hydrated>
  );
}
