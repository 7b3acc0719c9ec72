import type { Metadata } from 'next';
import { GuidePage } from '@/features/guide/components/GuidePage';
import { keyOf, prepareGuide } from '@/features/guide/prepare/guide';
import { publicUrl } from '@/server/env';

export const metadata: Metadata = {
  title: 'Install',
  description: 'The widget in plain HTML, React, Next, Vue, WordPress, Shopify and Google Tag Manager.',
};

interface Props {
  searchParams: Promise<{ key?: string | string[] }>;
}

export default async function InstallPage({ searchParams }: Props) {
  const own = keyOf((await searchParams).key);
  const parts = prepareGuide({ host: publicUrl(), publicKey: own ?? 'pk_…', touchpoint: 'delivery' });
  return <GuidePage parts={parts} isOwn={own !== undefined} />;
}
