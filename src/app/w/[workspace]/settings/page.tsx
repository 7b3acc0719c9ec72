import type { Metadata } from 'next';
import { WorkspaceSettings } from '@/features/workspace/components/WorkspaceSettings';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Workspace' };

export default async function SettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  await openPage(trpc.workspace.get.queryOptions({ workspace }));
  return (
    <Hydrated>
      <WorkspaceSettings workspace={workspace} />
    </Hydrated>
  );
}
