'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useCallback, useEffect } from 'react';
import { Button } from '@/components/ui/Button';

/** Nobody may be at the screen: a wallboard comes back by itself. */
const AGAIN_MS = 20_000;

/** What stands where a page could not be made: the database was away when it was opened, or it is a defect of ours. */
export function PageError({ reset }: { reset: () => void }) {
  const router = useRouter();
  const retry = useCallback(
    () =>
      startTransition(() => {
        router.refresh();
        reset();
      }),
    [router, reset],
  );
  useEffect(() => {
    const timer = setInterval(retry, AGAIN_MS);
    return () => clearInterval(timer);
  }, [retry]);
  return (
    <main className="empty min-h-dvh content-center justify-items-center text-center">
      <b>This page could not be loaded</b>
      <span>Nothing is lost. Touchline tries again by itself every 20 seconds.</span>
      <Button onClick={retry}>Try again</Button>
    </main>
  );
}
