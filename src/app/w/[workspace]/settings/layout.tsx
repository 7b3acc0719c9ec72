import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { SettingsFrame } from '@/features/workspace/components/SettingsFrame';
import { openPage } from '@/trpc/page';
import { trpc } from '@/trpc/server';

interface SettingsLayoutProps {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}

/** Settings are for members; visitors of the example have none. */
export default async function SettingsLayout({ children, params }: SettingsLayoutProps) {
  const { workspace } = await params;
  const { isMember, role } = await openPage(trpc.workspace.get.queryOptions({ workspace }));
  if (!isMember) notFound();
  return (
    <SettingsFrame workspace={workspace} role={role}>
      {children}
    </SettingsFrame>
  );
}
