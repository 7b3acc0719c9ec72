import type { Metadata } from 'next';
import { PersonasPage } from '@/features/persona/components/PersonasPage';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Personas' };

export default async function SettingsPersonasPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const [{ role }] = await Promise.all([
    openPage(trpc.workspace.get.queryOptions({ workspace })),
    openPage(trpc.persona.list.queryOptions({ workspace })),
  ]);
  return (
    <Hydrated>
      <PersonasPage workspace={workspace} role={role} />
    </Hydrated>
  );
}
