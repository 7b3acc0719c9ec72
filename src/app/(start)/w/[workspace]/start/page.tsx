import type { Metadata } from 'next';
import { Onboarding } from '@/features/template/components/Onboarding';
import { listTemplates } from '@/features/template/prepare';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Start' };

export default async function StartPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  await openPage(trpc.workspace.get.queryOptions({ workspace }));
  return (
    <Hydrated>
      <Onboarding workspace={workspace} templates={listTemplates()} />
    </Hydrated>
  );
}
