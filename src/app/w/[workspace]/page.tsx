import { redirect } from 'next/navigation';
import { openPage } from '@/trpc/page';
import { trpc } from '@/trpc/server';

export default async function WorkspacePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const { leads } = await openPage(trpc.workspace.get.queryOptions({ workspace }));
  if (leads) redirect(`/w/${workspace}/mine`);
  const maps = await openPage(trpc.map.list.queryOptions({ workspace }));
  const [first, ...others] = maps.filter(({ kind }) => kind === 'current');
  redirect(first && others.length === 0 ? `/w/${workspace}/maps/${first.id}` : `/w/${workspace}/maps`);
}
