import type { Metadata } from 'next';
import { rangeOf } from '@/features/map/prepare';
import { Wallboard } from '@/features/overview/components/Wallboard';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Wallboard' };

interface WallboardProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function WallboardPage({ params, searchParams }: WallboardProps) {
  const [{ workspace }, query] = await Promise.all([params, searchParams]);
  const named = (value: string | string[] | undefined) =>
    typeof value === 'string' && value !== '' ? value : null;
  const range = rangeOf(query.range);
  const look = { workspace, map: named(query.map), range, persona: named(query.persona) };
  await Promise.all([
    openPage(trpc.workspace.get.queryOptions({ workspace })),
    openPage(trpc.overview.get.queryOptions(look)),
  ]);
  return (
    <Hydrated>
      <Wallboard workspace={workspace} renderedAt={Date.now()} />
    </Hydrated>
  );
}
