import type { ReactNode } from 'react';
import { CommandsProvider } from '@/features/workspace/components/Commands';
import { MembershipGate } from '@/features/workspace/components/MembershipGate';
import { NavRail } from '@/features/workspace/components/NavRail';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export default async function WorkspaceLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}) {
  const { workspace } = await params;
  const { isMember, role, leads } = await openPage(trpc.workspace.get.queryOptions({ workspace }));
  return (
    <CommandsProvider workspace={workspace} role={isMember ? role : null}>
      <div className="shell" data-nav="rail">
        <NavRail workspace={workspace} isMember={isMember} leads={leads} />
        <Hydrated>
          <MembershipGate workspace={workspace}>{children}</MembershipGate>
        </Hydrated>
      </div>
    </CommandsProvider>
  );
}
