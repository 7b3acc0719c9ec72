import type { ReactNode } from 'react';
import { CommandsProvider } from '@/features/workspace/components/Commands';
import { MembershipGate } from '@/features/workspace/components/MembershipGate';
import { Shell } from '@/features/workspace/components/Shell';
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
  const [{ isMember, role, leads }] = await Promise.all([
    openPage(trpc.workspace.get.queryOptions({ workspace })),
    openPage(trpc.map.list.queryOptions({ workspace })),
  ]);
  return (
    <CommandsProvider workspace={workspace} role={isMember ? role : null}>
      <Hydrated>
        <Shell workspace={workspace} isMember={isMember} leads={leads}>
          <MembershipGate workspace={workspace}>{children}</MembershipGate>
        </Shell>
      </Hydrated>
    </CommandsProvider>
  );
}
