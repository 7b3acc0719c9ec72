import type { Metadata } from 'next';
import { ChannelsPage } from '@/features/channel/components/ChannelsPage';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Channels' };

export default async function SettingsChannelsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const [{ role }] = await Promise.all([
    openPage(trpc.workspace.get.queryOptions({ workspace })),
    openPage(trpc.channel.list.queryOptions({ workspace })),
  ]);
  return (
    <Hydrated>
      <ChannelsPage workspace={workspace} role={role} />
    </Hydrated>
  );
}
