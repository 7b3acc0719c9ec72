import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { openShare } from '@/features/share/api';
import { EmbeddedMap } from '@/features/share/components/EmbeddedMap';

export async function generateMetadata(): Promise<Metadata> {
  const opened = await openShare();
  const title = opened.state === 'open' ? opened.value.data.name : 'Shared map';
  return { title, robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** Made to be shown in a frame of another page; the headers that say whose are set before this is asked. */
export default async function EmbeddedMapPage() {
  const opened = await openShare();
  if (opened.state !== 'open') notFound();
  return <EmbeddedMap shared={opened.value} now={Date.now()} />;
}
