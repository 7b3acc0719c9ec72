import type { ReactNode } from 'react';
import { NavRail } from '@/features/workspace/components/NavRail';
import { openPage } from '@/trpc/page';
import { trpc } from '@/trpc/server';

export default async function WorkspaceLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}) {
  const { workspace } = await params;
  const { isMember } = await openPage(trpc.workspace.get.queryOptions({ workspace }));
  return (
    <div className="shell" data-nav="rail">
      <NavRail workspace={workspace} isMember={isMember} />
      {children}
    </div>
  );
}
