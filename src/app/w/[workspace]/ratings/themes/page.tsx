import type { Metadata } from 'next';
import { ThemesPage } from '@/features/theme/components/ThemesPage';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Themes' };

export default async function Page({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const { timeZone } = await openPage(trpc.workspace.get.queryOptions({ workspace }));
  return (
    <Hydrated>
      <ThemesPage workspace={workspace} timeZone={timeZone} renderedAt={Date.now()} />
    </Hydrated>
  );
}
