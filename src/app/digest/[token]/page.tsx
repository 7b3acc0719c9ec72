import type { Metadata } from 'next';
import { EndDigest } from '@/features/digest/components/EndDigest';
import { getDigestEnd } from '@/features/digest/data';

export const metadata: Metadata = {
  title: 'Weekly digest',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

export default async function EndDigestPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <EndDigest end={await getDigestEnd(token)} token={token} />;
}
