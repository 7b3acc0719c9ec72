import type { Metadata } from 'next';
import { MembersPage } from '@/features/invitation/components/MembersPage';
import { openPage, openPermitted } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Members' };

export default async function SettingsMembersPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  await Promise.all([
    openPage(trpc.workspace.get.queryOptions({ workspace })),
    openPage(trpc.member.list.queryOptions({ workspace })),
    // What came later would push what stands below it.
    openPermitted(trpc.invitation.list.queryOptions({ workspace })),
    openPermitted(trpc.invitation.mail.queryOptions({ workspace })),
    openPage(trpc.department.list.queryOptions({ workspace })),
  ]);
  return (
    <Hydrated>
      <MembersPage workspace={workspace} renderedAt={Date.now()} />
    </Hydrated>
  );
}
