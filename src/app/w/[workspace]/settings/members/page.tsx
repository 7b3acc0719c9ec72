import type { Metadata } from 'next';
import { MembersPage } from '@/features/invitation/components/MembersPage';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Members' };

export default async function SettingsMembersPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  await Promise.all([
    openPage(trpc.workspace.get.queryOptions({ workspace })),
    openPage(trpc.member.list.queryOptions({ workspace })),
  ]);
  return (
    <Hydrated>
      <MembersPage workspace={workspace} renderedAt={Date.now()} />
    </Hydrated>
  );
}
