import 'server-only';
import { headers } from 'next/headers';
import { type ReactNode, Suspense } from 'react';

/**
 * Shows whoever comes from another page a fallback until this one is there. A page that is opened anew is sent as a
 * whole: React holds back for a while what follows a fallback that was painted.
 */
export async function Arriving({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  const opened = (await headers()).get('sec-fetch-dest') === 'document';
  return opened ? children : <Suspense fallback={fallback}>{children}</Suspense>;
}
