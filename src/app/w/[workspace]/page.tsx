import { redirect } from 'next/navigation';
import { openPage } from '@/trpc/page';
import { trpc } from '@/trpc/server';

export default async function WorkspacePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const maps = await openPage(trpc.map.list.queryOptions({ workspace }));
  const [first] = maps;
  redirect(first && maps.length === 1 ? `/w/${workspace}/maps/${first.id}` : `/w/${workspace}/maps`);
}
