import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { openShare } from '@/features/share/api';
import { SharedMap } from '@/features/share/components/SharedMap';

export async function generateMetadata(): Promise<Metadata> {
  const opened = await openShare();
  const title = opened.state === 'open' ? opened.value.data.name : 'Shared map';
  return { title, robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

export default async function SharedMapPage() {
  const opened = await openShare();
  if (opened.state !== 'open') notFound();
  return <SharedMap shared={opened.value} now={Date.now()} />;
}
