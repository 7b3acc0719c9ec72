import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { openPage } from '@/trpc/page';
import { trpc } from '@/trpc/server';

interface MapLayoutProps {
  children: ReactNode;
  params: Promise<{ workspace: string; map: string }>;
}

/** What follows may be sent behind a skeleton, and with it the status: whether the map exists is asked before. */
export default async function MapLayout({ children, params }: MapLayoutProps) {
  const { workspace, map } = await params;
  const maps = await openPage(trpc.map.list.queryOptions({ workspace }));
  return maps.some(({ id }) => id === map) ? children : notFound();
}
