import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ImportScreen } from '@/features/import/components/ImportScreen';
import { openPage } from '@/trpc/page';
import { trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Import touchpoints' };

interface ImportPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ImportPage({ params, searchParams }: ImportPageProps) {
  const [{ workspace }, query] = await Promise.all([params, searchParams]);
  const [{ isMember, role }, maps] = await Promise.all([
    openPage(trpc.workspace.get.queryOptions({ workspace })),
    openPage(trpc.map.list.queryOptions({ workspace })),
  ]);
  if (!isMember || role === 'viewer') notFound();
  const map = maps.find(({ id }) => id === query.map)?.id ?? null;
  const back = map && query.from === 'start' ? `/w/${workspace}/start?map=${map}&step=touchpoints` : null;
  return (
    <ImportScreen
      key={map}
      workspace={workspace}
      map={map}
      maps={maps.map(({ id, name }) => ({ id, name }))}
      back={back}
    />
  );
}
